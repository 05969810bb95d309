# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does adding to a WeakSet while iterating over it raise RuntimeError?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# twin = "weak_containers/iteration_over_copy"
# ///
import weakref

class Element(object):
    pass

elements = [Element() for _ in range(3)]
late = Element()
weak = weakref.WeakSet(elements)
try:
    for element in weak:
        weak.add(late)
    print("no error, %d elements" % len(weak))
except RuntimeError:
    print("RuntimeError")
