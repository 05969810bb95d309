import copyreg
import sys
import types
from collections import deque

_on_pypy = sys.implementation.name == 'pypy'
_state_is_asked = sys.version_info >= (3, 11)


# What object's own methods for copies and pickles do.
def reduce_ex(self, protocol):
    if type(self).__reduce__ is not object.__reduce__:
        return self.__reduce__()
    return reduce(self, protocol)


def reduce(self, protocol):
    base = _base_in_c(type(self))
    _check_is_known(self, base)
    if base.__name__ in _streams and base.__module__ in ('_io', 'io'):
        _refuse_stream(self, base, protocol)
    if protocol < 2 and base.__module__ == '_thread' and (3, 9) <= sys.version_info < (3, 13):
        _refuse('pickling a lock with protocol %d' % protocol)
    return _reduce_by_new(self) if protocol >= 2 else copyreg._reduce_ex(self, protocol)


# Modules whose classes have here what they have in the real library.
_known_modules = frozenset([
    'builtins', 'collections', '_collections', 'collections.abc', '_collections_abc', 'abc', 'enum', 'contextlib', 'typing',
    'types', '_io', 'io', '_pyio', 'codecs', 'encodings.utf_8'])
_plain_on_pypy = (object, list, dict, int, bool, float, complex, str, bytes, tuple)


def _check_is_known(self, base):
    if base is not tuple and issubclass(base, tuple):
        _refuse('pickling a %s' % base.__name__)
    if base.__module__ == 'itertools' and base.__name__ not in ('pairwise', 'batched') and sys.version_info < (3, 14):
        _refuse('pickling a %s' % base.__name__)
    if _on_pypy and base not in _plain_on_pypy and not (base.__name__ in _streams or base.__module__ in ('_io', 'io')):
        _refuse('pickling a %s' % base.__name__)
    for cls in type(self).__mro__:
        if cls is base:
            break
        if _is_shipped(cls.__module__) and cls.__module__ not in _known_modules:
            _refuse('pickling a %s' % cls.__name__)


