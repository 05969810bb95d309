# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A finalizer on a metaclass runs when a class of it is collected."
# see = ["https://docs.python.org/3/reference/datamodel.html#metaclasses", "https://peps.python.org/pep-0442/"]
# ///
import gc

class Meta(type):
    def __del__(cls):
        events.append("class %s finalized" % cls.__name__)

events = []
Made = Meta("Made", (object,), {})
instance = Made()
del Made
gc.collect()
events.append("instance keeps its class")
del instance
gc.collect()
gc.collect()
print(", ".join(events))
