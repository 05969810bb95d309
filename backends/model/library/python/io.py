import abc
import sys

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    pass


class RawIOBase(_RawIOBase, IOBase):
    pass


class BufferedIOBase(_BufferedIOBase, IOBase):
    pass


class TextIOBase(_TextIOBase, IOBase):
    pass


RawIOBase.register(FileIO)
for _each in (BytesIO, BufferedReader, BufferedRandom, BufferedWriter, BufferedRWPair):
    BufferedIOBase.register(_each)
for _each in (StringIO, TextIOWrapper):
    TextIOBase.register(_each)

__all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
           'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']
try:
    open_code
except NameError:
    pass
else:
    __all__.insert(2, 'open_code')
if sys.version_info >= (3, 11):
    __all__ += ['DEFAULT_BUFFER_SIZE', 'text_encoding', 'IncrementalNewlineDecoder']
if sys.version_info >= (3, 14):
    __all__ += ['Reader', 'Writer']
del _each, abc, sys
