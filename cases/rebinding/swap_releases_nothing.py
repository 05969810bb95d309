# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Swapping two names releases neither object."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

died = []
left = Tracked("left")
right = Tracked("right")
left, right = right, left
gc.collect()
print("left is %s, right is %s" % (left.label, right.label))
print("died: %d" % len(died))
