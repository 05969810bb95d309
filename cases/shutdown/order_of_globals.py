# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "In which order do plain globals die at exit?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "shutdown/closed_in_order"
# ///
class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

first = Tracked("first")
_underscored = Tracked("underscored")
last = Tracked("last")
print("end of program")
