# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do plain locals die when a function returns?"
# see = ["https://github.com/python/cpython/issues/130708", "https://docs.python.org/3/reference/executionmodel.html"]
# twin = "scopes/order_of_with"
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work():
    a = Tracked("a")
    b = Tracked("b")
    c = Tracked("c")
    d = Tracked("d")

died = []
work()
gc.collect()
print(" ".join(died))
