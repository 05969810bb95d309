# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "When automatic collection is switched on again with work pending, when does the collection run?"
# see = ["https://github.com/python/cpython/issues/97922", "https://docs.python.org/3/library/gc.html#gc.enable"]
# ///
import gc

class Node(object):
    def __del__(self):
        events.append("finalized")

events = []
gc.collect()
gc.disable()
node = Node()
node.me = node
del node
kept = [[] for _ in range(20000)]
events.append("enabling")
gc.enable()
one = []
events.append("one list made")
more = [[] for _ in range(3000)]
events.append("3000 lists made")
gc.collect()
print(", ".join(events))
