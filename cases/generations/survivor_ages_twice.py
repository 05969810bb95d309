# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that has survived two collections is freed only by a full one, where there are generations."
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
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
gc.collect(1)
del node
gc.collect(1)
print("collect(1): %s" % (alive() is not None))
gc.collect(2)
print("collect(2): %s" % (alive() is not None))
