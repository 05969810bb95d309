# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Assigning to `__dict__` releases the values of the old dictionary."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__dict__"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("value finalized")

class Owner(object):
    pass

events = []
owner = Owner()
owner.value = Tracked()
owner.__dict__ = {"other": 1}
events.append("replaced, other is %d" % owner.other)
gc.collect()
print(", ".join(events))
