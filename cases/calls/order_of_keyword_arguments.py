# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do keyword arguments die at the end of a call?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html", "https://github.com/python/cpython/issues/130708"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work(first, second):
    pass

died = []
work(first=Tracked("first"), second=Tracked("second"))
gc.collect()
print(", ".join(died))
