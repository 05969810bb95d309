# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Every finalizer of a dead ring finds its neighbours intact."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del %s sees %s" % (self.label, self.next.label))

nodes = [Node(label) for label in "abc"]
for position in range(3):
    nodes[position].next = nodes[(position + 1) % 3]
del nodes
for _ in range(3):
    gc.collect()
    print("collected")
