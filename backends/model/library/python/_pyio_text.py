_locale_encoding = 'UTF-8'
_wrong_place = UnsupportedOperation if _language >= (3,) else IOError
# Whether a stream that cannot tell its place has more to give of a text after a write().
_keeps_text = _as_in_3_13


class IncrementalNewlineDecoder(codecs.IncrementalDecoder):
    def __init__(self, decoder, translate, errors='strict'):
        super().__init__(errors=errors)
        self.decoder = decoder
        self.translate = translate
        self._forget()

    def _forget(self):
        self._seen = set()
        self._held = _text()

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._held and (text or final):
            text, self._held = self._held + text, ''
        if text.endswith('\r') and not final:
            # It may be the first half of a pair.
            text, self._held = text[:-1], '\r'
        pairs = text.count('\r\n')
        for end, others in (('\n', pairs), ('\r', pairs), ('\r\n', 0)):
            if text.count(end) > others:
                self._seen.add(end)
        return text.replace('\r\n', '\n').replace('\r', '\n') if self.translate else text

    @property
    def newlines(self):
        seen = tuple(_text(each) for each in ('\r', '\n', '\r\n') if each in self._seen)
        return seen if len(seen) > 1 else seen[0] if seen else None

    def reset(self):
        self._forget()
        if self.decoder is not None:
            self.decoder.reset()

    # The lowest bit of the state is whether a return is held.
    def getstate(self):
        waiting, flags = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return waiting, flags << 1 | bool(self._held)

    def setstate(self, state):
        waiting, flags = state
        self._held = '\r' * (flags & 1)
        if self.decoder is not None:
            self.decoder.setstate((waiting, flags >> 1))


class _Newlines:
    # What ends a line, in and out, for one `newline`.
    def __init__(self, newline):
        kinds = (str, type(None)) if _language >= (3,) else (str, _text, type(None))
        _raise_if(not isinstance(newline, kinds), 'illegal newline type: %r' % (type(newline),), TypeError)
        _raise_if(newline not in (None, '', '\n', '\r', '\r\n'), 'illegal newline value: %r' % (newline,))
        self.newline = newline
        self.written = '\n' if newline == '' else newline or os.linesep

    def decoder(self, decoder):
        return decoder if self.newline else IncrementalNewlineDecoder(decoder, self.newline is None)

    def outwards(self, text):
        return text if self.written == '\n' else text.replace('\n', self.written)

    def end_of_line(self, text, searched):
        # Where the first line ends, and nothing before `searched` ends it; -1: not here.
        if self.newline == '':
            ends = [at for at in (text.find('\n', searched), text.find('\r', searched)) if at >= 0]
            if not ends:
                return -1
            at = min(ends)
            return at + 2 if text.startswith('\r\n', at) else at + 1
        # Not where it is two characters, of which one was searched.
        end = self.newline or '\n'
        at = text.find(end, searched if len(end) == 1 else 0)
        return at if at < 0 else at + len(end)


class _Decoded:
    # Text that was decoded and not all given out, and for tell() where it is from: the decoder's flags in front of
    # the bytes it was then fed, and the bytes.
    bytes_for_one = 0.0

    def __init__(self):
        self.clear()

    def clear(self):
        self.put(_text())
        self.source = None

    def put(self, text):
        self.text = text
        self.place = 0

    def take(self, count=None):
        rest = self.text[self.place:]
        taken = rest if count is None else rest[:count]
        self.place += len(taken)
        return taken


def _setting(name):
    return property(lambda self: getattr(self, '_' + name))


