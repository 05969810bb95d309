# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "After how many new live objects is a cycle found that died in the oldest generation?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.set_threshold",
#     "https://github.com/python/cpython/issues/139951",
# ]
# ///
import gc
import weakref

class Node(object):
    pass

found = []
gc.collect()
node = Node()
node.me = node
reference = weakref.ref(node, found.append)
gc.collect()
del node
kept = []
if not hasattr(gc, "get_count"):
    print("no counts")
else:
    gc.set_threshold(gc.get_threshold()[0] // 10)
    for limit in 5000, 15000, 30000:
        while not found and len(kept) < limit:
            kept.append([])
        print("within %d live lists: %s" % (limit, bool(found)))
