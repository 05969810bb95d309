# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "With automatic collection disabled, when is uncollected garbage finalized at the end of the program?"
# see = ["https://docs.python.org/3/library/gc.html#gc.disable", "https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

gc.disable()
living = Node("global")
garbage = Node("garbage")
garbage.me = garbage
del garbage
print("end of program")
