# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "functools.lru_cache holds the arguments and results of its entries until they are pushed out."
# see = ["https://docs.python.org/3/library/functools.html#functools.lru_cache"]
# twin = "containers/evicted_entry_closed"
# ///
import functools
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

@functools.lru_cache(maxsize=2)
def describe(tracked):
    return tracked.label

events = []
for label in "abc":
    describe(Tracked(label))
    events.append("called with " + label)
gc.collect()
describe.cache_clear()
events.append("cleared")
gc.collect()
print(", ".join(events))
