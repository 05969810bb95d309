# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "pop() hands its item over; if nobody takes it, it dies."
# see = ["https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
items = [Tracked("a"), Tracked("b")]
kept = items.pop()
events.append("kept " + kept.label)
items.pop()
events.append("popped")
gc.collect()
print(", ".join(events))
