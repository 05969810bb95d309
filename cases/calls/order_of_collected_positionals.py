# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do positional arguments die that `*args` collected?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work(*arguments):
    pass

died = []
work(Tracked("first"), Tracked("second"), Tracked("third"))
gc.collect()
print(", ".join(died))
