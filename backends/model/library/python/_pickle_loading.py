import sys
import _pickle_opcodes as code
from _pickle_opcodes import HIGHEST_PROTOCOL, unpickling_error, modules_of_python_3, names_of_python_3
from _pickle_machine import Machine

_version = sys.version_info


def decode_long(data):
    return int.from_bytes(data, 'little', signed=True)


class Unpickler:
    __slots__ = ('_read', '_readline', '_fix_imports', '_encoding', '_errors', '_memo', '_protocol', 'persistent_load')

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        try:
            self._read = file.read
            self._readline = file.readline
        except AttributeError:
            self._read = None
        if self._read is None:
            raise TypeError("file must have 'read' and 'readline' attributes")
        if buffers is not None:
            _refuse('buffers of pickle')
        self._fix_imports = fix_imports
        self._encoding = encoding
        self._errors = errors
        self._memo = {}
        self._protocol = 0

    def load(self):
        try:
            read = self._read
        except AttributeError:
            read = None
        if read is None:
            raise unpickling_error('Unpickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        return Machine(self, _FileInput(read, self._readline)).run()

    def find_class(self, module_name, global_name):
        return find(module_name, global_name, self._protocol, self._fix_imports)

    @property
    def memo(self):
        return UnpicklerMemoProxy(self)

    @memo.setter
    def memo(self, value):
        if isinstance(value, UnpicklerMemoProxy):
            self._memo = dict(value._unpickler._memo)
        elif isinstance(value, dict):
            self._memo = dict(value)
        else:
            raise TypeError("'memo' attribute must be an UnpicklerMemoProxy object or dict, not %.200s" %
                            type(value).__name__)


Unpickler.__module__ = '_pickle'
_tell_module(Unpickler)


class UnpicklerMemoProxy:
    def __init__(self, unpickler):
        self._unpickler = unpickler

    def clear(self):
        self._unpickler._memo.clear()

    def copy(self):
        return dict(self._unpickler._memo)

    def __reduce__(self):
        return dict, (self.copy(),)


UnpicklerMemoProxy.__module__ = '_pickle'


class _PlainUnpickler:
    # Of loads(), which nobody sees.
    persistent_load = None

    def __init__(self, fix_imports, encoding, errors):
        self._fix_imports = fix_imports
        self._encoding = encoding
        self._errors = errors
        self._memo = {}
        self._protocol = 0

    def find_class(self, module_name, global_name):
        return find(module_name, global_name, self._protocol, self._fix_imports)


def object_of(data, fix_imports, encoding, errors, buffers):
    if isinstance(data, (str, int)) or not _is_buffer(data):
        raise TypeError('a bytes-like object is required, not %r' % type(data).__name__)
    if buffers is not None:
        _refuse('buffers of pickle')
    return Machine(_PlainUnpickler(fix_imports, encoding, errors), _BytesInput(bytes(data))).run()


def _is_buffer(data):
    try:
        memoryview(data)
    except TypeError:
        return False
    return True


def find(module_name, name, protocol, fix_imports):
    if protocol < 3 and fix_imports:
        if (module_name, name) in names_of_python_3:
            module_name, name = names_of_python_3[module_name, name]
        elif module_name in modules_of_python_3:
            module_name = modules_of_python_3[module_name]
    __import__(module_name)
    module = sys.modules[module_name]
    path = name.split('.') if protocol >= 4 else [name]
    found = module
    try:
        for each in path:
            if each == '<locals>' and _version < (3, 14):
                raise AttributeError
            found = getattr(found, each)
        return found
    except AttributeError:
        if _version >= (3, 14):
            if len(path) == 1:
                raise
            raise AttributeError("Can't resolve path %r on module %r" % (name, module_name))
    if sys.implementation.name == 'pypy':
        unpickling_error(name)
    if '<locals>' in path:
        raise AttributeError("Can't get local attribute %r on %r" % (name, module))
    raise AttributeError("Can't get attribute %r on %r" % (name, module))


# Where a machine reads from.
class _BytesInput:
    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, size):
        found = self._data[self._at:self._at + size]
        self._at += len(found)
        return found

    def readline(self):
        end = self._data.find(b'\n', self._at) + 1
        found = self._data[self._at:end] if end else self._data[self._at:]
        self._at += len(found)
        return found

    def enter_frame(self, size):
        if len(self._data) - self._at < size:
            raise unpickling_error('pickle data was truncated')


class _FileInput:
    def __init__(self, read, readline):
        self._read = read
        self._readline = readline
        self._frame = None

    def read(self, size):
        if self._frame is not None:
            found = self._frame.read(size)
            if found or not size:
                return found
            self._frame = None
        return self._checked(self._read(size), 'read')

    def readline(self):
        if self._frame is not None:
            found = self._frame.readline()
            if found:
                return found
            self._frame = None
        return self._checked(self._readline(), 'readline')

    def enter_frame(self, size):
        data = self._checked(self._read(size), 'read')
        if len(data) < size:
            raise unpickling_error('pickle data was truncated')
        self._frame = _BytesInput(data)

    def _checked(self, data, method):
        if not isinstance(data, bytes):
            raise ValueError('%s() returned non-bytes object (%s)' % (method, type(data).__name__))
        return data
