# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "With DEBUG_SAVEALL a collection puts all that it finds into gc.garbage instead of freeing it."
# see = ["https://docs.python.org/3/library/gc.html#gc.DEBUG_SAVEALL"]
# ///
import gc
import weakref

class Node(object):
    def __del__(self):
        print("finalized")

if hasattr(gc, "DEBUG_SAVEALL"):
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    node = Node()
    node.me = node
    alive = weakref.ref(node)
    del node
    gc.collect()
    gc.set_debug(0)
    print("saved: %s" % any(isinstance(value, Node) for value in gc.garbage))
    print("weak reference alive: %s" % (alive() is not None))
    del gc.garbage[:]
else:
    print("no debug flags")
