# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A bound method that has a name of its own keeps its object alive."
# see = ["https://docs.python.org/3/reference/datamodel.html#instance-methods"]
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
bound = Tracked().method
bound()
events.append("method kept")
del bound
events.append("method dropped")
gc.collect()
print(", ".join(events))
