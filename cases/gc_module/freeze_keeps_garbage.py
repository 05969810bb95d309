# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "gc.freeze() puts everything, dead cycles too, out of the collector's reach until gc.unfreeze()."
# see = ["https://docs.python.org/3/library/gc.html#gc.freeze"]
# ///
import gc
import weakref

class Node(object):
    pass

if hasattr(gc, "freeze"):
    node = Node()
    node.me = node
    alive = weakref.ref(node)
    del node
    gc.freeze()
    gc.collect()
    print("frozen and collected: %s" % (alive() is not None))
    gc.unfreeze()
    print("objects frozen now: %d" % gc.get_freeze_count())
    gc.collect()
    print("thawed and collected: %s" % (alive() is not None))
else:
    print("no freeze")
