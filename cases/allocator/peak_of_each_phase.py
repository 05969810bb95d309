# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "reset_peak() starts a new peak at what is held now."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.reset_peak"]
# ///
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

def phase(size):
    return len(bytearray(size))

if tracemalloc:
    tracemalloc.start()
    phase(1000000)
    print("first: %s" % (tracemalloc.get_traced_memory()[1] >= 1000000))
    if hasattr(tracemalloc, "reset_peak"):
        tracemalloc.reset_peak()
        phase(1000)
        print("second: %s" % (tracemalloc.get_traced_memory()[1] >= 1000000))
    else:
        print("no reset_peak")
else:
    print("no tracemalloc")
