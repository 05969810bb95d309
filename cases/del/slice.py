# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting a slice releases its items; the order in which they die is the runtime's choice."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
items = [Tracked(label) for label in "abcd"]
del items[1:3]
gc.collect()
print("plain slice: %s" % " ".join(died))
del died[:]
items = [Tracked(label) for label in "efgh"]
gc.collect()
del died[:]
del items[::2]
gc.collect()
print("extended slice: %s" % " ".join(died))
