# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "How many descriptors are open after five directory scans were left after their first entry?"
# see = ["https://docs.python.org/3/library/os.html#os.scandir"]
# twin = "files/directory_scan_closed"
# ///
import gc
import os
import warnings


def next_descriptor():
    descriptor = os.open("a.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


warnings.simplefilter("ignore")
for name in ("a.txt", "b.txt"):
    open(name, "w").close()
gc.collect()
before = next_descriptor()
for _ in range(5):
    next(os.scandir("."))
print("left: %d open" % (next_descriptor() - before))
gc.collect()
print("collected: %d open" % (next_descriptor() - before))
