# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Reading an attribute of a temporary releases the temporary before the value is used."
# see = ["https://docs.python.org/3/reference/expressions.html#attribute-references"]
# ///
import gc

class Tracked(object):
    def __init__(self, value):
        self.value = value

    def __del__(self):
        events.append("del %d" % self.value)

events = []
total = Tracked(8).value + Tracked(9).value
events.append("total %d" % total)
gc.collect()
print(", ".join(events))
