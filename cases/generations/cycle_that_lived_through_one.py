# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How long does a dead cycle stay that lived through one automatic collection?"
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
if hasattr(gc, "get_count"):
    gc.set_threshold(gc.get_threshold()[0] // 10)
kept = [[] for _ in range(500)]
del node
for limit in 5000, 15000:
    while not found and len(kept) < limit:
        kept.append([])
    print("within %d live lists: %s" % (limit, bool(found)))
