# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalizer whose arguments reach its object keeps that object alive."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import gc
import weakref

class Target(object):
    pass

def callback(target):
    pass

target = Target()
alive = weakref.ref(target)
finalizer = weakref.finalize(target, callback, target)
finalizer.atexit = False
del target
gc.collect()
gc.collect()
print("alive: %s" % (alive() is not None))
finalizer.detach()
gc.collect()
print("after detach: %s" % (alive() is not None))
