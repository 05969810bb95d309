# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does weakref.getweakrefcount() count references that were dropped?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.getweakrefcount"]
# ///
import gc
import weakref

class Target(object):
    pass

def callback(reference):
    pass

target = Target()
kept = weakref.ref(target)
weakref.ref(target, callback)
weakref.ref(target, callback)
print("after two dropped: %d" % weakref.getweakrefcount(target))
gc.collect()
print("after collect: %d" % weakref.getweakrefcount(target))
