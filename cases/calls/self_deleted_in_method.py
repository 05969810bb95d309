# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a method release the temporary that it was called on?"
# see = [
#     "https://docs.python.org/3/whatsnew/3.11.html",
#     "https://docs.python.org/3/reference/datamodel.html#instance-methods",
# ]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

    def method(self):
        del self
        gc.collect()
        events.append("in the method")

events = []
Tracked().method()
events.append("returned")
gc.collect()
print(", ".join(events))