@_alike('return self.buffer.{call}', 'closed name fileno() isatty() readable() writable()')
class TextIOWrapper(TextIOBase):
    # Programs set _CHUNK_SIZE.
    _CHUNK_SIZE = 2048
    if _language >= (3, 7):
        _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        newlines = _Newlines(newline)
        if _language >= (3, 10):
            encoding = text_encoding(encoding)
        if encoding is None or encoding == 'locale' and _language >= (3, 10):
            encoding = _locale_encoding
        _check_strings(ValueError, encoding=encoding)
        is_text = _language < (3,) or codecs.lookup(encoding)._is_text_encoding
        advice = '; use codecs.open() to handle arbitrary codecs' if _language < (3, 14) else ''
        _raise_if(not is_text, '%r is not a text encoding%s' % (encoding, advice), LookupError)
        if errors is None:
            errors = _text('strict')
        _check_strings(ValueError, errors=errors)
        self._buffer = buffer
        self._decoded = _Decoded()
        self._can_seek = self._can_tell = self.buffer.seekable()
        self._read_some = 'read1' if hasattr(self.buffer, 'read1') else 'read'
        self._set(newlines, encoding=encoding, errors=errors, line_buffering=line_buffering, write_through=write_through)

    # What it was opened with.
    def _set(self, newlines, **settings):
        self._newlines = newlines
        for name, value in settings.items():
            setattr(self, '_' + name, value)
        self._encoder = self._decoder = None
        self._decoded.bytes_for_one = 0.0
        if self._can_seek and self.writable():
            place = self.buffer.tell()
            if place != 0:
                self._tell_encoder(place)

    buffer = property(lambda self: self._buffer)
    encoding, errors, line_buffering = map(_setting, ('encoding', 'errors', 'line_buffering'))
    newlines = property(lambda self: self._decoder.newlines if self._decoder else None)

    if _language >= (3, 7):
        write_through = _setting('write_through')

        def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
            is_same_text = encoding is None and errors is None and newline is Ellipsis
            _raise_if(self._decoder is not None and not is_same_text,
                      'It is not possible to set the encoding or newline of stream after the first read',
                      UnsupportedOperation)
            given = dict(encoding=encoding, errors=errors, line_buffering=line_buffering, write_through=write_through)
            given = {name: value for name, value in given.items() if value is not None}
            _check_strings(TypeError, **{name: given[name] for name in ('errors', 'encoding') if name in given})
            if 'encoding' in given:
                given.setdefault('errors', 'strict')
                if encoding == 'locale' and _language >= (3, 11):
                    given['encoding'] = _locale_encoding
            newlines = _Newlines(self._newlines.newline if newline is Ellipsis else newline)
            self.flush()
            self._set(newlines, **given)

    def __repr__(self):
        text = _title(self)
        if _language < (3,):
            named = ' name=%r' % self.name if hasattr(self, 'name') else ''
            return "<_pyio.TextIOWrapper%s encoding='%s'>" % (named, self.encoding)
        for each in ('name', 'mode'):
            try:
                text += ' %s=%r' % (each, getattr(self, each))
            except AttributeError:
                pass
        return '<%s encoding=%r>' % (text, self.encoding)

    def _coder(self, kind):
        return getattr(codecs, 'getincremental' + kind)(self._encoding)(self._errors)

    # The buffer's life.
    def flush(self):
        self.buffer.flush()
        self._can_tell = self._can_seek

    def detach(self):
        return _detach_from(self, 'buffer', 'buffer is')

    def close(self):
        _close_over(self, 'buffer')

    if _language >= (3, 14):
        def _dealloc_warn(self, source):
            _warn_of_unclosed(self.buffer, source)

    # Writing.
    def _ready_encoder(self):
        self._encoder = self._encoder or self._coder('encoder')
        return self._encoder

    def _tell_encoder(self, place):
        # At the start, some encoders write a mark.
        try:
            encoder = self._ready_encoder()
        except LookupError:
            # Some codecs cannot be asked for bit by bit.
            return
        if place == 0:
            encoder.reset()
        else:
            encoder.setstate(0)

    def write(self, s):
        _raise_if(self.closed, 'write to closed file')
        _raise_if(not isinstance(s, _text), "can't write %s to text stream" % s.__class__.__name__, TypeError)
        encoded = self._ready_encoder().encode(self._newlines.outwards(s))
        self.buffer.write(encoded)
        if self._line_buffering and ('\n' in s or '\r' in s):
            self.flush()
        self._lose_place()
        if self._decoder:
            self._decoder.reset()
        return len(s)

    def _lose_place(self):
        if self._decoded.source is not None or not _keeps_text:
            self._decoded.clear()

    # Reading.
    def _ready_decoder(self):
        self._decoder = self._decoder or self._newlines.decoder(self._coder('decoder'))
        return self._decoder

    def _decode_more(self):
        # Whether there was something to decode.
        decoder, decoded = self._decoder, self._decoded
        if self._can_tell:
            waiting, flags = decoder.getstate()
        data = getattr(self.buffer, self._read_some)(self._CHUNK_SIZE)
        decoded.put(decoder.decode(data, not data))
        decoded.bytes_for_one = len(data) / len(decoded.text) if decoded.text else 0.0
        if self._can_tell:
            decoded.source = flags, waiting + data
        return bool(data)

    def read(self, size=None):
        self._checkReadable()
        if _language < (3, 7):
            self._ready_decoder()
        size = -1 if size is None else _as_integer(size)
        decoder = self._ready_decoder()
        if size < 0:
            return self._read_all(decoder)
        text = self._decoded.take(size)
        goes_on = True
        while goes_on and len(text) < size:
            goes_on = self._decode_more()
            text += self._decoded.take(size - len(text))
        return text

    def _read_all(self, decoder):
        data = self.buffer.read()
        _raise_if(data is None and _language >= (3, 14), 'Read returned None.', BlockingIOError)
        text = self._decoded.take() + decoder.decode(data, final=True)
        self._lose_place()
        return text

    def readline(self, size=None):
        _raise_if(self.closed, 'read from closed file')
        size = _size_of_line(size)
        decoded = self._decoded
        text = decoded.take()
        self._ready_decoder()
        searched = 0
        while True:
            end = self._newlines.end_of_line(text, searched)
            if end >= 0 or 0 <= size <= len(text):
                break
            searched = len(text)
            while self._decode_more() and not decoded.text:
                pass
            if not decoded.text:
                # The last line has no end.
                decoded.clear()
                return text
            text += decoded.take()
        if end < 0 or 0 <= size < end:
            end = size
        decoded.place -= len(text) - end
        return text[:end]

    def __next__(self):
        self._can_tell = False
        line = self.readline()
        if not line:
            self._decoded.source = None
            self._can_tell = self._can_seek
            raise StopIteration
        return line

    # The place.
    def seekable(self):
        _raise_if(self.closed, 'I/O operation on closed file.')
        return self._can_seek

    def _need_place(self):
        _raise_if(not self._can_seek, 'underlying stream is not seekable', _wrong_place)

    def truncate(self, pos=None):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)

    def tell(self):
        self._need_place()
        _raise_if(not self._can_tell, 'telling position disabled by next() call', OSError)
        self.flush()
        place = self.buffer.tell()
        decoder, decoded = self._decoder, self._decoded
        if decoder is None or decoded.source is None:
            _raise_if(decoded.text, 'pending decoded text', AssertionError)
            return place
        place -= len(decoded.source[1])
        if not decoded.place:
            return _cookie(place, decoded.source[0])
        state = decoder.getstate()
        try:
            return _cookie(*_place_of(decoder, place, decoded))
        finally:
            decoder.setstate(state)

    def seek(self, cookie, whence=0):
        _raise_if(self.closed, 'tell on closed file')
        self._need_place()
        if whence in (1, 2):
            where = 'cur' if whence == 1 else 'end'
            _raise_if(cookie != 0, "can't do nonzero %s-relative seeks" % where, _wrong_place)
        else:
            wrong = 'unsupported whence (%r)' if _language >= (3,) else 'invalid whence (%r, should be 0, 1 or 2)'
            _raise_if(whence != 0, wrong % (whence,))
        if whence == 2:
            self.flush()
            cookie = self.buffer.seek(0, whence)
            self._restart()
        else:
            if whence == 1:
                cookie = self.tell()
            _raise_if(cookie < 0, 'negative seek position %r' % (cookie,))
            self.flush()
            self._go_to(cookie)
        self._tell_encoder(cookie)
        return cookie

    def _restart(self):
        self._decoded.clear()
        if self._decoder:
            self._decoder.reset()

    def _go_to(self, cookie):
        place, flags, fed, skipped, at_end = _parts_of(cookie)
        self.buffer.seek(place)
        if cookie == 0:
            self._restart()
            return
        decoded = self._decoded
        decoded.clear()
        if self._decoder or flags or skipped:
            self._ready_decoder().setstate((b'', flags))
            decoded.source = flags, b''
        if skipped:
            data = self.buffer.read(fed)
            decoded.put(self._decoder.decode(data, at_end))
            decoded.source = flags, data
            _raise_if(len(decoded.text) < skipped, "can't restore logical file position", OSError)
            decoded.place = skipped


