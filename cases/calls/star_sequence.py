# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a function release an argument that came out of `*sequence`?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work(parameter):
    parameter = None
    gc.collect()
    events.append("in the function")

events = []
work(*[Tracked()])
gc.collect()
print(", ".join(events))
