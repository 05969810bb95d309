# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the items of a dropped list, tuple and dict display die?"
# see = ["https://docs.python.org/3/reference/expressions.html#list-displays"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
[Tracked("list 1"), Tracked("list 2")]
print("after the list: %s" % died)
(Tracked("tuple 1"), Tracked("tuple 2"))
print("after the tuple: %s" % died)
{1: Tracked("dict 1"), 2: Tracked("dict 2")}
print("after the dict: %s" % died)
gc.collect()
print("after collect: %s" % died)
