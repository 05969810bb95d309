# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A resurrected parent keeps its children, unfinalized."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)
        if self.label == "parent":
            kept.append(self)

events = []
kept = []
parent = Node("parent")
parent.child = Node("child")
del parent
gc.collect()
gc.collect()
events.append("child is " + kept[0].child.label)
del kept[:]
gc.collect()
gc.collect()
print(", ".join(events))
