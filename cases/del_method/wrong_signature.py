# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "A finalizer that cannot be called is reported and skipped."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc
import sys

class TwoParameters(object):
    def __del__(self, extra):
        print("never called")

class NotCallable(object):
    __del__ = None

def hook(unraisable):
    print("reported: %s" % unraisable.exc_type.__name__)

sys.unraisablehook = hook
for kind in (TwoParameters, NotCallable):
    kind()
    gc.collect()
print("still running")
