# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Re-raising keeps the inner frames until the outer handler is done."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-raise-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def inner():
    local = Tracked("inner")
    raise ValueError

def outer():
    local = Tracked("outer")
    try:
        inner()
    except ValueError:
        events.append("caught")
        raise

events = []
try:
    outer()
except ValueError:
    events.append("caught again")
events.append("done")
gc.collect()
print(", ".join(events))
