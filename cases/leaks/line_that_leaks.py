# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Comparing two snapshots names the line whose objects stay."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.Snapshot.compare_to"]
# ///
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

cache = []

def request(number):
    parts = [bytearray(100) for _ in range(5)]
    cache.append(bytearray(1000))
    return len(parts)

if tracemalloc:
    request(0)
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    for number in range(100):
        request(number)
    after = tracemalloc.take_snapshot()
    tracemalloc.stop()
    worst = after.compare_to(before, "lineno")[0]
    line = request.__code__.co_firstlineno
    print("line %d of the function" % (worst.traceback[0].lineno - line))
    print("blocks: %d hundred, at least 100000 bytes: %s" % (worst.count_diff // 100, worst.size_diff >= 100000))
else:
    print("no tracemalloc")
