import abc
from io import SEEK_CUR, SEEK_END, SEEK_SET, FileIO

DEFAULT_BUFFER_SIZE = 8 * 1024
__all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
           'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']


def open(*arguments, **named):
    _refuse('_pyio.open')


class BlockingIOError(IOError):
    def __init__(self, *arguments, **named):
        _refuse('_pyio.BlockingIOError')


class UnsupportedOperation(ValueError, IOError):
    pass


class _Lacking(abc.ABCMeta):
    def __getattr__(cls, name):
        if not name.startswith('__'):
            _refuse('_pyio.%s.%s' % (cls.__name__, name))
        raise AttributeError(name)


# Programs that compare the two implementations of io name these.
class IOBase(metaclass=_Lacking):
    def __new__(cls, *arguments, **named):
        _refuse('_pyio.IOBase')


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


class BytesIO(BufferedIOBase):
    pass


class BufferedReader(BufferedIOBase):
    pass


class BufferedWriter(BufferedIOBase):
    pass


class BufferedRWPair(BufferedIOBase):
    pass


class BufferedRandom(BufferedWriter, BufferedReader):
    pass


class TextIOWrapper(TextIOBase):
    pass


class StringIO(TextIOWrapper):
    pass


class OpenWrapper:
    def __new__(cls, *arguments, **named):
        _refuse('_pyio.open')


class IncrementalNewlineDecoder:
    def __new__(cls, *arguments, **named):
        _refuse('_pyio.IncrementalNewlineDecoder')


del abc
