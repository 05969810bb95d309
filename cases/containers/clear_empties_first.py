# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "list.clear() and dict.clear() empty the container before the first finalizer runs."
# see = [
#     "https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types",
#     "https://docs.python.org/3/library/stdtypes.html#dict.clear",
# ]
# twin = "containers/cleared_after_closing"
# ///
import gc

class Tracked(object):
    def __del__(self):
        sizes.append((len(items), len(table)))

sizes = []
items = [Tracked(), Tracked()]
table = {1: Tracked(), 2: Tracked()}
items.clear()
table.clear()
gc.collect()
print("sizes seen: %s" % sizes)
