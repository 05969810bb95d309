# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A view or an iterator of a dictionary keeps the dictionary alive."
# see = ["https://docs.python.org/3/library/stdtypes.html#dictionary-view-objects"]
# ///
import gc

class Table(dict):
    def __del__(self):
        events.append("dict finalized")

events = []
table = Table(a=1)
view = table.keys()
del table
gc.collect()
events.append("view says %s" % list(view))
del view
events.append("view dropped")
gc.collect()
print(", ".join(events))
