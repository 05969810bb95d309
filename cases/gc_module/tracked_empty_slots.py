# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is an instance of a class with empty `__slots__` tracked?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.is_tracked",
#     "https://docs.python.org/3/reference/datamodel.html#slots",
# ]
# ///
import gc

class Empty(object):
    __slots__ = ()

if hasattr(gc, "is_tracked"):
    print("tracked: %s" % gc.is_tracked(Empty()))
else:
    print("no tracking")
