# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When the finalizer of a replaced value runs, the name already refers to the new value."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#assignment-statements",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del %s while the name is %s" % (self.label, name.label))

events = []
name = Tracked("old")
name = Tracked("new")
gc.collect()
print(", ".join(events))
