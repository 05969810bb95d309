# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the finalizer of a resurrected object called again when it dies for the second time?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "resurrection/close_remembers"
# ///
import gc

class Phoenix(object):
    def __del__(self):
        calls.append("call")
        kept.append(self)

calls = []
kept = []
Phoenix()
gc.collect()
print("calls %d, kept %d" % (len(calls), len(kept)))
del kept[:]
gc.collect()
print("calls %d, kept %d" % (len(calls), len(kept)))
