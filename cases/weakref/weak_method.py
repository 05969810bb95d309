# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A WeakMethod lives as long as the object whose method it is."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakMethod"]
# ///
import gc
import weakref

class Target(object):
    def method(self):
        return "called"

target = Target()
reference = weakref.WeakMethod(target.method)
gc.collect()
print("object held: %s" % reference()())
del target
print("dropped: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
