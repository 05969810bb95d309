# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does gc.collect() do when it is called by a finalizer that a collection runs?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

class Node(object):
    def __del__(self):
        print("inner collect() returned %s" % gc.collect())

gc.collect()
node = Node()
node.me = node
del node
gc.collect()
print("end")
