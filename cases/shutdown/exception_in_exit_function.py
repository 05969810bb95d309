# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in an atexit function does not stop the other ones."
# see = ["https://docs.python.org/3/library/atexit.html"]
# ///
import atexit
import sys

def fail():
    raise ValueError("in an exit function")

def hook(unraisable):
    pass

class Silent(object):
    def write(self, text):
        pass

    def flush(self):
        pass

sys.unraisablehook = hook
sys.stderr = Silent()
atexit.register(print, "registered first")
atexit.register(fail)
atexit.register(print, "registered last")
print("end of program")
