# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The locals of an inner call die before the outer function goes on."
# see = ["https://docs.python.org/3/reference/executionmodel.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def inner():
    local = Tracked("inner")

def outer():
    local = Tracked("outer")
    inner()
    events.append("back in outer")

events = []
outer()
events.append("back in module")
gc.collect()
print(", ".join(events))
