# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many objects does gc.collect() count for one instance with `__slots__` that refers to itself?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.collect",
#     "https://docs.python.org/3/reference/datamodel.html#slots",
# ]
# ///
import gc

class Node(object):
    __slots__ = ("me",)

gc.collect()
node = Node()
node.me = node
del node
print(gc.collect())
