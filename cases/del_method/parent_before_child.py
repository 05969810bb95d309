# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A parent is finalized before its children: in one statement, or over how many collections?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "del_method/parent_closes_children"
# ///
import gc

class Node(object):
    def __init__(self, label, child=None):
        self.label = label
        self.child = child

    def __del__(self):
        print("del " + self.label)

root = Node("root", Node("branch", Node("leaf")))
del root
for number in (1, 2, 3):
    gc.collect()
    print("collect %d done" % number)
