import abc
import codecs
import errno
import io
import os
import stat
import sys
from io import BlockingIOError, SEEK_CUR, SEEK_END, SEEK_SET, UnsupportedOperation
from threading import Lock

if _language < (3,):
    # Data are strs there, and text is unicode.
    bytes, _text, _text_name = str, type(''.decode('ascii')), 'unicode'
    _names, _integers = (str, _text), (int, type(2 ** 64))
    OSError = IOError

    class BlockingIOError(IOError):
        def __init__(self, errno, strerror, characters_written=0):
            super().__init__(errno, strerror)
            if not isinstance(characters_written, int):
                raise TypeError('characters_written must be a integer')
            self.characters_written = characters_written

    class UnsupportedOperation(ValueError, IOError):
        pass
else:
    _text, _text_name, _names, _integers = str, 'str', str, int

# PyPy 8.0 has what came with CPython 3.13.
_as_in_3_13 = _language >= (3, 11 if _pypy else 13)
valid_seek_flags = {SEEK_SET, SEEK_CUR, SEEK_END} if _pypy or _language < (3,) else {SEEK_SET, SEEK_CUR, SEEK_END, 3, 4}
DEFAULT_BUFFER_SIZE = (128 if _language >= (3, 14) else 8) * 1024

__all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']
if _language >= (3, 8):
    __all__.insert(2, 'open_code')
if _language >= (3, 11):
    __all__ += ['DEFAULT_BUFFER_SIZE', 'text_encoding', 'IncrementalNewlineDecoder']
if _language >= (3, 14):
    __all__ += ['Reader', 'Writer']

# What reading methods are given for everything there is, and how read1() takes its size.
_all = None if _language < (3, 7) else -1
_read1 = 'read1(size)' if _language < (3, 7) else 'read1(size=-1)'


def _alike(body, what):
    # A class decorator that adds methods, 'peek(size=0)', and properties, 'closed', all with this body.
    lines = []
    for each in what.split():
        name, is_method, takes = each.rstrip(')').partition('(')
        takes = takes.split(',') if takes else []
        call = name
        if is_method:
            call += '(%s)' % ', '.join(one.split('=')[0] for one in takes if one != '/')
        lines.append('%sdef %s(%s): ' % ('' if is_method else '@property\n', name, ', '.join(['self'] + takes)) +
                     body.format(name=name, call=call))

    def add(cls):
        made = {}
        exec(compile('\n'.join(lines), add.__code__.co_filename, 'exec'), globals(), made)
        for name, each in made.items():
            getattr(each, 'fget', each).__qualname__ = '%s.%s' % (cls.__qualname__, name)
            setattr(cls, name, each)
        return cls
    return add


def _missing(what):
    return _alike("_unsupported(self, '{name}')", what)


def _unsupported(stream, name):
    raise UnsupportedOperation('%s.%s() not supported' % (stream.__class__.__name__, name))


def _raise_if(wrong, message, kind=ValueError):
    if wrong:
        raise kind(message)


def _in_any_case(first, then):
    try:
        first()
    finally:
        then()


def _close_over(stream, name):
    if getattr(stream, name) is not None and not stream.closed:
        _in_any_case(stream.flush, lambda: getattr(stream, name).close())


def _detach_from(stream, name, told):
    _raise_if(getattr(stream, name) is None, told + ' already detached')
    stream.flush()
    below = getattr(stream, name)
    setattr(stream, '_' + name, None)
    return below


# Named as in real runtimes, where streams of io are asked by it too.
def _warn_of_unclosed(stream, source):
    warns = getattr(stream, '_dealloc_warn', None)
    if warns:
        warns(source)


def _title(stream):
    return '%s.%s' % (stream.__class__.__module__, stream.__class__.__qualname__)


def _as_integer(value):
    try:
        index = value.__index__
    except AttributeError:
        raise TypeError('an integer is required' if _language < (3, 7) else '%r is not an integer' % (value,))
    return value if _language < (3, 7) else index()


def _size_of_line(size):
    if size is None:
        return -1
    if _language < (3, 7) and not isinstance(size, _integers):
        raise TypeError('size must be an integer' if _language >= (3,) else 'limit must be an integer')
    return _as_integer(size)


