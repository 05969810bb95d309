# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Unpacking stores its targets from left to right, and each store releases what that name held before."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label
        events.append("new " + label)

    def __del__(self):
        events.append("del " + self.label)

events = []
first = Tracked("1")
second = Tracked("2")
first, second = Tracked("3"), Tracked("4")
events.append("stored")
gc.collect()
print(", ".join(events))
