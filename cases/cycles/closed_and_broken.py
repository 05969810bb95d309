# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two linked objects that are closed by hand are done with before their cycle is broken."
# see = ["https://docs.python.org/3/library/gc.html"]
# twin = "cycles/broken_by_hand"
# ///
class Node(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        print("close " + self.label)
        self.other = None


left = Node("left")
right = Node("right")
left.other = right
right.other = left
right.close()
left.close()
del left, right
print("dropped")