@_missing('seek(pos,whence=0) truncate(pos=None) fileno()')
@_alike('return False', 'readable() seekable() writable()')
class IOBase(metaclass=abc.ABCMeta):
    __is_shut = False
    closed = property(lambda self: self.__is_shut)

    # Names with _check are those of real runtimes: buffers ask raw streams by them, which programs write.
    def _checkClosed(self, msg=None):
        _raise_if(self.closed, 'I/O operation on closed file.' if msg is None else msg)

    def __need(self, ability, message):
        if not getattr(self, ability)():
            kind = UnsupportedOperation if _language >= (3,) else IOError
            raise kind('File or stream is not %s.' % ability if message is None else message)

    def _checkWritable(self, msg=None):
        self.__need('writable', msg)

    def _checkReadable(self, msg=None):
        self.__need('readable', msg)

    def _checkSeekable(self, msg=None):
        self.__need('seekable', msg)

    def isatty(self):
        self._checkClosed()
        return False

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.__is_shut:
            try:
                self.flush()
            finally:
                self.__is_shut = True

    def __del__(self):
        if _language >= (3, 8) and getattr(self, 'closed', True):
            return
        if _language >= (3, 14):
            _warn_of_unclosed(self, self)
        try:
            self.close()
        except:
            if _language >= (3, 13):
                raise

    def _itself(self):
        self._checkClosed()
        return self

    def __enter__(self):
        return self._itself()

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self._itself()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def readline(self, size=-1):
        peeks = hasattr(self, 'peek')
        size = _size_of_line(size)
        line = bytearray()
        while not line.endswith(b'\n') and not 0 <= size <= len(line):
            count = 1
            ahead = self.peek(1) if peeks else b''
            if ahead:
                count = ahead.find(b'\n') + 1 or len(ahead)
                if size >= 0:
                    count = min(count, size if _language < (3, 14) else size - len(line))
            piece = self.read(count)
            if not piece:
                break
            line += piece
        return bytes(line)

    def readlines(self, hint=None):
        if _language < (3,):
            _raise_if(hint is not None and not isinstance(hint, _integers), 'integer or None expected', TypeError)
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        left = hint
        for line in self:
            lines.append(line)
            left -= len(line)
            if left <= 0:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for each in lines:
            self.write(each)


@_missing('readinto(b) write(b)')
class RawIOBase(IOBase):
    def readall(self):
        everything = bytearray()
        while True:
            piece = self.read(DEFAULT_BUFFER_SIZE)
            if not piece:
                return bytes(everything) if everything else piece
            everything += piece

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        into = bytearray(size.__index__())
        count = self.readinto(into)
        if count is None:
            return None
        if _language >= (3, 14) and not 0 <= count <= len(into):
            raise ValueError('readinto returned %s outside buffer size %s' % (count, len(into)))
        del into[count:]
        return bytes(into)


@_missing('read(size=_all) read1(size=_all) write(b) detach()')
class BufferedIOBase(IOBase):
    def readinto1(self, b):
        return self._fill(b, True)

    def readinto(self, b):
        return self._fill(b, False)

    if _language < (3,):
        del readinto1

    def _fill(self, into, once):
        if _language < (3,):
            data = self.read(len(into))
            try:
                into[:len(data)] = data
            except TypeError:
                import array
                if not isinstance(into, array.array):
                    raise
                into[:len(data)] = array.array('b', data)
            return len(data)
        into = (into if isinstance(into, memoryview) else memoryview(into)).cast('B')
        data = (self.read1 if once else self.read)(len(into))
        into[:len(data)] = data
        return len(data)


@_missing('read(size=-1) readline(size=-1,/)' if _language >= (3, 14) else 'read(size=-1) readline()')
@_missing('write(s) truncate(pos=None) detach()')
@_alike('return None', 'encoding errors newlines')
class TextIOBase(IOBase):
    pass


for _of_c, _own in ((io.IOBase, IOBase), (io.RawIOBase, RawIOBase), (io.BufferedIOBase, BufferedIOBase),
                    (io.TextIOBase, TextIOBase)):
    _of_c.register(_own)
del _of_c, _own
if _language < (3, 14):
    RawIOBase.register(io.FileIO)

if _language >= (3, 10):
    def text_encoding(encoding, stacklevel=2):
        default = 'utf-8' if _language >= (3, 15) else 'locale'
        return default if encoding is None else encoding

# All of it is there from the start.
if _language < (3,):
    from io import FileIO
    RawIOBase.register(FileIO)
from _pyio import FileIO, BytesIO, BufferedReader, IncrementalNewlineDecoder, TextIOWrapper, open
