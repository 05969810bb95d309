# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The blocks of dropped cycles come back at a collection."
# see = ["https://docs.python.org/3/library/sys.html#sys.getallocatedblocks"]
# ///
import gc
import sys

class Node(object):
    __slots__ = ("me",)

if hasattr(sys, "getallocatedblocks"):
    gc.collect()
    gc.disable()
    before = sys.getallocatedblocks()
    for _ in range(1000):
        node = Node()
        node.me = node
    node = None
    print("dropped: %d hundred" % ((sys.getallocatedblocks() - before) // 100))
    gc.collect()
    print("collected: %d hundred" % (abs(sys.getallocatedblocks() - before) // 100))
else:
    print("no getallocatedblocks")
