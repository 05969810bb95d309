# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "Is an error told that close() raises in the finalizer of a stream that is written in Python?"
# see = ["https://docs.python.org/3/library/sys.html#sys.unraisablehook"]
# ///
import _pyio
import gc
import sys


def hook(unraisable):
    print("told:", unraisable.exc_type.__name__, unraisable.exc_value)


class Raw(_pyio.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        raise OSError("disk full")


sys.unraisablehook = hook
buffer = _pyio.BufferedWriter(Raw())
buffer.write(b"data")
del buffer
gc.collect()
gc.collect()
print("collected")
