# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Locals that a nested function captures die after the plain ones."
# see = ["https://github.com/python/cpython/issues/130708", "https://docs.python.org/3/reference/executionmodel.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work():
    a = Tracked("a")
    b = Tracked("b captured")
    c = Tracked("c")
    d = Tracked("d captured")
    return lambda: (b, d)

died = []
work()
gc.collect()
print(", ".join(died))
