# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An uncollected cycle keeps everything that hangs off it."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Node(object):
    pass

cycle = Node()
cycle.me = cycle
cycle.tail = Node()
cycle.tail.data = Node()
alive = weakref.ref(cycle.tail.data)
del cycle
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
