# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Plain weak references to one object are one object; references with a callback are not."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import weakref

class Target(object):
    pass

def callback(reference):
    pass

target = Target()
plain = weakref.ref(target)
calling = weakref.ref(target, callback)
print("plain shared: %s" % (weakref.ref(target) is plain))
print("with callback shared: %s" % (weakref.ref(target, callback) is calling))
print("references: %d" % weakref.getweakrefcount(target))
