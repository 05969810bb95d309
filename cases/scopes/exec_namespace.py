# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Names bound by exec() live in the dictionary that was passed and die with it."
# see = ["https://docs.python.org/3/library/functions.html#exec"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

events = []
namespace = {"Tracked": Tracked}
exec("value = Tracked()", namespace)
gc.collect()
events.append("executed")
del namespace
events.append("namespace dropped")
gc.collect()
print(", ".join(events))
