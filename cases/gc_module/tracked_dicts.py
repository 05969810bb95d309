# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Are dictionaries tracked that hold nothing but atoms?"
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

if hasattr(gc, "is_tracked"):
    table = {}
    print("empty: %s" % gc.is_tracked(table))
    table["number"] = 1
    print("with a number: %s" % gc.is_tracked(table))
    table["list"] = []
    print("with a list: %s" % gc.is_tracked(table))
else:
    print("no tracking")
