# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is an object that a global variable holds finalized when the program ends?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "shutdown/closed_by_main"
# ///
class Tracked(object):
    def __del__(self):
        print("finalized")

tracked = Tracked()
print("end of program")
