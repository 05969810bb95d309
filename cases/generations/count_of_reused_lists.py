# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Do 50 lists that were made and dropped leave the count of allocations as it was?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_count"]
# ///
import gc

if hasattr(gc, "get_count"):
    gc.disable()
    gc.collect()
    before = gc.get_count()[0]
    lists = [[] for _ in range(50)]
    del lists
    print("count as before: %s" % (gc.get_count()[0] - before < 25))
else:
    print("no counts")
