# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a cycle whose objects have `__del__` end up in gc.garbage?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/library/gc.html#gc.garbage"]
# ///
import gc

class Node(object):
    def __del__(self):
        print("finalized")

node = Node()
node.me = node
del node
print("after del")
gc.collect()
print("in gc.garbage: %d" % len(gc.garbage))
