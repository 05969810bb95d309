# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Lambdas made in a loop share the loop variable, so only the last object is captured."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
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
        functions.append(lambda: item.label)
    return functions

events = []
functions = make()
gc.collect()
events.append("all say " + " ".join(function() for function in functions))
del functions
gc.collect()
print(", ".join(events))
