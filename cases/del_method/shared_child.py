# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A child with two dead parents is finalized after both."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/shared_child_counted"
# ///
import gc

class Node(object):
    def __init__(self, label, child=None):
        self.label = label
        self.child = child

    def __del__(self):
        print("del " + self.label)

child = Node("child")
first = Node("first parent", child)
second = Node("second parent", child)
del child
del first, second
for number in (1, 2):
    gc.collect()
    print("collect %d done" % number)
