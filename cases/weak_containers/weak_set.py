# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An element of a WeakSet disappears when nothing else holds it."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# twin = "weak_containers/discarded_from_set"
# ///
import gc
import weakref

class Element(object):
    pass

first = Element()
second = Element()
elements = weakref.WeakSet([first, second])
print("held: %d" % len(elements))
del first
print("one dropped: %d" % len(elements))
gc.collect()
print("collected: %d" % len(elements))
