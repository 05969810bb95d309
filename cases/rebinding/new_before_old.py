# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Rebinding a name makes the new object first; the old one is released only after the name has moved."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# twin = "rebinding/closed_before_replaced"
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label
        print("new " + label)

    def __del__(self):
        print("del " + self.label)

name = Tracked("a")
name = Tracked("b")
print("rebound")
name = None
print("set to None")
gc.collect()
print("end")
