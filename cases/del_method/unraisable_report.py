# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "With which words does the interpreter report an exception in `__del__`?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# ///
import gc
import io
import sys

class Tracked(object):
    def __del__(self):
        raise ValueError("in __del__")

sys.stderr = io.StringIO()
tracked = Tracked()
del tracked
gc.collect()
lines = sys.stderr.getvalue().splitlines()
sys.stderr = sys.__stderr__
print(lines[0].split(" at 0x")[0])
print(lines[-1])
