# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does `item in container` drop its operands?"
# see = ["https://docs.python.org/3/reference/expressions.html#membership-test-operations"]
# ///
import gc

class Container(object):
    def __init__(self, label):
        self.label = label

    def __contains__(self, item):
        return True

    def __del__(self):
        died.append(self.label)

died = []
print("found: %s" % (Container("item") in Container("container")))
gc.collect()
print(" ".join(died))
