# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a cycle that died in the oldest generation found while a program makes nothing but garbage?"
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc
import weakref

class Node(object):
    def __init__(self):
        self.me = self

found = []
gc.collect()
node = Node()
reference = weakref.ref(node, found.append)
gc.collect()
del node
made = 0
if hasattr(gc, "get_count"):
    gc.set_threshold(gc.get_threshold()[0] // 10)
for limit in 10000, 40000:
    while not found and made < limit:
        Node()
        made += 1
    print("within %d dead cycles: %s" % (limit, bool(found)))
