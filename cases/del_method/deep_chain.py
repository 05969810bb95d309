# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does dropping a long chain of instances destroy all of it at once?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/deep_chain_taken_apart"
# ///
import gc

class Node(object):
    def __init__(self, next_node):
        self.next_node = next_node

    def __del__(self):
        died.append(1)

died = []
chain = None
for _ in range(200):
    chain = Node(chain)
chain = None
print("at once: %d of 200" % len(died))
