# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`x += y` without `__iadd__` makes a new object and releases the old one, and a right operand nobody holds."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#augmented-assignment-statements"]
# ///
import gc

class Number(object):
    def __init__(self, label):
        self.label = label

    def __add__(self, other):
        return Number("(%s+%s)" % (self.label, other.label))

    def __del__(self):
        events.append("del " + self.label)

events = []
total = Number("a")
total += Number("b")
events.append("total is " + total.label)
gc.collect()
print(", ".join(events))
