# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A memoryview keeps the object whose memory it shows."
# see = ["https://docs.python.org/3/library/stdtypes.html#memoryview"]
# ///
import gc
import weakref

class Buffer(bytearray):
    pass

buffer = Buffer(b"abcd")
reference = weakref.ref(buffer)
view = memoryview(buffer)
del buffer
gc.collect()
print("view exists: %s, shows %s" % (reference() is not None, view.tobytes().decode("ascii")))
del view
gc.collect()
print("view dropped: %s" % (reference() is not None))