# A cookie of tell() is one number, of parts of 64 bits.
def _cookie(*parts):
    return sum(part << 64 * at for at, part in enumerate(parts))


def _parts_of(cookie):
    parts = []
    for _ in range(4):
        cookie, part = divmod(cookie, 1 << 64)
        parts.append(part)
    return (*parts, bool(cookie))


def _place_of(decoder, place, decoded):
    # The parts of a cookie: the last place from which a decoder in a state of mere flags gives what follows the text
    # that was taken, and what it then has to be fed and to skip.
    flags, data = decoded.source
    left = decoded.place
    start = int(decoded.bytes_for_one * left)
    while start > 0:
        # A start that is too late, or leaves something in the decoder, is no start.
        decoder.setstate((b'', flags))
        count = len(decoder.decode(data[:start]))
        waiting, flags_there = decoder.getstate()
        if count <= left and not waiting:
            flags = flags_there
            left -= count
            break
        start //= 2
    decoder.setstate((b'', flags))
    if not left:
        return place + start, flags
    count = 0
    for end in range(start + 1, len(data) + 1):
        count += len(decoder.decode(data[end - 1:end]))
        waiting, flags_there = decoder.getstate()
        if count <= left and not waiting:
            start, flags = end, flags_there
            left -= count
            count = 0
        if count >= left:
            return place + start, flags, end - start, left
    count += len(decoder.decode(b'', final=True))
    _raise_if(count < left, "can't reconstruct logical file position", OSError)
    return place + start, flags, len(data) - start, left, True


def _check_strings(kind, **named):
    for name, value in named.items():
        _raise_if(not isinstance(value, _names), 'invalid %s: %r' % (name, value), kind)


@_missing('detach()')
@_alike('return None', 'encoding errors')
class StringIO(TextIOWrapper):
    def __init__(self, initial_value='', newline='\n'):
        super().__init__(BytesIO(), 'utf-8', 'surrogatepass' if _language >= (3,) else 'strict', newline)
        if newline is None:
            self._newlines.written = '\n'
        if initial_value is not None:
            kind = type(initial_value).__name__
            if _language < (3,) and not isinstance(initial_value, _text):
                initial_value = initial_value.decode() if isinstance(initial_value, str) else _text(initial_value)
            _raise_if(not isinstance(initial_value, _text), 'initial_value must be str or None, not ' + kind, TypeError)
            self.write(initial_value)
            self.seek(0)

    def __repr__(self):
        return object.__repr__(self)

    def getvalue(self):
        self.flush()
        decoder = self._ready_decoder()
        state = decoder.getstate()
        decoder.reset()
        try:
            return decoder.decode(self._buffer.getvalue(), final=True)
        finally:
            decoder.setstate(state)
