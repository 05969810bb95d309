# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An iterator holds the list it runs over, and so its items, until it is exhausted or dropped."
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://docs.python.org/3/library/stdtypes.html#iterator-types",
# ]
# ///
import sys

target = object()
if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(target)
    iterator = iter([target])
    print("fresh iterator: %d" % (sys.getrefcount(target) - base))
    next(iterator)
    print("at the last item: %d" % (sys.getrefcount(target) - base))
    next(iterator, None)
    print("exhausted: %d" % (sys.getrefcount(target) - base))
else:
    print("no reference counts")
