# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A temporary passed to a call that raises lives until the exception is dropped."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("argument finalized")

def fail(parameter):
    raise ValueError

events = []
try:
    fail(Tracked())
except ValueError:
    events.append("handler")
events.append("after the handler")
gc.collect()
print(", ".join(events))
