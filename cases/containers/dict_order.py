# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the values of a dropped dictionary die?"
# see = ["https://docs.python.org/3/library/stdtypes.html#dict"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
table = {}
table[3] = Tracked("3")
table[1] = Tracked("1")
table[2] = Tracked("2")
del table
gc.collect()
print(" ".join(died))
