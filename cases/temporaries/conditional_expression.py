# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The condition of a conditional expression is released before the chosen operand is evaluated."
# see = ["https://docs.python.org/3/reference/expressions.html#conditional-expressions"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label
        events.append("new " + label)

    def __del__(self):
        events.append("del " + self.label)

events = []
chosen = Tracked("yes") if Tracked("condition") else Tracked("no")
events.append("stored " + chosen.label)
chosen = None
gc.collect()
print(", ".join(events))
