import sys as _sys

# The instructions of pickles, by the names that the module tells.
_codes = {
    'MARK': b'(', 'STOP': b'.', 'POP': b'0', 'POP_MARK': b'1', 'DUP': b'2', 'FLOAT': b'F', 'INT': b'I', 'BININT': b'J',
    'BININT1': b'K', 'LONG': b'L', 'BININT2': b'M', 'NONE': b'N', 'PERSID': b'P', 'BINPERSID': b'Q', 'REDUCE': b'R',
    'STRING': b'S', 'BINSTRING': b'T', 'SHORT_BINSTRING': b'U', 'UNICODE': b'V', 'BINUNICODE': b'X', 'APPEND': b'a',
    'BUILD': b'b', 'GLOBAL': b'c', 'DICT': b'd', 'EMPTY_DICT': b'}', 'APPENDS': b'e', 'GET': b'g', 'BINGET': b'h',
    'INST': b'i', 'LONG_BINGET': b'j', 'LIST': b'l', 'EMPTY_LIST': b']', 'OBJ': b'o', 'PUT': b'p', 'BINPUT': b'q',
    'LONG_BINPUT': b'r', 'SETITEM': b's', 'TUPLE': b't', 'EMPTY_TUPLE': b')', 'SETITEMS': b'u', 'BINFLOAT': b'G',
    'TRUE': b'I01\n', 'FALSE': b'I00\n', 'PROTO': b'\x80', 'NEWOBJ': b'\x81', 'EXT1': b'\x82', 'EXT2': b'\x83',
    'EXT4': b'\x84', 'TUPLE1': b'\x85', 'TUPLE2': b'\x86', 'TUPLE3': b'\x87', 'NEWTRUE': b'\x88', 'NEWFALSE': b'\x89',
    'LONG1': b'\x8a', 'LONG4': b'\x8b', 'BINBYTES': b'B', 'SHORT_BINBYTES': b'C', 'SHORT_BINUNICODE': b'\x8c',
    'BINUNICODE8': b'\x8d', 'BINBYTES8': b'\x8e', 'EMPTY_SET': b'\x8f', 'ADDITEMS': b'\x90', 'FROZENSET': b'\x91',
    'NEWOBJ_EX': b'\x92', 'STACK_GLOBAL': b'\x93', 'MEMOIZE': b'\x94', 'FRAME': b'\x95',
}
HIGHEST_PROTOCOL = 4
if _sys.version_info >= (3, 8):
    HIGHEST_PROTOCOL = 5
    _codes.update(BYTEARRAY8=b'\x96', NEXT_BUFFER=b'\x97', READONLY_BUFFER=b'\x98')
DEFAULT_PROTOCOL = 5 if _sys.version_info >= (3, 14) else 4 if _sys.version_info >= (3, 8) else 3
codes = sorted(_codes)
globals().update(_codes)


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


_on_pypy = _sys.implementation.name == 'pypy'
in_python = _on_pypy and _sys.pypy_version_info < (8,)
for _each in (PickleError, PicklingError, UnpicklingError):
    _each.__module__ = 'pickle' if in_python else '_pickle'

# PyPy's own words are not known here.
def pickling_error(text):
    if _on_pypy:
        _refuse('an error of pickle on PyPy')
    return PicklingError(text)


def unpickling_error(text):
    if _on_pypy:
        _refuse('an error of pickle on PyPy')
    return UnpicklingError(text)


# What modules and names of Python 3 are called in Python 2, for protocols that it reads.
modules_of_python_2 = {
    'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'configparser': 'ConfigParser',
    'reprlib': 'repr', 'socketserver': 'SocketServer', '_thread': 'thread', '_markupbase': 'markupbase',
    'winreg': '_winreg', 'dbm.gnu': 'gdbm', 'dbm.ndbm': 'dbm', '_bz2': 'bz2', '_dbm': 'dbm',
    '_functools': 'functools', '_gdbm': 'gdbm', '_pickle': 'pickle',
}
names_of_python_2 = {
    ('builtins', 'range'): ('__builtin__', 'xrange'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
    ('_functools', 'reduce'): ('__builtin__', 'reduce'), ('sys', 'intern'): ('__builtin__', 'intern'),
    ('builtins', 'chr'): ('__builtin__', 'unichr'), ('builtins', 'str'): ('__builtin__', 'unicode'),
    ('builtins', 'int'): ('__builtin__', 'long'), ('builtins', 'zip'): ('itertools', 'izip'),
    ('builtins', 'map'): ('itertools', 'imap'), ('builtins', 'filter'): ('itertools', 'ifilter'),
    ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
    ('itertools', 'zip_longest'): ('itertools', 'izip_longest'),
    ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
    ('collections', 'UserList'): ('UserList', 'UserList'), ('collections', 'UserString'): ('UserString', 'UserString'),
    ('socket', 'fromfd'): ('socket', 'fromfd'), ('_socket', 'socket'): ('socket', '_socketobject'),
}
_exceptions_of_python_2 = (
    'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError '
    'EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning '
    'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError '
    'OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration '
    'SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError '
    'UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning '
    'ZeroDivisionError').split()
_os_errors = (
    'BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError '
    'ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError '
    'PermissionError ProcessLookupError TimeoutError').split()
names_of_python_2.update({('builtins', each): ('exceptions', each) for each in _exceptions_of_python_2})
names_of_python_2.update({('builtins', each): ('exceptions', 'OSError') for each in _os_errors})
names_of_python_2['builtins', 'ModuleNotFoundError'] = ('exceptions', 'ImportError')

names_of_python_3 = {there: here for here, there in names_of_python_2.items()
                     if here[1] == there[1] or there[0] != 'exceptions'}
names_of_python_3.update({
    ('__builtin__', 'reduce'): ('functools', 'reduce'), ('socket', '_socketobject'): ('socket', 'SocketType'),
    ('__builtin__', 'basestring'): ('builtins', 'str'), ('exceptions', 'StandardError'): ('builtins', 'Exception'),
    ('UserDict', 'UserDict'): ('collections', 'UserDict'),
})
modules_of_python_3 = {there: here for here, there in modules_of_python_2.items() if here[0] != '_'}
modules_of_python_3.update({
    'thread': '_thread', 'markupbase': '_markupbase', 'cPickle': 'pickle', 'UserDict': 'collections',
    'UserList': 'collections', 'UserString': 'collections', 'StringIO': 'io', 'cStringIO': 'io', 'whichdb': 'dbm',
})
