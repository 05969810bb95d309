# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Of a dead cycle of streams that are written in Python, which is closed first, and what becomes of the data?"
# see = ["https://github.com/python/cpython/issues/62052", "https://docs.python.org/3/library/io.html"]
# ///
import _pyio
import gc


class Raw(_pyio.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print("write:", bytes(data).decode())
        return len(data)

    def close(self):
        if not self.closed:
            print("close: raw")
        super().close()


class Buffer(_pyio.BufferedWriter):
    def close(self):
        print("close: buffer, raw is", "closed" if self.raw.closed else "open")
        super().close()


raw = Raw()
buffer = Buffer(raw)
raw.buffer = buffer
buffer.write(b"data")
del raw, buffer
gc.collect()
gc.collect()
print("collected")
