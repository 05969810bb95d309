# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A closure adds one reference, through its cell, however many functions share the cell."
# see = ["https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

def make(value):
    def first():
        return value

    def second():
        return value

    return first, second

target = object()
if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(target)
    functions = make(target)
    print("two functions: %d" % (sys.getrefcount(target) - base))
    del functions
    print("dropped: %d" % (sys.getrefcount(target) - base))
else:
    print("no reference counts")
