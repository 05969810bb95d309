# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A frame object that somebody holds keeps its locals after the function has returned."
# see = [
#     "https://docs.python.org/3/library/sys.html#sys._getframe",
#     "https://docs.python.org/3/reference/datamodel.html#frame-objects",
# ]
# twin = "tracebacks/closed_before_saved"
# ///
import gc
import sys

class Tracked(object):
    def __del__(self):
        events.append("local finalized")

def work():
    local = Tracked()
    return sys._getframe()

events = []
frame = work()
gc.collect()
events.append("has local: %s" % ("local" in frame.f_locals))
del frame
events.append("frame dropped")
gc.collect()
print(", ".join(events))
