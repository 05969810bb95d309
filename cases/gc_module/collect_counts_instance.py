# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many objects does gc.collect() count for one instance that refers to itself?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Node(object):
    pass

gc.collect()
node = Node()
node.me = node
del node
print(gc.collect())
