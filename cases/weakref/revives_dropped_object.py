# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a weak reference give back an object that the program has dropped?"
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.ref",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "weakref/closed_before_dropped"
# ///
import gc
import weakref

class Target(object):
    pass

target = Target()
reference = weakref.ref(target)
del target
again = reference()
print("given back: %s" % (again is not None))
gc.collect()
print("after collect: %s" % (reference() is not None))
del again
gc.collect()
print("released: %s" % (reference() is not None))
