# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A WeakSet can be changed in a loop over a list of its elements."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# twin = "weak_containers/set_grows_in_iteration"
# ///
import weakref


class Element(object):
    pass


elements = [Element() for _ in range(3)]
late = Element()
weak = weakref.WeakSet(elements)
for element in list(weak):
    weak.add(late)
print("%d elements" % len(weak))
