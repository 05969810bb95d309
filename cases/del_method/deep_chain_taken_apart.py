# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A chain of any length can be taken apart link by link, without recursion."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/deep_chain"
# ///
class Node(object):
    def __init__(self, next_node):
        self.next_node = next_node

    def close(self):
        following = self.next_node
        self.next_node = None
        return following


closed = 0
chain = None
for _ in range(5000):
    chain = Node(chain)
while chain is not None:
    chain = chain.close()
    closed += 1
print("closed: %d of 5000" % closed)
