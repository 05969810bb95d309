# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does the place in the code or the time of binding decide which local dies first?"
# see = ["https://github.com/python/cpython/issues/130708", "https://docs.python.org/3/reference/executionmodel.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work():
    late = None
    early = Tracked("bound first")
    late = Tracked("bound last")

died = []
work()
gc.collect()
print(", ".join(died))
