# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function can delete a global, and the object dies unless the caller still holds it."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-global-statement",
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
# ]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def drop_global(argument):
    global shared
    del shared
    gc.collect()
    events.append("deleted")

events = []
shared = Tracked()
drop_global(None)
events.append("|")
shared = Tracked()
drop_global(shared)
events.append("returned")
gc.collect()
print(" ".join(events))
