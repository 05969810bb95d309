# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "When every member of a dead ring resurrects itself, how many finalizers run?"
# see = ["https://peps.python.org/pep-0442/", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import gc

class Node(object):
    def __del__(self):
        kept.append(self)

kept = []
ring = [Node() for _ in range(4)]
for position in range(4):
    ring[position].next = ring[(position + 1) % 4]
del ring
for number in (1, 2, 3):
    gc.collect()
    print("collect %d: kept %d" % (number, len(kept)))
