# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "With weak parent links a tree is no cycle and is released from the root down."
# see = ["https://docs.python.org/3/library/weakref.html", "https://docs.python.org/3/library/gc.html"]
# twin = "cycles/tree_taken_apart"
# ///
import gc
import weakref

class Tree(object):
    def __init__(self, label, parent=None):
        self.label = label
        self.parent = parent and weakref.ref(parent)
        self.children = []
        if parent is not None:
            parent.children.append(self)
        references.append(weakref.ref(self))

def alive():
    return [reference().label for reference in references if reference() is not None]

references = []
root = Tree("root")
Tree("leaf", Tree("branch", root))
gc.collect()
print("root held: %s" % alive())
del root
print("root dropped: %s" % alive())
gc.collect()
print("after collect: %s" % alive())
