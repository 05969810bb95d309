# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a dictionary still tracked when its only container has been replaced by a number?"
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

if hasattr(gc, "is_tracked"):
    table = {"key": []}
    print("with a list: %s" % gc.is_tracked(table))
    table["key"] = 1
    print("with a number: %s" % gc.is_tracked(table))
    gc.collect()
    print("collected: %s" % gc.is_tracked(table))
else:
    print("no tracking")
