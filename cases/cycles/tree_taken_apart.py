# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A tree that is closed from the root goes leaf first, and every node still finds its parent."
# see = ["https://docs.python.org/3/library/weakref.html"]
# twin = "cycles/weak_parent_link"
# ///
class Tree(object):
    def __init__(self, label, parent=None):
        self.label = label
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)

    def close(self):
        while self.children:
            self.children.pop().close()
        print("close %s below %s" % (self.label, self.parent and self.parent.label))
        self.parent = None


root = Tree("root")
Tree("leaf", Tree("branch", root))
root.close()
print("children left: %d" % len(root.children))
