# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Automatic collection starts when more container objects have been made than the threshold says."
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc
import weakref

class Node(object):
    pass

if hasattr(gc, "set_threshold"):
    gc.collect()
    gc.set_threshold(100)
    node = Node()
    node.me = node
    alive = weakref.ref(node)
    del node
    kept = []
    for _ in range(300):
        kept.append([])
    print("alive after 300 allocations: %s" % (alive() is not None))
else:
    print("no thresholds")
