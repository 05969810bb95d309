# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does `container[key]` drop its operands?"
# see = ["https://docs.python.org/3/reference/expressions.html#subscriptions"]
# ///
import gc

class Container(object):
    def __init__(self, label):
        self.label = label

    def __getitem__(self, key):
        return "value"

    def __del__(self):
        died.append(self.label)

died = []
Container("container")[Container("key")]
gc.collect()
print(" ".join(died))
