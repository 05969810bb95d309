# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An element that is discarded from a WeakSet is gone at once."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# twin = "weak_containers/weak_set"
# ///
import weakref


class Element(object):
    pass


first = Element()
second = Element()
elements = weakref.WeakSet([first, second])
print("held: %d" % len(elements))
elements.discard(first)
print("one discarded: %d" % len(elements))
