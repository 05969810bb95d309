# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference that is part of the same garbage as its target does not call back."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Node(object):
    pass

called = []
node = Node()
node.me = node
node.reference = weakref.ref(node, called.append)
del node
gc.collect()
gc.collect()
print("callbacks: %d" % len(called))
