# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In `a + b + c` the intermediate sum dies as soon as the second addition is done."
# see = ["https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations"]
# ///
import gc

class Number(object):
    def __init__(self, label):
        self.label = label

    def __add__(self, other):
        return Number("(%s%s)" % (self.label, other.label))

    def __del__(self):
        events.append(self.label)

events = []
total = Number("a") + Number("b") + Number("c")
events.append("stored")
total = None
gc.collect()
print(" ".join(events))
