# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference to a bound method dies at once, because the method object is a temporary."
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakMethod",
#     "https://docs.python.org/3/reference/datamodel.html#instance-methods",
# ]
# twin = "weakref/weak_method_of_held_object"
# ///
import gc
import weakref

class Target(object):
    def method(self):
        pass

target = Target()
reference = weakref.ref(target.method)
print("at once: %s" % (reference() is not None))
gc.collect()
print("after collect: %s" % (reference() is not None))
