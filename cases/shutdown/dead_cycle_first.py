# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is garbage that was never collected finalized at the end of the program, and before the globals?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/library/gc.html"]
# ///
class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

living = Node("global")
garbage = Node("garbage")
garbage.me = garbage
del garbage
print("end of program")
