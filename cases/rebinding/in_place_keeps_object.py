# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`x += y` with `__iadd__` returning self keeps the same object under the name."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__iadd__"]
# ///
import gc

class Basket(object):
    def __init__(self, label):
        self.label = label

    def __iadd__(self, other):
        self.label += other.label
        return self

    def __del__(self):
        events.append("del " + self.label)

events = []
basket = Basket("a")
same = basket
basket += Basket("b")
events.append("same object: %s" % (basket is same))
gc.collect()
print(", ".join(events))
