# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A parent that closes its children after itself goes from the root down, all in one call."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/parent_before_child"
# ///
class Node(object):
    def __init__(self, label, child=None):
        self.label = label
        self.child = child

    def close(self):
        print("close " + self.label)
        if self.child is not None:
            self.child.close()
            self.child = None


root = Node("root", Node("branch", Node("leaf")))
root.close()
print("done")
