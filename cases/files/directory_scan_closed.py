# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "A directory scan in a with statement gives its descriptor back when the statement ends."
# see = ["https://docs.python.org/3/library/os.html#os.scandir.close"]
# twin = "files/directory_scan_left"
# ///
import os


def next_descriptor():
    descriptor = os.open("a.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


for name in ("a.txt", "b.txt"):
    with open(name, "w"):
        pass
before = next_descriptor()
for _ in range(5):
    with os.scandir(".") as entries:
        next(entries)
print("left: %d open" % (next_descriptor() - before))
