__all__ = [
    "register", "lookup", "BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE",
    "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
    "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "encode", "decode", "iterencode",
    "iterdecode",
]

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'

_searchers = []
_found = {}


class CodecInfo(tuple):
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder(object):
    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        waiting = self.buffer + input
        encoded, used = self._buffer_encode(waiting, self.errors, final)
        self.buffer = waiting[used:]
        return encoded

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder(object):
    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        waiting = self.buffer + input
        decoded, used = self._buffer_decode(waiting, self.errors, final)
        self.buffer = waiting[used:]
        return decoded

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# How many bytes at the end are the start of a character that goes on.
def _unfinished(data):
    if _language < (3,):
        data = bytearray(data[-4:])
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if 0x80 <= byte < 0xC0:
            continue
        size = 4 if 0xF0 <= byte <= 0xF4 else 3 if 0xE0 <= byte < 0xF0 else 2 if 0xC2 <= byte < 0xE0 else 1
        if size <= back:
            return 0
        least, most = {0xE0: (0xA0, 0xBF), 0xED: (0x80, 0x9F), 0xF0: (0x90, 0xBF), 0xF4: (0x80, 0x8F)}.get(
            byte, (0x80, 0xBF))
        return back if back == 1 or least <= data[1 - back] <= most else 0
    return 0


def _text_codec(name):
    def encode(input, errors='strict'):
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict'):
        return bytes(input).decode(name, errors), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return input.encode(name, self.errors)

    class PlainDecoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return bytes(input).decode(name, self.errors)

    class BufferedDecoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            consumed = len(input) if final else len(input) - _unfinished(input)
            return bytes(input[:consumed]).decode(name, errors), consumed

    decoder = BufferedDecoder if name == 'utf-8' else PlainDecoder
    for cls, shown in (Encoder, 'IncrementalEncoder'), (decoder, 'IncrementalDecoder'):
        cls.__name__ = cls.__qualname__ = shown
        cls.__module__ = 'encodings.' + name.replace('-', '_')
    simple = name in ('utf-8', 'ascii', 'iso8859-1')
    return CodecInfo(encode, decode, None, None, Encoder if simple else None, decoder if simple else None, name)


def register(search_function):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


if _language >= (3, 10):
    def unregister(search_function):
        if search_function in _searchers:
            _searchers.remove(search_function)
            _found.clear()
    __all__.insert(1, "unregister")


def lookup(encoding):
    if type(encoding).__name__ == 'unicode':
        encoding = str(encoding)
    if not isinstance(encoding, str):
        raise TypeError("lookup() argument must be str, not " + type(encoding).__name__)
    key = encoding.lower().replace(' ', '_').replace('-', '_')
    if key not in _found:
        name = _codec_name(encoding)
        found = name and _text_codec(name)
        for search in [] if found else list(_searchers):
            found = search(key if _language >= (3, 9) else encoding.lower().replace(' ', '-'))
            if found is not None:
                if not isinstance(found, tuple) or len(found) != 4:
                    raise TypeError("codec search functions must return 4-tuples")
                break
        if not found:
            raise LookupError("unknown encoding: " + encoding)
        _found[key] = found
    return _found[key]


def _part(encoding, name):
    part = getattr(lookup(encoding), name)
    if part is None:
        if _codec_name(encoding):
            _refuse('an incremental codec of ' + encoding)
        raise LookupError(encoding)
    return part


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return _part(encoding, 'incrementalencoder')


def getincrementaldecoder(encoding):
    return _part(encoding, 'incrementaldecoder')


def encode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding)[0](obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding)[1](obj, errors)[0]


encode.__module__ = decode.__module__ = '_codecs'


def iterencode(iterator, encoding, errors='strict', **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for given in iterator:
        if piece := encoder.encode(given):
            yield piece
    if piece := encoder.encode("", True):
        yield piece


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for given in iterator:
        if piece := decoder.decode(given):
            yield piece
    if piece := decoder.decode(b"", True):
        yield piece
