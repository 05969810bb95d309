# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception inside a finalizer does not disturb the exception that is being handled."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc
import sys

class Tracked(object):
    def __del__(self):
        try:
            raise KeyError("inner")
        except KeyError:
            pass

try:
    raise ValueError("outer")
except ValueError:
    Tracked()
    gc.collect()
    print("still handling: %s" % sys.exc_info()[1])
print("afterwards: %s" % sys.exc_info()[1])
