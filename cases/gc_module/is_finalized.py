# /// script
# requires-python = ">=3.9"
# [tool.lastref]
# claim = "gc.is_finalized() is true only after the finalizer has returned."
# see = ["https://docs.python.org/3/library/gc.html#gc.is_finalized"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        kept.append(self)
        print("inside __del__: %s" % gc.is_finalized(self))

kept = []
if hasattr(gc, "is_finalized"):
    tracked = Tracked()
    print("alive: %s" % gc.is_finalized(tracked))
    del tracked
    print("resurrected: %s" % gc.is_finalized(kept[0]))
else:
    print("no is_finalized")
