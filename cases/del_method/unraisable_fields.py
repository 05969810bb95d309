# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "What does sys.unraisablehook get for an exception in `__del__`?"
# see = ["https://docs.python.org/3/library/sys.html#sys.unraisablehook"]
# ///
import gc
import sys

class Tracked(object):
    def __del__(self):
        raise ValueError("in __del__")

def hook(unraisable):
    message = unraisable.err_msg
    if message:
        message = message.split(" <")[0]
    print("message: %r" % message)
    print("object: %s" % getattr(unraisable.object, "__qualname__", None))

sys.unraisablehook = hook
tracked = Tracked()
del tracked
gc.collect()
