# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When an exception leaves an expression, are its half-made values dropped before the handler starts?"
# see = ["https://docs.python.org/3/reference/executionmodel.html#exceptions"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def fail():
    raise ValueError

events = []
try:
    result = [Tracked(), fail()]
except ValueError:
    events.append("handler")
events.append("after the handler")
gc.collect()
print(", ".join(events))
