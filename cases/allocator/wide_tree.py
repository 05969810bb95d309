# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A tree of some thousand nodes is dropped as a whole."
# see = ["https://docs.python.org/3/reference/datamodel.html#objects-values-and-types"]
# ///
import gc
import weakref

class Node(object):
    def __init__(self, depth):
        self.children = [Node(depth - 1) for _ in range(6)] if depth else []
        if not depth:
            leaves.append(weakref.ref(self))

leaves = []
gc.collect()
root = Node(4)
print("leaves: %d, alive: %d" % (len(leaves), sum(leaf() is not None for leaf in leaves)))
del root
print("dropped: %d" % sum(leaf() is not None for leaf in leaves))
gc.collect()
print("collected: %d" % sum(leaf() is not None for leaf in leaves))
