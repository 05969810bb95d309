# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What are the default thresholds of the collector?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.get_threshold",
#     "https://github.com/python/cpython/issues/124770",
# ]
# ///
import gc

if hasattr(gc, "get_threshold"):
    print(gc.get_threshold())
else:
    print("no thresholds")
