# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Resurrecting one member of a cycle resurrects all that it reaches."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)
        if self.label == "second":
            kept.append(self)

events = []
kept = []
first = Node("first")
second = Node("second")
third = Node("third")
first.next, second.next, third.next = second, third, first
del first, second, third
for number in (1, 2, 3):
    gc.collect()
    events.append("collected, kept %d" % len(kept))
print(", ".join(events))
