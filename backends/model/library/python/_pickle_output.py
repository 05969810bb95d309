import sys

_target = 64 * 1024
# Frames of fewer bytes are none.
_least = 4 if sys.version_info >= (3, 7) else 0
_has_direct_writes = sys.version_info >= (3, 7)


# The bytes of a pickle: in frames from protocol 4 on, and written to a file at their ends.
class Output:
    def __init__(self, protocol, write):
        self._protocol = protocol
        self._write = write
        self._bytes = bytearray()
        self._is_framing = False
        self._start = None

    def begin(self):
        if self._protocol >= 2:
            self.write(b'\x80' + bytes((self._protocol,)))
        self._is_framing = self._protocol >= 4

    def write(self, data):
        if self._is_framing and self._start is None:
            self._start = len(self._bytes)
        self._bytes += data

    # Bytes of an object and what comes before: large ones stay out of frames.
    def write_large(self, header, data):
        if not _has_direct_writes or not self._is_framing or len(data) < _target:
            return self.write(header + data)
        self._close_frame()
        self._bytes += header
        if self._write is None:
            self._bytes += data
        else:
            self.flush()
            self._write(data)

    def at_boundary(self):
        if self._start is not None and len(self._bytes) - self._start >= _target:
            self._close_frame()
            if self._write is not None:
                self.flush()

    def end(self):
        self._close_frame()
        self._is_framing = False

    def _close_frame(self):
        start = self._start
        if start is None:
            return
        self._start = None
        length = len(self._bytes) - start
        if length >= _least:
            self._bytes[start:start] = b'\x95' + length.to_bytes(8, 'little')

    def flush(self):
        data = bytes(self._bytes)
        self._bytes = bytearray()
        self._write(data)

    def all(self):
        return bytes(self._bytes)
