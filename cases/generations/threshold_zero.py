# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A threshold of zero turns automatic collection off although gc.isenabled() stays true."
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc
import weakref

class Node(object):
    pass

if hasattr(gc, "set_threshold"):
    gc.set_threshold(0)
    node = Node()
    node.me = node
    alive = weakref.ref(node)
    del node
    kept = [[] for _ in range(20000)]
    print("enabled: %s" % gc.isenabled())
    print("alive after 20000 allocations: %s" % (alive() is not None))
else:
    print("no thresholds")
