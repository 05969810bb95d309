# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The objects of a cycle are closed by the program, in its order, and find each other intact."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/in_cycle"
# ///
class Node(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        print("close %s, other is %s" % (self.label, self.other.label))


left = Node("left")
right = Node("right")
left.other = right
right.other = left
for node in (left, right):
    node.close()
for node in (left, right):
    node.other = None
print("done")
