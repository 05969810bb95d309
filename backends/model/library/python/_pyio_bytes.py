@_alike('self._checkClosed(); return True', 'readable() seekable() writable()')
class BytesIO(BufferedIOBase):
    if _language >= (3, 7):
        _content = None

    def __init__(self, initial_bytes=None):
        if _language >= (3, 15):
            self._taking = Lock()
        content = bytearray()
        if initial_bytes is not None:
            content += initial_bytes
        self._content = content
        self._place = 0

    def _need_open(self, doing):
        _raise_if(self.closed, doing + ' closed file')

    def close(self):
        if _language < (3, 7) or self._content is not None:
            self._content.clear()
        super().close()

    # What there is as a whole.
    def getbuffer(self):
        self._need_open('getbuffer on')
        return memoryview(self._content)

    def getvalue(self):
        self._need_open('getvalue on')
        return bytes(self._content)

    def __getstate__(self):
        self._need_open('__getstate__ on')
        return {name: value for name, value in vars(self).items() if name != '_taking'}

    if _language >= (3, 15):
        def __setstate__(self, state):
            vars(self).update(state, _taking=Lock())

    # The place.
    def tell(self):
        self._need_open('tell on')
        return self._place

    def seek(self, pos, whence=0):
        self._need_open('seek on')
        pos = _as_integer(pos)
        whence = whence.__index__() if _language < (3,) else whence
        if whence == 0:
            _raise_if(pos < 0, 'negative seek position %r' % (pos,))
        elif whence in (1, 2):
            pos = max(0, pos + (self._place if whence == 1 else len(self._content)))
        else:
            raise ValueError('%s whence value' % ('invalid' if _language < (3,) else 'unsupported'))
        self._place = pos
        return pos

    def truncate(self, pos=None):
        self._need_open('truncate on')
        pos = self._place if pos is None else _as_integer(pos)
        _raise_if(pos < 0, 'negative truncate position %r' % (pos,))
        del self._content[pos:]
        return pos

    # What goes in and out there.
    def write(self, b):
        self._need_open('write to')
        _raise_if(isinstance(b, _text), "can't write %s to binary stream" % _text_name, TypeError)
        if _language < (3,):
            return self._put(b, len(b))
        with memoryview(b) as view:
            if sys.version_info >= (3, 14, 10):
                self._need_open('write to')
                return self._put(view, view.nbytes)
            count = view.nbytes
        return self._put(b, count)

    def _put(self, b, count):
        if count:
            end = self._place + count
            if self._place > len(self._content):
                self._content += b'\0' * (self._place - len(self._content))
            self._content[self._place:end] = b
            self._place = end
        return count

    def read(self, size=_all):
        self._need_open('read from')
        if size is None:
            size = -1
        elif _language >= (3, 7):
            size = _as_integer(size)
        elif _language < (3,):
            _raise_if(not isinstance(size, _integers), 'integer argument expected, got %r' % type(size), TypeError)
        if _language < (3, 15):
            return self._take(size)
        with self._taking:
            return self._take(size)

    def _take(self, size):
        start, length = self._place, len(self._content)
        end = length if size < 0 else min(length, start + size)
        if start >= length:
            return b''
        self._place = end
        return bytes(self._content[start:end])


_alike('return self.read(size)', _read1)(BytesIO)
