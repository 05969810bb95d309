# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Objects held by globals, by other objects and by a class: in which order do they die at exit?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
class Tracked(object):
    def __init__(self, label, part=None):
        self.label = label
        self.part = part

    def __del__(self):
        print("del " + self.label)

owner = Tracked("owner", Tracked("part of owner"))

class Holder(object):
    attribute = Tracked("class attribute")

single = Tracked("single")
items = [Tracked("item 1"), Tracked("item 2")]
print("end of program")
