# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A closure captures only the variables that the inner function uses."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def outer():
    used = Tracked("used")
    unused = Tracked("unused")

    def inner():
        return used.label

    return inner

events = []
function = outer()
events.append("outer returned")
gc.collect()
events.append("inner says " + function())
del function
gc.collect()
print(", ".join(events))
