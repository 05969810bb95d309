# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the values of a dropped OrderedDict die?"
# see = ["https://docs.python.org/3/library/collections.html#collections.OrderedDict"]
# ///
import collections
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
second = Tracked("made first, put in last")
table = collections.OrderedDict()
table[2] = Tracked("put in first")
table[1] = second
del second
del table
gc.collect()
print(", ".join(died))
