# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does a resurrection spare unrelated garbage of the same collection?"
# see = [
#     "https://docs.python.org/3/whatsnew/3.9.html",
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/gc.html",
# ]
# ///
import gc

class Phoenix(object):
    def __del__(self):
        kept.append(self)

class Node(object):
    pass

def nodes():
    return sum(isinstance(value, Node) for value in gc.get_objects())

gc.collect()
gc.disable()
kept = []
phoenix = Phoenix()
phoenix.me = phoenix
node = Node()
node.me = node
node.part = Node()
del phoenix, node
gc.collect()
print("after the first collection: %d" % nodes())
gc.collect()
print("after the second collection: %d" % nodes())
