# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the finalizer of a resurrected object without a collector header called again?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/reference/datamodel.html#slots"]
# ///
import gc

class Phoenix(object):
    __slots__ = ()

    def __del__(self):
        calls.append("call")
        if len(calls) < 5:
            kept.append(self)

calls = []
kept = []
Phoenix()
for _ in range(3):
    gc.collect()
    del kept[:]
gc.collect()
print("calls: %d" % len(calls))
