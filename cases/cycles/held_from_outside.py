# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A collection spares a cycle that one outside reference still reaches."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Node(object):
    pass

ring = [Node() for _ in range(4)]
for position in range(4):
    ring[position].next = ring[(position + 1) % 4]
references = [weakref.ref(node) for node in ring]
node = ring[2]
del ring
gc.collect()
print("one node held: %d of 4 alive" % sum(reference() is not None for reference in references))
del node
gc.collect()
print("none held: %d of 4 alive" % sum(reference() is not None for reference in references))
