# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The owner's finalizer can use its parts, whatever order the parts are finalized in."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Part(object):
    def __init__(self):
        self.open = True

    def __del__(self):
        self.open = False
        events.append("part closed")

class Owner(object):
    def __init__(self):
        self.part = Part()

    def __del__(self):
        events.append("owner sees part open: %s" % self.part.open)

events = []
owner = Owner()
del owner
gc.collect()
gc.collect()
print(", ".join(events))
