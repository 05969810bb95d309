# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Calling `__del__` by hand does not count: the runtime calls it again when the object dies."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        calls.append("call")

calls = []
tracked = Tracked()
tracked.__del__()
print("called by hand: %d" % len(calls))
del tracked
gc.collect()
print("after del: %d" % len(calls))
