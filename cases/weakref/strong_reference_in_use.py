# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference gives its target as long as a strong reference is held, after collections too."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# twin = "weakref/dies_with_object"
# ///
import gc
import weakref


class Target(object):
    value = 5


def read():
    held = reference()
    gc.collect()
    return held.value if held is reference() else "gone"


target = Target()
reference = weakref.ref(target)
print("first: %s" % read())
gc.collect()
print("second: %s" % read())
print("held: %s" % (reference() is target))
