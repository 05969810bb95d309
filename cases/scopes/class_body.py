# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting a name in a class body releases its value during the body; the other names become attributes."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#class-definitions"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []

class Holder(object):
    temporary = Tracked("temporary")
    kept = Tracked("kept")
    del temporary
    events.append("body ends")

gc.collect()
events.append("class made")
print(", ".join(events))
print("attribute kept: %s" % Holder.kept.label)
