# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function two levels down keeps a variable of the outermost call through the one between."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def outer():
    captured = Tracked()

    def middle():
        def inner():
            return captured

        return inner

    return middle

events = []
middle = outer()
inner = middle()
del middle
gc.collect()
events.append("inner left")
del inner
events.append("inner dropped")
gc.collect()
print(", ".join(events))
