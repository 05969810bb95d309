# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A namedtuple holds its fields like any tuple."
# see = ["https://docs.python.org/3/library/collections.html#collections.namedtuple"]
# ///
import collections
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

Pair = collections.namedtuple("Pair", "left right")
events = []
pair = Pair(Tracked("left"), Tracked("right"))
changed = pair._replace(left=None)
del pair
events.append("pair dropped, copy has " + changed.right.label)
del changed
gc.collect()
print(", ".join(events))
