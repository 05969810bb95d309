# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does gc.get_count() say of the older generations after each kind of collection?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_count"]
# ///
import gc

if hasattr(gc, "get_count"):
    gc.disable()
    gc.collect()
    for generation in (0, 0, 1, 0, 2):
        gc.collect(generation)
        print("collect(%d): %s" % (generation, gc.get_count()[1:]))
else:
    print("no counts")
