# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalizer works although the program keeps no reference to it."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import gc
import weakref

class Target(object):
    pass

def register(target):
    weakref.finalize(target, print, "callback")

target = Target()
register(target)
gc.collect()
print("registered")
del target
gc.collect()
print("end")
