# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Once a class has no room left for names, an instance is one object more for a collection."
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

def count(instances):
    class Node(object):
        def __init__(self, name):
            self.name = name

    for _ in range(instances):
        Node("other")
    node = Node("node")
    node.late = 1
    node.itself = node
    gc.collect()
    del node
    return gc.collect()

print("few instances before: %s" % count(2))
print("many instances before: %s" % count(40))
