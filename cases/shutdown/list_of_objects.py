# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does a global list of objects die at exit?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

items = [Tracked("1"), Tracked("2"), Tracked("3")]
print("end of program")
