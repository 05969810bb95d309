# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Where references are counted, an unreachable cycle stays in memory as long as no collection runs."
# see = ["https://docs.python.org/3/library/gc.html#gc.disable"]
# ///
import gc
import weakref

class Node(object):
    pass

def make_cycle():
    node = Node()
    node.me = node
    return weakref.ref(node)

gc.disable()
alive = make_cycle()
for _ in range(100):
    make_cycle()
print("alive: %s" % (alive() is not None))
