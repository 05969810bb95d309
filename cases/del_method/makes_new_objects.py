# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Cycles that a finalizer makes are found by the next collection, not by the one that is running."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    def __init__(self, number):
        self.number = number
        self.me = self

    def __del__(self):
        print("del %d" % self.number)
        if self.number:
            Node(self.number - 1)

Node(2)
for number in (1, 2, 3):
    print("collect %d" % number)
    gc.collect()
