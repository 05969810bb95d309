# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that is in gc.garbage when the program ends: is it finalized?"
# see = ["https://docs.python.org/3/library/gc.html#gc.garbage"]
# ///
import gc


class Resource(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized: " + self.name)


gc.garbage.append(Resource("in gc.garbage"))
other = Resource("of the program")
print("end of program")
