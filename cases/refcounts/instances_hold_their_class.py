# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Every instance holds a reference to its class."
# see = ["https://docs.python.org/3/library/sys.html#sys.getrefcount", "https://docs.python.org/3/whatsnew/3.8.html"]
# ///
import sys

class Target(object):
    pass

if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(Target)
    instances = [Target() for _ in range(10)]
    print("ten instances add %d" % (sys.getrefcount(Target) - base))
    del instances
    print("dropped: %d" % (sys.getrefcount(Target) - base))
else:
    print("no reference counts")
