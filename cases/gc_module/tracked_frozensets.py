# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Are sets and frozensets of atoms tracked?"
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

if hasattr(gc, "is_tracked"):
    print("set: %s" % gc.is_tracked(set([1])))
    print("frozenset: %s" % gc.is_tracked(frozenset([1])))
else:
    print("no tracking")
