# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does sys.getrefcount() == 1 prove that a local object has one name only?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://github.com/python/cpython/issues/130708",
# ]
# ///
import sys

def counts():
    first = object()
    before = sys.getrefcount(first)
    second = first
    return before, sys.getrefcount(first)

if hasattr(sys, "getrefcount"):
    print("one name %d, two names %d" % counts())
else:
    print("no reference counts")
