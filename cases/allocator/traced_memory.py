# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Traced memory grows and falls with what the program holds; the peak stays."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.get_traced_memory"]
# ///
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

if tracemalloc:
    tracemalloc.start()
    data = [bytearray(1000) for _ in range(1000)]
    held, peak = tracemalloc.get_traced_memory()
    print("held: %s, peak: %s" % (1000000 < held < 1200000, peak >= held))
    del data
    held, peak = tracemalloc.get_traced_memory()
    print("held: %s, peak: %s" % (held < 20000, 1000000 < peak < 1200000))
    tracemalloc.stop()
    print("stopped: %s" % (tracemalloc.get_traced_memory(),))
else:
    print("no tracemalloc")
