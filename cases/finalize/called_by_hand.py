# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Calling a finalizer by hand runs its callback and makes it dead."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# twin = "finalize/called_on_death"
# ///
import gc
import weakref

class Target(object):
    pass

def callback():
    print("callback")
    return "result"

target = Target()
finalizer = weakref.finalize(target, callback)
print("first call: %s" % finalizer())
print("second call: %s" % finalizer())
del target
gc.collect()
print("alive: %s" % finalizer.alive)
