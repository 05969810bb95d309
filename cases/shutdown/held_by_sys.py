# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that only a name of the module sys holds: does it die at exit while it can still print?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import sys


class Resource(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized: " + self.name)


sys.plain = Resource("of a plain name")
sys._underscored = Resource("of an underscored name")
print("end of program")
