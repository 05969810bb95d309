# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "Can a memory map be closed while a memoryview of it exists?"
# see = [
#     "https://docs.python.org/3/library/mmap.html#mmap.mmap.close",
#     "https://docs.python.org/3/library/stdtypes.html#memoryview",
# ]
# ///
import gc
import mmap


def close():
    try:
        mapping.close()
        return "closed"
    except BufferError:
        return "refused"


mapping = mmap.mmap(-1, 16)
view = memoryview(mapping)
print("view exists: %s" % close())
view.release()
gc.collect()
print("view released: %s" % close())
