# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Rebinding a captured variable releases the old value for every closure that shares it."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-nonlocal-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def outer():
    shared = Tracked("old")

    def replace():
        nonlocal shared
        shared = Tracked("new")

    def read():
        return shared.label

    return replace, read

events = []
replace, read = outer()
replace()
events.append("reads " + read())
del replace, read
events.append("dropped")
gc.collect()
print(", ".join(events))
