# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Taking one item out of a temporary list releases the list and its other items."
# see = ["https://docs.python.org/3/reference/expressions.html#subscriptions"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
kept = [Tracked("a"), Tracked("b"), Tracked("c")][1]
events.append("kept " + kept.label)
gc.collect()
print(", ".join(events))
