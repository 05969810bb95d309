# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "gc.set_threshold() sets as many thresholds as it gets and keeps the others."
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc

if hasattr(gc, "set_threshold"):
    gc.set_threshold(500, 20, 30)
    print(gc.get_threshold())
    gc.set_threshold(600)
    print(gc.get_threshold())
    gc.set_threshold(700, 5)
    print(gc.get_threshold())
else:
    print("no thresholds")
