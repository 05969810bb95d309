# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Replacing a list item releases the old item after the slot holds the new one."
# see = ["https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del %s, slot holds %s" % (self.label, items[0].label))

events = []
items = [Tracked("old")]
items[0] = Tracked("new")
events.append("replaced")
gc.collect()
events.append("collected")
print("; ".join(events))
