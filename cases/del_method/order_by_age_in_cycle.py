# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "An old and a new object form a dead cycle: which of them is finalized first?"
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc


class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)


died = []
gc.collect()
gc.disable()
old = Node("old")
gc.collect()
new = Node("new")
old.other = new
new.other = old
del old, new
for _ in range(2):
    gc.collect()
print(" ".join(died))
