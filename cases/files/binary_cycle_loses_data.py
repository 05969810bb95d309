# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a binary file in a dead list write its buffered data when it is collected?"
# see = ["https://github.com/python/cpython/issues/62052", "https://docs.python.org/3/library/io.html"]
# twin = "files/binary_flushed_in_cycle"
# ///
import gc
import os

items = []
items.append(items)
items.append(open("data.bin", "wb"))
items[1].write(b"0123456789")
del items
gc.collect()
gc.collect()
print("collected: %d bytes" % os.path.getsize("data.bin"))
