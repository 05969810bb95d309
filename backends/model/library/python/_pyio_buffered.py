class _Ahead:
    # Bytes a reader has and nobody has asked for yet: those behind a place in what was read last.
    def __init__(self):
        self.clear()

    def clear(self):
        self.put(b'')

    def put(self, data):
        self.data = data
        self.place = 0

    def __len__(self):
        return len(self.data) - self.place

    def shown(self):
        return self.data[self.place:]

    def take(self, count):
        start = self.place
        self.place += count
        return self.data[start:self.place]


def _warn_of_size(max_buffer_size):
    if max_buffer_size is not None:
        import warnings
        warnings.warn('max_buffer_size is deprecated', DeprecationWarning, 3)


def _refuse_whence(whence, what='invalid whence value'):
    _raise_if(whence not in valid_seek_flags, what if _language < (3,) else 'invalid whence value')


def _known_place(place, told_by, article='an '):
    _raise_if(place < 0, '%s() returned %sinvalid position' % (told_by, article), OSError)
    return place


# Programs see this class in messages about arguments, and _read_lock and _write_lock where __init__ was not called: they
# are named as in real runtimes.
@_alike('return self.raw.{call}', 'closed mode name fileno() isatty() seekable()')
class _BufferedIOMixin(BufferedIOBase):
    raw = property(lambda self: self._raw)

    def __init__(self, raw):
        self._raw = raw

    def _start(self, raw, size, ability):
        _raise_if(not getattr(raw, ability)(), '"raw" argument must be %s.' % ability, OSError)
        self._raw = raw
        _raise_if(size <= 0, 'invalid buffer size')
        self.buffer_size = size

    # The raw stream's life.
    def detach(self):
        return _detach_from(self, 'raw', 'raw stream')

    def _need_open_to_flush(self):
        _raise_if(self.closed, 'flush %s closed file' % ('of' if _language < (3, 7) else 'on'))

    def flush(self):
        self._need_open_to_flush()
        self.raw.flush()

    def close(self):
        _close_over(self, 'raw')

    if _language >= (3, 14):
        def _dealloc_warn(self, source):
            _warn_of_unclosed(self.raw, source)

    # Its place.
    def tell(self):
        return _known_place(self.raw.tell(), 'tell')

    def seek(self, pos, whence=0):
        return _known_place(self.raw.seek(pos, whence), 'seek')

    def truncate(self, pos=None):
        if _language >= (3, 9):
            self._checkClosed()
            self._checkWritable()
        self.flush()
        return self.raw.truncate(self.tell() if pos is None else pos)

    # What is told of it.
    def __repr__(self):
        try:
            name = self.name
        except AttributeError:
            return '<%s>' % _title(self)
        return '<%s name=%r>' % (_title(self), name)

    def __getstate__(self):
        doing = 'can not serialize a' if _language < (3, 8) else 'cannot pickle'
        raise TypeError('%s %r object' % (doing, self.__class__.__name__))


def _check_closed_since_3_12(stream, doing):
    if _language >= (3, 12):
        stream._checkClosed(doing + ' of closed file')


@_alike('return self.raw.{call}', 'readable()')
class BufferedReader(_BufferedIOMixin):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._start(raw, buffer_size, 'readable')
        self._read_buf = _Ahead()
        self._read_lock = Lock()

    def tell(self):
        place = _BufferedIOMixin.tell(self) - len(self._read_buf)
        return max(place, 0) if _as_in_3_13 else place

    def seek(self, pos, whence=0):
        _refuse_whence(whence)
        _check_closed_since_3_12(self, 'seek')
        with self._read_lock:
            if whence == SEEK_CUR:
                pos -= len(self._read_buf)
            place = _BufferedIOMixin.seek(self, pos, whence)
            self._read_buf.clear()
        return place

    def peek(self, size=0):
        _check_closed_since_3_12(self, 'peek')
        with self._read_lock:
            self._have(size)
            return self._read_buf.shown()

    def read(self, size=None):
        if size is None:
            size = -1
        _raise_if(size < -1, 'invalid number of bytes to read')
        with self._read_lock:
            return self._take_all() if size == -1 else self._take(size)

    def _take_once(self, size):
        if size == 0:
            return b''
        with self._read_lock:
            self._have(1)
            return self._take(min(size, len(self._read_buf)))

    if _language < (3, 7):
        def read1(self, size):
            _raise_if(size < 0, 'number of bytes to read must be positive')
            return self._take_once(size)
    else:
        def read1(self, size=-1):
            _check_closed_since_3_12(self, 'read')
            return self._take_once(self.buffer_size if size < 0 else size)

    def _fill(self, into, once):
        if _language < (3,):
            return BufferedIOBase._fill(self, into, once)
        _check_closed_since_3_12(self, 'readinto')
        into = into if isinstance(into, memoryview) else memoryview(into)
        if not into.nbytes:
            return 0
        into = into.cast('B')
        ahead = self._read_buf
        done = 0
        with self._read_lock:
            while done < len(into) and not (once and done):
                # More than there is room for behind `done` bytes is an error.
                count = min(len(ahead), len(into))
                into[done:done + count] = ahead.shown()[:count]
                ahead.place += count
                done += count
                room = len(into) - done
                if room > self.buffer_size:
                    count = self.raw.readinto(into[done:])
                    if not count:
                        break
                    done += count
                elif room and not (once and done) and not self._have(1):
                    break
        return done

    # The rest is called by who has the lock.
    def _have(self, count):
        # One read at most; how many there are.
        ahead = self._read_buf
        if len(ahead) < max(1, min(count, self.buffer_size)):
            piece = self.raw.read(self.buffer_size - len(ahead))
            if piece:
                ahead.put(ahead.shown() + piece)
        return len(ahead)

    def _take_all(self):
        have = self._read_buf.shown()
        self._read_buf.clear()
        if hasattr(self.raw, 'readall'):
            rest = self.raw.readall()
            return have + rest if rest is not None else have or None
        return self._read_until(lambda count: False, have, ())

    def _take(self, size):
        ahead = self._read_buf
        if size <= len(ahead):
            return ahead.take(size)
        room = max(self.buffer_size, size)
        data = self._read_until(lambda count: count >= size, ahead.shown(), (room,))
        if data:
            ahead.put(data[size:])
            return data[:size]
        ahead.clear()
        return data

    def _read_until(self, is_enough, have, room):
        # With nothing there, what the raw stream gives for it: b'', or None where it would block.
        pieces = [have]
        count = len(have)
        nothing = b''
        while not is_enough(count):
            nothing = self.raw.read(*room)
            if nothing in (b'', None):
                break
            pieces.append(nothing)
            count += len(nothing)
        return b''.join(pieces) or nothing


