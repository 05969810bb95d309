# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The callback gets the weak reference, which is already dead."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# twin = "weakref/listeners_told_by_close"
# ///
import gc
import weakref

class Target(object):
    pass

def callback(reference):
    print("callback: same reference %s, target %s" % (reference is weak, reference()))

target = Target()
weak = weakref.ref(target, callback)
del target
print("dropped")
gc.collect()
print("collected")
