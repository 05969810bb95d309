# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that refers to itself outlives its last name until the cyclic collector runs."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://docs.python.org/3/reference/datamodel.html#objects-values-and-types",
# ]
# ///
import gc
import weakref

class Node(object):
    pass

node = Node()
node.me = node
alive = weakref.ref(node)
del node
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
