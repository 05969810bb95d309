# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "gc.collect() works while automatic collection is disabled."
# see = ["https://docs.python.org/3/library/gc.html#gc.disable"]
# ///
import gc

class Node(object):
    def __del__(self):
        print("finalized")

gc.disable()
node = Node()
node.me = node
del node
print("after del")
gc.collect()
print("after collect")
