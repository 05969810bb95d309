# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Elements of a WeakSet may die while it is iterated over."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# ///
import gc
import weakref

class Element(object):
    pass

elements = [Element() for _ in range(5)]
weak = weakref.WeakSet(elements)
visited = 0
for element in weak:
    visited += 1
    elements = None
    gc.collect()
del element
gc.collect()
print("visited %d, left %d" % (visited, len(weak)))
