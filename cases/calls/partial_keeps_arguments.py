# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A functools.partial object keeps the arguments that it was given."
# see = ["https://docs.python.org/3/library/functools.html#functools.partial"]
# ///
import functools
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work(first, second):
    return second

events = []
partial = functools.partial(work, Tracked())
events.append("result %s" % partial("x"))
gc.collect()
events.append("partial kept")
del partial
events.append("partial dropped")
gc.collect()
print(", ".join(events))
