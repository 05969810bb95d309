# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Do tuples that hold nothing but numbers raise the count of allocations?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_count"]
# ///
import gc

if hasattr(gc, "get_count"):
    gc.disable()
    gc.collect()
    before = gc.get_count()[0]
    kept = [(number,) for number in range(3000)]
    print("3000 made, count up by 2000 or more: %s" % (gc.get_count()[0] - before >= 2000))
else:
    print("no counts")
