# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which collections free fresh garbage?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://github.com/python/cpython/issues/124770"]
# ///
import gc
import weakref

class Node(object):
    pass

def make_garbage():
    node = Node()
    node.me = node
    return weakref.ref(node)

gc.disable()
gc.collect()
for generation in (0, 1, 2):
    alive = make_garbage()
    gc.collect(generation)
    print("collect(%d): %s" % (generation, alive() is not None))
