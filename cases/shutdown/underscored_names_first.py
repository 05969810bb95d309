# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A module that outlives the program is cleared name by name: those with one underscore first."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import sys

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

sys.keep_main = sys.modules["__main__"]
first = Tracked("first")
_underscored = Tracked("underscored")
last = Tracked("last")
print("end of program")
