# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "atexit.unregister() releases what the registry held."
# see = ["https://docs.python.org/3/library/atexit.html#atexit.unregister"]
# ///
import atexit
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

def function(argument):
    print("never called")

atexit.register(function, Tracked())
gc.collect()
print("registered")
atexit.unregister(function)
print("unregistered")
gc.collect()
print("end of program")
