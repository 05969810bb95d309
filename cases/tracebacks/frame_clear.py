# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "frame.clear() releases the locals of a frame that has finished, and refuses for one that runs."
# see = ["https://docs.python.org/3/reference/datamodel.html#frame.clear"]
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
events.append("frame held")
frame.clear()
events.append("cleared")
gc.collect()
print(", ".join(events))
try:
    sys._getframe().clear()
except RuntimeError:
    print("a running frame cannot be cleared")
