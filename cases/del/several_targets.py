# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`del a, b` deletes its targets from left to right."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-del-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

one = Tracked("one")
two = Tracked("two")
three = Tracked("three")
del three, one, two
print("after del")
gc.collect()
