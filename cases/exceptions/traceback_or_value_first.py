# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "When a traceback is cut, does the argument of the failed call die before the value in the exception?"
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def fail(*arguments):
    raise ValueError(Tracked("value"))

events = []
try:
    fail(Tracked("argument"))
except ValueError as error:
    error.__traceback__ = None
    events.append("cut")
events.append("after the handler")
gc.collect()
print(", ".join(events))
