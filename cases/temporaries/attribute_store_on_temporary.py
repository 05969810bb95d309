# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Storing an attribute on a temporary keeps the value only as long as the temporary."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
Tracked("owner").part = Tracked("part")
events.append("stored")
gc.collect()
events.append("collected once")
gc.collect()
print(", ".join(events))
