# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does `a + b` drop its operands?"
# see = ["https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations"]
# ///
import gc

class Number(object):
    def __init__(self, label):
        self.label = label

    def __add__(self, other):
        return Number("sum")

    def __del__(self):
        events.append("del " + self.label)

events = []
total = Number("left") + Number("right")
events.append("stored")
total = None
gc.collect()
print(", ".join(events))
