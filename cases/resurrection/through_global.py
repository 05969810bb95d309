# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A finalizer that stores its object in a global resurrects it with all its attributes."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "resurrection/returned_to_pool"
# ///
import gc

class Phoenix(object):
    def __init__(self):
        self.data = ["still", "here"]

    def __del__(self):
        global saved
        saved = self
        print("finalized")

saved = None
phoenix = Phoenix()
del phoenix
print("saved at once: %s" % (saved is not None))
gc.collect()
print("data: %s" % saved.data)
