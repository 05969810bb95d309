# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In a recursion the innermost locals die first."
# see = ["https://docs.python.org/3/reference/executionmodel.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        died.append(self.depth)

def descend(depth):
    local = Tracked(depth)
    if depth < 4:
        descend(depth + 1)

died = []
descend(1)
print("after the call: %s" % died)
gc.collect()
print("after collect: %s" % sorted(died))
