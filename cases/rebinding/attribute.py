# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Assigning to an attribute releases the old value after the new one is in place."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#assignment-statements",
#     "https://docs.python.org/3/reference/datamodel.html#object.__setattr__",
# ]
# ///
import gc

class Box(object):
    pass

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del %s, box holds %s" % (self.label, box.content.label))

events = []
box = Box()
box.content = Tracked("old")
box.content = Tracked("new")
events.append("assigned")
gc.collect()
events.append("collected")
print("; ".join(events))
