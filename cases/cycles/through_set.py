# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A cycle through a set is found by the collector."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Node(object):
    pass

node = Node()
node.neighbours = set([node])
alive = weakref.ref(node)
del node
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
