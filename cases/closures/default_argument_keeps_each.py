# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A default argument captures each object of the loop by itself."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#function-definitions"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def make():
    functions = []
    for label in "abc":
        item = Tracked(label)
        functions.append(lambda item=item: item.label)
    return functions

events = []
functions = make()
gc.collect()
events.append("they say " + " ".join(function() for function in functions))
del functions
gc.collect()
print(", ".join(events))
