# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalizer that calls a bound method of its own object keeps the object alive."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import gc
import weakref

class Target(object):
    def __init__(self):
        self.finalizer = weakref.finalize(self, self.close)
        self.finalizer.atexit = False

    def close(self):
        print("closed")

target = Target()
alive = weakref.ref(target)
del target
gc.collect()
gc.collect()
print("alive: %s" % (alive() is not None))
