# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Globals that are closed by the program before it ends are closed in the order that it chose."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "shutdown/order_of_globals"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        print("close " + self.label)


first = Resource("first")
_underscored = Resource("underscored")
last = Resource("last")
try:
    print("working")
finally:
    for resource in (last, _underscored, first):
        resource.close()
print("end of program")
