# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The return value is made before the locals die, and a returned local survives them."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-return-statement"]
# twin = "scopes/result_of_with"
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label
        events.append("new " + label)

    def __del__(self):
        events.append("del " + self.label)

def make_new():
    local = Tracked("local")
    return Tracked("returned")

def return_local():
    local = Tracked("returned local")
    return local

events = []
result = make_new()
events.append("got it")
return_local()
events.append("dropped it")
result = None
gc.collect()
print(", ".join(events))
