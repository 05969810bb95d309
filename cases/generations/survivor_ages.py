# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a collection of a young generation free an object that has survived an older one?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://github.com/python/cpython/issues/124770"]
# ///
import gc
import weakref

class Node(object):
    pass

gc.disable()
gc.collect()
node = Node()
node.me = node
alive = weakref.ref(node)
gc.collect(0)
del node
gc.collect(0)
print("survived one collection, collect(0): %s" % (alive() is not None))
gc.collect(1)
print("collect(1): %s" % (alive() is not None))
gc.collect(2)
print("collect(2): %s" % (alive() is not None))
