# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference returns None once its target is gone: at the last drop, or after a collection."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# twin = "weakref/strong_reference_in_use"
# ///
import gc
import weakref

class Target(object):
    pass

target = Target()
reference = weakref.ref(target)
print("held: %s" % (reference() is target))
del target
print("dropped: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
