# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A filter keeps the traces of the program itself out of those of the library."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.Snapshot.filter_traces"]
# ///
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

if tracemalloc:
    tracemalloc.start()
    kept = [bytearray(10) for _ in range(30)]
    snapshot = tracemalloc.take_snapshot()
    own = snapshot.filter_traces([tracemalloc.Filter(True, "*filtered_snapshot.py")])
    others = snapshot.filter_traces([tracemalloc.Filter(False, "*filtered_snapshot.py")])
    print("own: %s" % (60 <= len(own.traces) < 70))
    print("files: %d" % len(own.statistics("filename")))
    print("all: %s" % (len(own.traces) + len(others.traces) == len(snapshot.traces)))
else:
    print("no tracemalloc")
