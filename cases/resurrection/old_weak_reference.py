# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a weak reference survive the resurrection of its target?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/library/weakref.html"]
# ///
import gc
import weakref

class Phoenix(object):
    def __del__(self):
        kept.append(self)

kept = []
phoenix = Phoenix()
reference = weakref.ref(phoenix)
del phoenix
gc.collect()
print("kept: %d" % len(kept))
print("old weak reference alive: %s" % (reference() is not None))
