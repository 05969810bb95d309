# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Objects that cannot be part of a cycle do not count towards a collection."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_count"]
# ///
import gc

if hasattr(gc, "get_count"):
    gc.disable()
    gc.collect()
    start = gc.get_count()[0]
    kept = [object() for _ in range(300)]
    print("300 plain objects, count up by less than 20: %s" % (gc.get_count()[0] - start < 20))
else:
    print("no counts")
