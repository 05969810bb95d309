# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in a callback is reported through sys.unraisablehook and does not reach the program."
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.ref",
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
# ]
# ///
import gc
import sys
import weakref

class Target(object):
    pass

def callback(reference):
    raise KeyError("in the callback")

def hook(unraisable):
    message = unraisable.err_msg
    print("hook: %s, message %r" % (unraisable.exc_value, message and message.split(" <")[0]))

sys.unraisablehook = hook
target = Target()
reference = weakref.ref(target, callback)
del target
gc.collect()
print("still running")
