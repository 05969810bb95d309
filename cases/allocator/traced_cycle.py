# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The memory of a dropped cycle counts until a collection."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.get_traced_memory"]
# ///
import gc
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

if tracemalloc:
    gc.disable()
    tracemalloc.start()
    cycle = [bytearray(100000)]
    cycle.append(cycle)
    del cycle
    print("dropped: %s" % (tracemalloc.get_traced_memory()[0] > 100000))
    gc.collect()
    print("collected: %s" % (tracemalloc.get_traced_memory()[0] > 100000))
else:
    print("no tracemalloc")
