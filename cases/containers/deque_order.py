# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the items of a dropped deque die?"
# see = ["https://docs.python.org/3/library/collections.html#collections.deque"]
# ///
import collections
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
items = collections.deque([Tracked("1"), Tracked("2"), Tracked("3")])
del items
gc.collect()
print(" ".join(died))
