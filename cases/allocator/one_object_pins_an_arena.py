# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does memory go back to the system while one object in two hundred lives?"
# see = [
#     "https://docs.python.org/3/c-api/memory.html#the-pymalloc-allocator",
#     "https://docs.python.org/3/c-api/memory.html#default-memory-allocators",
# ]
# ///
import os
import sys

def arenas():
    log = os.open("log.txt", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    terminal = os.dup(2)
    os.dup2(log, 2)
    sys._debugmallocstats()
    os.dup2(terminal, 2)
    os.lseek(log, 0, 0)
    for line in os.read(log, 100000).decode("ascii").splitlines():
        if line.startswith("# arenas allocated current"):
            return int(line.split("=")[1].replace(",", ""))

if hasattr(sys, "_debugmallocstats"):
    before = arenas()
    objects = [bytes(470) for _ in range(16000)]
    full = arenas()
    print("more arenas: %s" % (full > before + 3))
    kept = objects[::200]
    del objects
    print("some went back while others live: %s" % (arenas() < full - 1))
    del kept
    print("most went back at the end: %s" % (arenas() <= before + 2))
else:
    print("no _debugmallocstats")
