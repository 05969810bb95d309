# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that only a class attribute holds dies when the class is collected."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://docs.python.org/3/reference/datamodel.html#custom-classes",
# ]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

class Holder(object):
    attribute = Tracked()

events = []
del Holder
events.append("class deleted")
gc.collect()
events.append("collected")
gc.collect()
print(", ".join(events))
