# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "Not even SystemExit leaves a finalizer."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc
import sys

class Tracked(object):
    def __del__(self):
        raise SystemExit(7)

def hook(unraisable):
    print("reported: %s" % unraisable.exc_type.__name__)

sys.unraisablehook = hook
tracked = Tracked()
del tracked
gc.collect()
print("still running")
