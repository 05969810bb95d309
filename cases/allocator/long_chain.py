# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "A linked list of 50000 nodes is dropped without a RecursionError."
# see = ["https://docs.python.org/3/reference/datamodel.html#objects-values-and-types"]
# ///
import gc
import weakref

class Node(object):
    def __init__(self, rest):
        self.rest = rest

def build(length):
    first = Node(None)
    last = weakref.ref(first)
    for _ in range(length):
        first = Node(first)
    return first, last

gc.collect()
first, last = build(50000)
print("held: %s" % (last() is not None))
del first
print("dropped: %s" % (last() is not None))
gc.collect()
print("collected: %s" % (last() is not None))
