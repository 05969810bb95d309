# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A chain of six objects is closed in one go by a loop over its links."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/chain_needs_collections"
# ///
class Node(object):
    def __init__(self, next_node):
        self.next_node = next_node

    def close(self):
        closed.append(1)


closed = []
chain = None
for _ in range(6):
    chain = Node(chain)
while chain is not None:
    chain.close()
    chain = chain.next_node
print("closed: %d" % len(closed))
