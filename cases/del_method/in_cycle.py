# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Are the finalizers of objects in a cycle called?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/cycle_closed_by_hand"
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del %s, other is %s" % (self.label, self.other.label))

left = Node("left")
right = Node("right")
left.other = right
right.other = left
del left, right
for number in (1, 2, 3):
    gc.collect()
    print("collect %d done" % number)
