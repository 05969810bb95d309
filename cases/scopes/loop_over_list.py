# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A loop over a fresh list keeps all its items until the loop has ended."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-for-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
for item in [Tracked("a"), Tracked("b"), Tracked("c")]:
    events.append("body " + item.label)
events.append("loop done")
gc.collect()
events.append("collected")
del item
gc.collect()
print(", ".join(events))
