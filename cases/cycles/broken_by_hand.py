# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A cycle that the program breaks needs no collector where references are counted."
# see = ["https://docs.python.org/3/library/gc.html"]
# twin = "cycles/closed_and_broken"
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
left = Node("left")
right = Node("right")
left.other = right
right.other = left
left.other = None
del left, right
events.append("dropped")
gc.collect()
events.append("collected once")
gc.collect()
print(", ".join(events))
