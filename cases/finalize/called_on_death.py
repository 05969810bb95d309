# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalize callback runs with its arguments when its object dies, and once only."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# twin = "finalize/called_by_hand"
# ///
import gc
import weakref

class Target(object):
    pass

def callback(*arguments, **keywords):
    print("callback %s %s" % (arguments, keywords))

target = Target()
finalizer = weakref.finalize(target, callback, 1, 2, word="x")
print("alive: %s" % finalizer.alive)
del target
print("dropped")
gc.collect()
print("alive: %s" % finalizer.alive)
