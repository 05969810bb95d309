# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in an atexit function does not stop the other ones."
# see = ["https://docs.python.org/3/library/atexit.html"]
# ///
import atexit

def fail():
    raise ValueError("in an exit function")

atexit.register(print, "registered first")
atexit.register(fail)
atexit.register(print, "registered last")
print("end of program")
