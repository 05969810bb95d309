# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Where references are counted a parent is finalized before its children, all in one statement; how many collections does it take elsewhere?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
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
