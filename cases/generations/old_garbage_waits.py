# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is an old dead cycle found while the program makes and drops only young ones?"
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc
import weakref

class Node(object):
    def __init__(self):
        self.me = self

gc.collect()
node = Node()
reference = weakref.ref(node)
gc.collect()
del node
for _ in range(20000):
    Node()
print("found: %s" % (reference() is None))
gc.collect()
print("found by collect: %s" % (reference() is None))
