# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does calling a weak reference in a loop change whether the loop's automatic collections can free its target?"
# see = ["https://github.com/python/cpython/issues/97922", "https://docs.python.org/3/library/weakref.html"]
# ///
import gc
import weakref

class Node(object):
    pass

def collected(watching):
    node = Node()
    node.me = node
    reference = weakref.ref(node)
    del node
    kept = []
    for _ in range(300):
        kept.append([])
        if watching:
            reference()
    return reference() is None

if hasattr(gc, "set_threshold"):
    gc.collect()
    gc.set_threshold(100, 1000, 1000)
    print("collected without watching: %s" % collected(False))
    print("collected while watched: %s" % collected(True))
else:
    print("no thresholds")
