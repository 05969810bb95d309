# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What was flushed is safe, even if the file dies in a cycle."
# see = [
#     "https://docs.python.org/3/library/io.html#io.IOBase.flush",
#     "https://github.com/python/cpython/issues/62052",
# ]
# twin = "files/binary_cycle_loses_data"
# ///
import gc
import os

items = []
items.append(items)
items.append(open("data.bin", "wb"))
items[1].write(b"0123456789")
items[1].flush()
del items
gc.collect()
print("collected: %d bytes" % os.path.getsize("data.bin"))
