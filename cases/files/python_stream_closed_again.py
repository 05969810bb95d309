# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does the finalizer of a stream that is written in Python call close() of one that is closed?"
# see = ["https://docs.python.org/3/library/io.html#io.IOBase"]
# ///
import _pyio
import gc


class Stream(_pyio.RawIOBase):
    def close(self):
        print("close: was", "closed" if self.closed else "open")
        super().close()


stream = Stream()
stream.close()
print("closed")
del stream
gc.collect()
gc.collect()
print("collected")
