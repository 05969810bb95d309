# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object whose `__init__` raised is finalized all the same."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__init__",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# twin = "del_method/init_cleans_up"
# ///
import gc

class Broken(object):
    def __init__(self):
        raise ValueError

    def __del__(self):
        events.append("finalized")

events = []
try:
    Broken()
except ValueError:
    events.append("handler")
events.append("after the handler")
gc.collect()
print(", ".join(events))
