# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A slice of a memoryview, taken in passing, blocks its bytearray: for how long?"
# see = ["https://docs.python.org/3/library/stdtypes.html#memoryview"]
# twin = "memory/released_slice"
# ///
import gc


def grow():
    try:
        data.append(1)
        return "grew"
    except BufferError:
        return "refused"


data = bytearray(b"abcd")
print("rest: %d bytes" % len(memoryview(data)[1:]))
print("at once: %s" % grow())
gc.collect()
print("collected: %s" % grow())
