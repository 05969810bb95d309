# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "traceback.clear_frames() releases the locals of every frame of a saved exception."
# see = ["https://docs.python.org/3/library/traceback.html#traceback.clear_frames"]
# ///
import gc
import traceback

class Tracked(object):
    def __del__(self):
        events.append("local finalized")

def fail():
    local = Tracked()
    raise ValueError

events = []
saved = None
try:
    fail()
except ValueError as error:
    saved = error
gc.collect()
events.append("saved")
traceback.clear_frames(saved.__traceback__)
events.append("cleared")
gc.collect()
print(", ".join(events))
