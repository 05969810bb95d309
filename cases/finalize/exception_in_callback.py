# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in a finalize callback is reported, and the other callbacks still run."
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.finalize",
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
# ]
# ///
import gc
import sys
import weakref

class Target(object):
    pass

def fail():
    raise ValueError("in the callback")

def hook(unraisable):
    print("reported: %s" % unraisable.exc_value)

sys.unraisablehook = hook
target = Target()
weakref.finalize(target, print, "first registered")
weakref.finalize(target, fail)
weakref.finalize(target, print, "last registered")
del target
gc.collect()
print("end")
