# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A function of `__main__` is held from elsewhere at exit: are the globals finalized?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import sys

class Tracked(object):
    def __del__(self):
        print("finalized")

def function():
    pass

tracked = Tracked()
sys.keep_function = function
print("end of program")
