# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Cutting the links of what is in gc.garbage, and emptying that list, destroys what could not be collected."
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.garbage",
#     "https://peps.python.org/pep-0442/",
# ]
# ///
import gc

destroyed = []

class Node(object):
    def __init__(self, name):
        self.name = name
    def __del__(self):
        destroyed.append(self.name)

gc.collect()
left, right = Node("left"), Node("right")
left.peer, right.peer = right, left
del left, right
for _ in range(3):
    gc.collect()
print("collected: %s" % sorted(destroyed))
print("in gc.garbage: %s" % sorted(node.name for node in gc.garbage))
for node in gc.garbage:
    node.peer = None
print("links cut: %s" % sorted(destroyed))
node = None
del gc.garbage[:]
print("gc.garbage emptied: %s" % sorted(destroyed))
