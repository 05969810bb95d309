# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The arguments of an exception live as long as the exception."
# see = ["https://docs.python.org/3/library/exceptions.html#BaseException.args"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("argument finalized")

events = []
try:
    raise ValueError(Tracked())
except ValueError:
    events.append("handler")
events.append("after the handler")
gc.collect()
print(", ".join(events))
