# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The finalizer of an io object calls close(), also one that a subclass overrides."
# see = ["https://docs.python.org/3/library/io.html#io.IOBase.__del__"]
# twin = "files/close_called_by_with"
# ///
import gc
import io

class Stream(io.RawIOBase):
    def close(self):
        print("close called, closed already: %s" % self.closed)
        io.RawIOBase.close(self)

stream = Stream()
del stream
print("dropped")
gc.collect()
print("collected")
