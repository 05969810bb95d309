# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A detached finalizer never runs."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize.detach"]
# ///
import gc
import weakref

class Target(object):
    pass

target = Target()
finalizer = weakref.finalize(target, print, "callback")
detached = finalizer.detach()
print("gives back the object: %s" % (detached[0] is target))
print("alive: %s" % finalizer.alive)
del detached, target
gc.collect()
print("detached again: %s" % finalizer.detach())
