# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A full bounded deque releases its oldest item when a new one is appended."
# see = ["https://docs.python.org/3/library/collections.html#collections.deque"]
# twin = "containers/oldest_closed_when_full"
# ///
import collections
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
items = collections.deque(maxlen=2)
for label in "abc":
    items.append(Tracked(label))
    events.append("appended " + label)
gc.collect()
print(", ".join(events))
