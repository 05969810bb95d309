# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A full collection waits for survivors: a quarter as many as the last one left."
# see = ["https://devguide.python.org/internals/garbage-collector/"]
# ///
import gc

def full_collections():
    return gc.get_stats()[2]["collections"]

if hasattr(gc, "set_threshold"):
    kept = [[] for _ in range(8000)]
    gc.collect()
    gc.set_threshold(100, 1, 1)
    before = full_collections()
    kept.extend([] for _ in range(1500))
    print("after a few survivors: %s" % (full_collections() > before))
    kept.extend([] for _ in range(12000))
    print("after many: %s" % (full_collections() > before))
else:
    print("no thresholds")
