# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "os._exit() ends the process without exit functions, finalizers or flushing."
# see = ["https://docs.python.org/3/library/os.html#os._exit"]
# ///
import atexit
import os
import sys

class Tracked(object):
    def __del__(self):
        print("finalized")

def at_exit():
    print("exit function")

tracked = Tracked()
atexit.register(at_exit)
print("flushed")
sys.stdout.flush()
print("not flushed")
os._exit(0)
