# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many collections does it take to finalize a dropped chain of six objects with finalizers?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "del_method/chain_closed_by_hand"
# ///
import gc

class Node(object):
    def __init__(self, next_node):
        self.next_node = next_node

    def __del__(self):
        died.append(1)

died = []
chain = None
for _ in range(6):
    chain = Node(chain)
chain = None
counts = [len(died)]
for _ in range(7):
    gc.collect()
    counts.append(len(died))
print("finalized after each collection: %s" % counts)
