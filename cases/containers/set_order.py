# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the elements of a dropped set die, when their hashes are 1, 2 and 3?"
# see = ["https://docs.python.org/3/library/stdtypes.html#set"]
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __del__(self):
        died.append(self.number)

died = []
elements = set([Tracked(1), Tracked(2), Tracked(3)])
del elements
gc.collect()
print(died)
