# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An iterator keeps its list alive until it has reached the end."
# see = ["https://docs.python.org/3/library/stdtypes.html#iterator-types"]
# ///
import gc

class Items(list):
    def __del__(self):
        events.append("list finalized")

events = []
iterator = iter(Items([1, 2]))
gc.collect()
events.append("first item %d" % next(iterator))
next(iterator)
gc.collect()
events.append("no item left")
next(iterator, None)
events.append("exhausted")
gc.collect()
print(", ".join(events))
