# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does gc.collect() count objects that were resurrected?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

class Phoenix(object):
    __slots__ = ("me",)

    def __del__(self):
        kept.append(self)

kept = []
gc.collect()
phoenix = Phoenix()
phoenix.me = phoenix
del phoenix
items = []
items.append(items)
del items
print("found: %s" % gc.collect())
print("kept: %d" % len(kept))