_streams = frozenset(['FileIO', 'TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'BufferedRWPair'])


def _refuse_stream(self, base, protocol):
    asks_copyreg = protocol < 2 and (sys.version_info < (3, 12) or sys.version_info >= (3, 14) and base.__name__ == 'FileIO')
    own = type(self).__mro__[:type(self).__mro__.index(base)]
    keeps_state = any(['__getstate__' in vars(cls) for cls in own])
    asks_for_state = sys.version_info >= (3, 14) or sys.version_info < (3, 8) or _on_pypy
    if asks_copyreg or keeps_state and asks_for_state:
        return
    if sys.version_info >= (3, 12) and not _on_pypy:
        raise TypeError('cannot pickle %r instances' % type(self).__name__)
    if sys.version_info < (3, 8) or _on_pypy:
        raise TypeError("cannot serialize '%s' object" % _title(self))


def _new_arguments(self):
    cls = type(self)
    if hasattr(cls, '__getnewargs_ex__'):
        given = self.__getnewargs_ex__()
        if not isinstance(given, tuple):
            raise TypeError('__getnewargs_ex__ should return a tuple, not %r' % type(given).__name__)
        if len(given) != 2:
            raise ValueError('__getnewargs_ex__ should return a tuple of length 2, not %d' % len(given))
        args, kwargs = given
        if not isinstance(args, tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be a tuple, not %r' %
                            type(args).__name__)
        if not isinstance(kwargs, dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be a dict, not %r' %
                            type(kwargs).__name__)
        return args, kwargs
    if hasattr(cls, '__getnewargs__'):
        args = self.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError('__getnewargs__ should return a tuple, not %r' % type(args).__name__)
        return args, None
    return None, None


def _reduce_by_new(self):
    cls = type(self)
    args, kwargs = _new_arguments(self)
    is_list = isinstance(self, list)
    is_dict = isinstance(self, dict)
    needs_fields = args is None and not is_list and not is_dict
    if needs_fields and not _on_pypy and not has_new(cls):
        raise cannot_pickle(self)
    if kwargs:
        made_by = copyreg.__newobj_ex__, (cls, args, kwargs)
    else:
        made_by = copyreg.__newobj__, (cls,) + (args or ())
    state = _state_of(self, needs_fields)
    items = iter(self) if is_list else None
    pairs = iter(self.items()) if is_dict else None
    return made_by + (state, items, pairs)


def cannot_pickle(self):
    if sys.version_info >= (3, 8):
        return TypeError('cannot pickle %r object' % _title(self))
    return TypeError("can't pickle %s objects" % _title(self))


# C makes these, and has no way to make them anew.
_without_new = frozenset(['dict_keys', 'dict_values', 'dict_items', 'odict_keys', 'odict_values', 'odict_items'])


def has_new(cls):
    return cls.__name__ not in _without_new


def _state_of(self, needs_fields):
    if _state_is_asked:
        if not _on_pypy and type(self).__getstate__ is object.__getstate__ and not _is_asked(self):
            return state(self, needs_fields)
        return self.__getstate__()
    own = getattr(self, '__getstate__', None)
    return state(self, needs_fields) if own is None else own()


# Whether a program sees which attributes are asked for.
def _is_asked(self):
    return type(self).__getattribute__ is not object.__getattribute__


def state(self, needs_fields=False):
    if needs_fields and not _on_pypy:
        if _itemsize(type(self)) and _state_is_asked:
            raise TypeError('cannot pickle %s objects' % _title(self))
        base = _base_in_c(type(self))
        if base is not object and not copyreg._is_bare_stream(base):
            raise cannot_pickle(self)
    attributes = getattr(self, '__dict__', None) or None
    slots = {}
    for name in copyreg._slotnames(type(self)):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    return (attributes, slots) if slots else attributes


# Objects of these vary in size.
def _itemsize(cls):
    return _base_in_c(cls).__name__ in ('memoryview', 'code')


# What built-in types answer themselves.
def own(self):
    for cls in type(self).__mro__:
        if cls in _own:
            return _own[cls](self)


def _container_state(self):
    return _state_of(self, False) if _state_is_asked else getattr(self, '__dict__', None)


def _of_set(self):
    state = _container_state(self)
    return type(self), (tuple(self) if _on_pypy else list(self),), state


def _of_deque(self):
    state = _container_state(self)
    bound = self.maxlen
    return type(self), () if bound is None else ((), bound), state, iter(self)


def _of_bytearray(self):
    return reduce_bytearray(self, 2)


def reduce_bytearray(self, protocol):
    content = bytes(bytearray.__getitem__(self, slice(None)))
    if protocol < 3 and (sys.version_info < (3, 11) or content) or _on_pypy:
        args = content.decode('latin-1'), 'latin-1'
    else:
        args = (content,) if content else ()
    return type(self), args, _container_state(self)


# What an exception was made with, whatever its class says of that.
_args_of = BaseException.args.__get__


def _of_exception(self):
    state = _attributes(self)
    return (type(self), _args_of(self)) if state is None else (type(self), _args_of(self), state)


def _of_os_error(self):
    args = _args_of(self)
    if len(args) == 2 and self.filename is not None:
        args = (*args, self.filename)
        if self.filename2 is not None:
            args += None, self.filename2
    state = _attributes(self)
    return (type(self), args) if state is None else (type(self), args, state)


def _with_fields(self, names):
    state = _attributes(self)
    told = {} if state is None else dict(state)
    for name in names:
        if getattr(self, name, None) is not None:
            told[name] = getattr(self, name)
    return told


def _of_import_error(self):
    state = _with_fields(self, ('name', 'path')) or None
    return (type(self), _args_of(self)) if state is None else (type(self), _args_of(self), state)


def attribute_error_state(self):
    return _with_fields(self, ('name', 'args'))


def _of_attribute_error(self):
    if sys.version_info < (3, 12) or _on_pypy:
        return _of_exception(self)
    return type(self), _args_of(self), attribute_error_state(self)


def _of_range(self):
    return type(self), (self.start, self.stop, self.step)


def _of_function(self):
    owner = self.__self__
    if owner is None or isinstance(owner, types.ModuleType):
        return self.__name__
    if _on_pypy:
        _refuse('pickling a built-in method')
    return getattr, (owner, self.__name__)


def _of_method(self):
    if _on_pypy and type(self.__func__) is not types.FunctionType:
        _refuse('pickling a built-in method')
    return getattr, (self.__self__, self.__func__.__name__)


def _of_descriptor(self):
    return getattr, (self.__objclass__, self.__name__)


def _of_wrapper(self):
    return getattr, (self.__self__, self.__name__)


def _of_cached_function(self):
    return self.__qualname__


def _of_alias(self):
    return types.GenericAlias, (self.__origin__, self.__args__)


_own = {
    set: _of_set, frozenset: _of_set, deque: _of_deque, bytearray: _of_bytearray, BaseException: _of_exception,
    OSError: _of_os_error, ImportError: _of_import_error, AttributeError: _of_attribute_error, range: _of_range,
    slice: _of_range, types.BuiltinFunctionType: _of_function, types.MethodType: _of_method,
    type(str.join): _of_descriptor, type(object.__repr__): _of_descriptor, type((1).__repr__): _of_wrapper,
}
if sys.version_info >= (3, 9):
    _own[types.GenericAlias] = _of_alias
