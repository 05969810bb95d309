# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a bytearray be resized while, and after, a memoryview of it exists?"
# see = [
#     "https://docs.python.org/3/library/stdtypes.html#memoryview",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "memory/released_view"
# ///
import gc

data = bytearray(b"abcd")

def grow():
    try:
        data.append(1)
        return "grew"
    except BufferError:
        return "refused"

view = memoryview(data)
print("view exists: %s" % grow())
del view
print("view dropped: %s" % grow())
gc.collect()
print("collected: %s" % grow())
