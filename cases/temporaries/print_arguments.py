# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Attributes taken from temporaries outlive the temporaries: print() shows them after the owners died."
# see = ["https://docs.python.org/3/library/functions.html#print"]
# ///
import gc

class Tracked:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

print(Tracked("a").label, Tracked("b").label)
gc.collect()
print("end")
