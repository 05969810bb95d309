# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the temporaries in the list die that a builtin function got?"
# see = ["https://docs.python.org/3/library/functions.html#len"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
print("length %d" % len([Tracked("first"), Tracked("second")]))
gc.collect()
print(" ".join(died))
