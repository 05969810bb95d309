# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A resurrected object dies silently when it is dropped again."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import gc
import weakref

class Phoenix(object):
    def __del__(self):
        print("finalized")
        kept.append(self)

kept = []
Phoenix()
gc.collect()
alive = weakref.ref(kept[0])
print("kept: %d" % len(kept))
del kept[:]
print("dropped again: %s" % (alive() is not None))
gc.collect()
print("collected: %s" % (alive() is not None))
