# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The finalizer of an object that is not resurrected runs exactly once."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        calls.append("call")

calls = []
tracked = Tracked()
del tracked
for _ in range(3):
    gc.collect()
print(len(calls))
