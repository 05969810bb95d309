# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do parameters and locals die when a function returns?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html", "https://github.com/python/cpython/issues/130708"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work(first, second):
    b = Tracked("local b")
    a = Tracked("local a")

died = []
work(Tracked("first"), Tracked("second"))
gc.collect()
print(", ".join(died))
