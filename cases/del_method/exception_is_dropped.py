# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in a finalizer is reported through sys.unraisablehook and does not reach the program."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
# ]
# twin = "del_method/close_may_raise"
# ///
import gc
import sys

class Tracked(object):
    def __del__(self):
        raise ValueError("in __del__")

def hook(unraisable):
    print("hook: %s" % unraisable.exc_value)

sys.unraisablehook = hook
tracked = Tracked()
del tracked
print("after del")
gc.collect()
print("after collect")
