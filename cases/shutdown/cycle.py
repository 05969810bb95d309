# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a reachable cycle finalized when the program ends?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__", "https://peps.python.org/pep-0442/"]
# ///
class Node(object):
    def __del__(self):
        print("finalized")

node = Node()
node.me = node
print("end of program")
