# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`a and b` drops the first operand as soon as it has chosen the second."
# see = ["https://docs.python.org/3/reference/expressions.html#boolean-operations"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label
        events.append("new " + label)

    def __del__(self):
        events.append("del " + self.label)

events = []
chosen = Tracked("first") and Tracked("second")
events.append("stored " + chosen.label)
chosen = None
gc.collect()
print(", ".join(events))
