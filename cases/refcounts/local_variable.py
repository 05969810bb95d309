# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does sys.getrefcount() say of an object that one local variable holds?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://github.com/python/cpython/issues/130708",
# ]
# ///
import sys

def count_of_local():
    local = object()
    return sys.getrefcount(local)

if hasattr(sys, "getrefcount"):
    print("local: %d" % count_of_local())
else:
    print("no reference counts")
