# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A cycle through a deque is found by the collector."
# see = ["https://docs.python.org/3/library/collections.html#collections.deque"]
# ///
import collections
import gc
import weakref

class Node(object):
    pass

node = Node()
node.waiting = collections.deque([node])
alive = weakref.ref(node)
del node
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
