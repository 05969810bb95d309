# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting one list item releases that item and no other."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-del-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del %s with %d left" % (self.label, len(items)))

events = []
items = [Tracked("a"), Tracked("b"), Tracked("c")]
del items[1]
events.append("deleted")
gc.collect()
events.append("collected")
print(", ".join(events))
print("still held: %s" % " ".join(item.label for item in items))