@_alike('return self.raw.{call}', 'writable()')
class BufferedWriter(_BufferedIOMixin):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._start(raw, buffer_size, 'writable')
        self._waiting = bytearray()
        self._write_lock = Lock()

    if _language < (3,):
        _begin = __init__

        def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE, max_buffer_size=None):
            self._begin(raw, buffer_size)
            _warn_of_size(max_buffer_size)

    def write(self, b):
        if _language < (3, 7):
            self._need_open_to_write()
        _raise_if(isinstance(b, _text), "can't write %s to binary stream" % _text_name, TypeError)
        with self._write_lock:
            self._need_open_to_write()
            if self._surplus() > 0:
                self._pass_on()
            waiting = self._waiting
            before = len(waiting)
            waiting.extend(b)
            count = len(waiting) - before
            if self._surplus() > 0:
                try:
                    self._pass_on()
                except BlockingIOError as blocked:
                    surplus = self._surplus()
                    if surplus > 0:
                        # What does not fit is the caller's again.
                        del waiting[self.buffer_size:]
                        raise BlockingIOError(blocked.errno, blocked.strerror, count - surplus)
        return count

    def _need_open_to_write(self):
        _raise_if(self.closed, 'write to closed file')

    def _surplus(self):
        return len(self._waiting) - self.buffer_size

    def _pass_on(self):
        # Called by who has the lock.
        self._need_open_to_flush()
        waiting = self._waiting
        while waiting:
            try:
                count = self.raw.write(waiting)
            except BlockingIOError:
                raise RuntimeError('self.raw should implement RawIOBase: it should not raise BlockingIOError')
            if count is None:
                raise BlockingIOError(errno.EAGAIN, 'write could not complete without blocking', 0)
            _raise_if(count > len(waiting) or count < 0, 'write() returned incorrect number of bytes', OSError)
            del waiting[:count]

    def flush(self):
        with self._write_lock:
            self._pass_on()

    def tell(self):
        return _BufferedIOMixin.tell(self) + len(self._waiting)

    def seek(self, pos, whence=0):
        _refuse_whence(whence, 'invalid whence')
        with self._write_lock:
            self._pass_on()
            return _BufferedIOMixin.seek(self, pos, whence)

    def truncate(self, pos=None):
        with self._write_lock:
            self._pass_on()
            return self.raw.truncate(self.raw.tell() if pos is None else pos)

    if _language >= (3, 7):
        def close(self):
            with self._write_lock:
                is_open = self.raw is not None and not self.closed
            if is_open:
                _in_any_case(self.flush, self._close_raw)

        def _close_raw(self):
            with self._write_lock:
                self.raw.close()


@_alike('return self.reader.{call}', 'peek(size=0) readable() readinto(b) readinto1(b) ' + _read1)
@_alike('return self.writer.{call}', 'closed flush() writable() write(b)')
class BufferedRWPair(BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        _raise_if(not reader.readable(), '"reader" argument must be readable.', OSError)
        _raise_if(not writer.writable(), '"writer" argument must be writable.', OSError)
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=_all):
        return self.reader.read(-1 if size is None else size)

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    def close(self):
        _in_any_case(lambda: self.writer.close(), lambda: self.reader.close())


# What reads writes first.
@_alike('self.flush(); return super(BufferedRandom, self).{call}',
        'peek(size=0) read(size=None) readinto(b) readinto1(b) ' + _read1)
class BufferedRandom(BufferedWriter, BufferedReader):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        for each in (BufferedReader, BufferedWriter):
            each.__init__(self, raw, buffer_size)

    def _go_back(self):
        # The raw stream goes back to where the reader is, which has read ahead.
        if self._read_buf.data:
            with self._read_lock:
                self.raw.seek(-len(self._read_buf), SEEK_CUR)

    def write(self, b):
        self._go_back()
        self._forget()
        return BufferedWriter.write(self, b)

    def _forget(self):
        with self._read_lock:
            self._read_buf.clear()

    def tell(self):
        return (BufferedWriter if self._waiting else BufferedReader).tell(self)

    def seek(self, pos, whence=0):
        _refuse_whence(whence, 'invalid whence')
        self.flush()
        self._go_back()
        place = self.raw.seek(pos, whence)
        self._forget()
        return _known_place(place, 'seek', '')

    def truncate(self, pos=None):
        return BufferedWriter.truncate(self, self.tell() if pos is None else pos)
