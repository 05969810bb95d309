# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two closures that share a variable keep its value until both are gone."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def outer():
    shared = Tracked()

    def first():
        return shared

    def second():
        return shared

    return first, second

events = []
first, second = outer()
del first
gc.collect()
events.append("one left")
del second
events.append("none left")
gc.collect()
print(", ".join(events))
