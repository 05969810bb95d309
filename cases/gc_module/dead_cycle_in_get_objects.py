# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does gc.get_objects() list objects of a dead cycle that has not been collected?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_objects"]
# ///
import gc

class Node(object):
    pass

def count():
    return sum(isinstance(value, Node) for value in gc.get_objects())

gc.disable()
node = Node()
node.me = node
print("held: %d" % count())
del node
print("dropped: %d" % count())
gc.collect()
print("collected: %d" % count())
