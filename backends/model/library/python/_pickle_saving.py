import copyreg
import sys
import _pickle_opcodes as code
from _pickle_opcodes import DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, pickling_error
from _pickle_output import Output
import _pickle_values
import _pickle_globals
from _pickle_values import encode_long
from _pickle_globals import whichmodule

_missing = object()
_has_overrides = sys.version_info >= (3, 8)
_tells_items = sys.version_info >= (3, 14)


# Picklers had no method of that name of their own before.
_identifies_nothing = sys.version_info >= (3, 13)


def _identify_nothing(obj):
    return None


class Pickler:
    __slots__ = ('_write', '_protocol', '_fix_imports', '_buffer_callback', '_memo', '_identify', 'fast',
                 'dispatch_table')

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        self._protocol = checked_protocol(protocol)
        try:
            self._write = file.write
        except AttributeError:
            self._write = None
        if self._write is None:
            raise TypeError("file must have a 'write' attribute")
        if buffer_callback is not None:
            check_buffers(self._protocol)
        self._fix_imports = fix_imports
        self._memo = {}
        self.fast = 0

    def dump(self, obj):
        try:
            write = self._write
        except AttributeError:
            write = None
        if write is None:
            raise pickling_error('Pickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        output = Output(self._protocol, write)
        Saver(self, output).dump(obj)
        output.flush()

    def clear_memo(self):
        self._memo.clear()

    @property
    def memo(self):
        return PicklerMemoProxy(self)

    @memo.setter
    def memo(self, value):
        if isinstance(value, PicklerMemoProxy):
            self._memo = dict(value._pickler._memo)
        elif isinstance(value, dict):
            self._memo = dict(value)
        else:
            raise TypeError("'memo' attribute must be a PicklerMemoProxy object or dict, not %.200s" %
                            type(value).__name__)

    @property
    def persistent_id(self):
        if _identifies_nothing and not hasattr(self, '_identify'):
            return _identify_nothing
        try:
            return self._identify
        except AttributeError:
            pass
        raise AttributeError('persistent_id')

    @persistent_id.setter
    def persistent_id(self, value):
        if not callable(value):
            raise TypeError('persistent_id must be a callable taking one argument')
        self._identify = value

    @property
    def bin(self):
        return int(self._protocol > 0)


Pickler.__module__ = '_pickle'
_tell_module(Pickler)


class PicklerMemoProxy:
    def __init__(self, pickler):
        self._pickler = pickler

    def clear(self):
        self._pickler._memo.clear()

    def copy(self):
        return dict(self._pickler._memo)

    def __reduce__(self):
        return dict, (self.copy(),)


PicklerMemoProxy.__module__ = '_pickle'


class _PlainPickler:
    # Of dumps(), which nobody sees.
    fast = 0

    def __init__(self, protocol, fix_imports):
        self._protocol = protocol
        self._fix_imports = fix_imports
        self._memo = {}


def bytes_of(obj, protocol, fix_imports, buffer_callback):
    protocol = checked_protocol(protocol)
    if buffer_callback is not None:
        check_buffers(protocol)
    output = Output(protocol, None)
    Saver(_PlainPickler(protocol, fix_imports), output).dump(obj)
    return output.all()


def checked_protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if not isinstance(protocol, int) and not hasattr(type(protocol), '__index__'):
        if sys.version_info < (3, 10):
            raise TypeError('an integer is required (got type %s)' % type(protocol).__name__)
        raise TypeError('%r object cannot be interpreted as an integer' % type(protocol).__name__)
    protocol = int(protocol)
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
    return protocol


def check_buffers(protocol):
    if protocol < 5:
        raise ValueError('buffer_callback needs protocol >= 5')
    _refuse('buffer_callback of pickle')


# One run of a pickler: what it is asked to save, and what it does for each sort of object.
class Saver:
    def __init__(self, pickler, output):
        self.pickler = pickler
        self.output = output
        self.protocol = pickler._protocol
        self.memo = pickler._memo
        self.persistent_id = getattr(pickler, 'persistent_id', None)
        if self.persistent_id is _identify_nothing:
            self.persistent_id = None
        self.reducer_override = getattr(pickler, 'reducer_override', None) if _has_overrides else None
        self.dispatch_table = getattr(pickler, 'dispatch_table', None)
        self.reduced_ones = []

    def dump(self, obj):
        self.output.begin()
        try:
            self.save(obj)
        except RecursionError as error:
            if error.__traceback__ is not None:
                raise
            self.check_recursion()
        else:
            self.output.write(code.STOP)
            return self.output.end()
        raise RecursionError('maximum recursion depth exceeded' + self.recursion_place())

    # From 3.12 on C has room for more than there is here; what leads back to itself comes to an end all the same.
    def check_recursion(self):
        if sys.version_info >= (3, 12) and len(set(self.reduced_ones)) == len(self.reduced_ones):
            _refuse('pickling what is nested that deep')

    # It is noticed in the deepest call: that of what reduces, where most of the depth comes from that.
    def recursion_place(self):
        if len(self.reduced_ones) < 50:
            return ' while pickling an object'
        if isinstance(self.last_reduced.__reduce_ex__, _function):
            return ''
        is_called_back = isinstance(self.last_reduced.__reduce__, _function)
        return '' if is_called_back and sys.version_info >= (3, 8) else ' while calling a Python object'

    def save(self, obj, what=None, of=None, number=None, *, is_id=False):
        self.output.at_boundary()
        if self.persistent_id is not None and not is_id:
            identifier = self.persistent_id(obj)
            if identifier is not None:
                return self.save_identifier(identifier)
        cls = type(obj)
        saver = _pickle_values.atoms.get(cls)
        if saver is not None:
            return saver(self, obj)
        if id(obj) in self.memo:
            return self.get(obj)
        saver = _pickle_values.savers.get(cls)
        if saver is not None:
            return saver(self, obj)
        value = NotImplemented if self.reducer_override is None else self.reducer_override(obj)
        if value is NotImplemented:
            if cls is type:
                return _pickle_globals.save_type(self, obj)
            if cls is _function:
                return _pickle_globals.save_global(self, obj)
            value = self.reduced(obj, cls)
            if value is None:
                return _pickle_globals.save_global(self, obj)
        self.save_value(obj, value)

    # None for a class, which is saved by its name.
    def reduced(self, obj, cls):
        if self.dispatch_table is None:
            reducer = copyreg.dispatch_table.get(cls)
        else:
            try:
                reducer = self.dispatch_table[cls]
            except KeyError:
                reducer = None
        if reducer is not None:
            return _not_none(reducer(obj))
        if issubclass(cls, type):
            return None
        reduce_ex = getattr(obj, '__reduce_ex__', _missing)
        if reduce_ex is not _missing:
            return _not_none(reduce_ex(self.protocol))
        reduce = getattr(obj, '__reduce__', _missing)
        if reduce is _missing:
            raise pickling_error("can't pickle %r object: %r" % (cls.__name__, obj))
        return _not_none(reduce())

    def save_value(self, obj, value):
        if isinstance(value, str):
            return _pickle_globals.save_global(self, obj, value)
        self.reduced_ones.append(id(obj))
        self.last_reduced = type(obj)
        self.save_parts_of(obj, value)
        self.reduced_ones.pop()

    def save_parts_of(self, obj, value):
        if not _tells_items:
            if not isinstance(value, tuple):
                raise pickling_error('__reduce__ must return a string or tuple')
            return self.save_reduced(obj, *value)
        try:
            if not isinstance(value, tuple):
                raise pickling_error('__reduce__ must return a string or tuple, not %s' % full_name(type(value)))
            self.save_reduced(obj, *value)
        except Exception as error:
            error.add_note('when serializing %s object' % full_name(type(obj)))
            raise

    def save_reduced(self, obj, *parts):
        _pickle_values.save_reduced(self, obj, parts)

    # From 3.14 on, errors tell where in the whole the part is.
    def save_part(self, obj, what, of, number=None):
        try:
            self.save(obj)
        except Exception as error:
            name = full_name(type(of))
            error.add_note('when serializing %s %s' % (name, what if number is None else what % (number,)))
            raise

    def save_identifier(self, identifier):
        if self.protocol:
            self.save(identifier, is_id=True)
            return self.output.write(code.BINPERSID)
        text = str(identifier)
        if not text.isascii() if hasattr(text, 'isascii') else any(ord(each) > 127 for each in text):
            raise pickling_error('persistent IDs in protocol 0 must be ASCII strings')
        self.output.write(code.PERSID + text.encode('ascii') + b'\n')

    def memoize(self, obj):
        if self.pickler.fast:
            return
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.protocol >= 4:
            self.output.write(code.MEMOIZE)
        elif not self.protocol:
            self.output.write(code.PUT + b'%d\n' % number)
        elif number < 256:
            self.output.write(code.BINPUT + bytes((number,)))
        else:
            self.output.write(code.LONG_BINPUT + number.to_bytes(4, 'little'))

    def get(self, obj):
        number = self.memo[id(obj)][0]
        if not self.protocol:
            self.output.write(code.GET + b'%d\n' % number)
        elif number < 256:
            self.output.write(code.BINGET + bytes((number,)))
        else:
            self.output.write(code.LONG_BINGET + number.to_bytes(4, 'little'))


if not _tells_items:
    # One frame fewer for each level, as C counts them.
    Saver.save_part = Saver.save

_function = type(lambda: None)
_nothing = 0


# A reducer's None is no tuple either, and stands apart from that of classes.
def _not_none(value):
    return _nothing if value is None else value


def full_name(cls):
    module = cls.__module__
    return cls.__qualname__ if module in ('builtins', '__main__') else '%s.%s' % (module, cls.__qualname__)
