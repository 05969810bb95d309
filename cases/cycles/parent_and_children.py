# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A tree whose children refer to their parent is one big cycle and dies as a whole."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Tree(object):
    def __init__(self, label, parent=None):
        self.label = label
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)
        references.append(weakref.ref(self))

def alive():
    return [reference().label for reference in references if reference() is not None]

references = []
root = Tree("root")
left = Tree("left", root)
right = Tree("right", root)
leaf = Tree("leaf", left)
del root, left, right
print("one leaf held: %s" % alive())
del leaf
print("nothing held: %s" % alive())
gc.collect()
print("after collect: %s" % alive())
