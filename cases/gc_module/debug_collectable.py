# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "With DEBUG_COLLECTABLE the collector names what it frees on standard error."
# see = ["https://docs.python.org/3/library/gc.html#gc.DEBUG_COLLECTABLE"]
# ///
import gc

if hasattr(gc, "set_debug"):
    gc.collect()
    gc.disable()
    items = []
    items.append(items)
    del items
    gc.set_debug(gc.DEBUG_COLLECTABLE)
    found = gc.collect(0)
    gc.set_debug(0)
    print("found: %d" % found)
else:
    print("no debug flags")
