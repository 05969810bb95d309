# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "In which order do the locals of two unwound frames die?"
# see = [
#     "https://github.com/python/cpython/issues/130708",
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append(self.label)

def inner():
    a = Tracked("inner a")
    b = Tracked("inner b")
    raise ValueError

def outer():
    c = Tracked("outer c")
    inner()

events = []
try:
    outer()
except ValueError:
    events.append("handler")
events.append("after")
gc.collect()
print(", ".join(events))
