import sys as _sys
import types as _types
import weakref as _weakref
from collections import deque as _deque
from copyreg import dispatch_table


class Error(Exception):
    pass


error = Error
# Every object has a __getstate__.
_atoms_come_first = _sys.version_info >= (3, 14)
_memo_is_searched = _sys.version_info >= (3, 15)
_new_memo_is_asked = _sys.version_info < (3, 13)
_remembers_whether_class = _sys.version_info < (3, 8)
_state_is_asked = _sys.version_info >= (3, 11)
_on_pypy = _sys.implementation.name == 'pypy'

_never_copied = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, type(Ellipsis), type(NotImplemented),
    _types.FunctionType, _types.BuiltinFunctionType, _types.CodeType, _weakref.ref, type(str.join), type(object.__repr__),
])
if _sys.version_info >= (3, 7):
    _never_copied |= {property}
if _sys.version_info < (3,):
    _never_copied |= {_types.ClassType}
if _on_pypy:
    _never_copied |= {_types.ModuleType}
_by_identity = _never_copied | frozenset([tuple, frozenset, range, slice])
if _atoms_come_first:
    _by_identity |= {super}
_deep_by_identity = _never_copied | (frozenset([range]) if _sys.version_info >= (3, 9) else frozenset())
# These ask for their state alone as the copy of any object does.
_with_own_reduce = (bytearray, set, frozenset, _deque)
_in_python_2 = _sys.version_info < (3,)
_reduced_here = _with_own_reduce + (object, BaseException, range, slice, _types.MethodType)
_by_copy_method = (list, dict, set, bytearray)


def copy(x):
    cls = type(x)
    if cls in _by_identity or issubclass(cls, type):
        return x
    if cls in _by_copy_method:
        return cls.copy(x)
    if _remembers_whether_class:
        issc = False
    if _in_python_2 and cls is _types.InstanceType:
        return _copy_of_instance(x, None)
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    reductor = x
    rv = _reduced(x, 'shallow')
    if isinstance(rv, str):
        return x
    _check_reduced(rv)
    return _reconstruct(x, None, *rv)


def _copy_of_instance(x, memo):
    # Of a classic class; deep with a memo.
    deep = memo is not None
    own = getattr(x, '__deepcopy__' if deep else '__copy__', None)
    if own is not None:
        return own(memo) if deep else own()
    if hasattr(x, '__getinitargs__'):
        given = x.__getinitargs__()
        y = x.__class__(*(deepcopy(given, memo) if deep else given))
    else:
        y = _types.InstanceType(x.__class__)
    if deep:
        memo[id(x)] = y
    state = x.__getstate__() if hasattr(x, '__getstate__') else x.__dict__
    if deep:
        state = deepcopy(state, memo)
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
    else:
        y.__dict__.update(state)
    return y


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if _atoms_come_first and cls in _deep_by_identity:
        return x
    d = id(x)
    if memo is None:
        memo = {}
        if _new_memo_is_asked:
            y = _nil
    elif _memo_is_searched:
        if d in memo:
            return memo[d]
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    copier = _deepcopy_dispatch.get(cls)
    if cls in _deep_by_identity or issubclass(cls, type):
        y = x
    elif copier is not None:
        y = copier(x, memo)
    elif _in_python_2 and cls is _types.InstanceType:
        y = _copy_of_instance(x, memo)
    else:
        if _remembers_whether_class:
            issc = False
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            # What is asked holds the object, and what it tells the rest, until the memo is gone.
            reductor = x
            rv = _reduced(x, 'deep')
            if isinstance(rv, str):
                y = x
            else:
                _check_reduced(rv)
                y = _reconstruct(x, memo, *rv)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(a, memo) for a in x]
    found = memo.get(id(x))
    if found is not None:
        return found
    for k, j in zip(x, y):
        if k is not j:
            y = tuple(y)
            break
    else:
        y = x
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {list: _deepcopy_list, dict: _deepcopy_dict, tuple: _deepcopy_tuple, _types.MethodType: _deepcopy_method}


def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _new_by_names(cls, args, named):
    return cls.__new__(cls, *args, **named)


def _state_of(x, _nil=[]):
    if not _state_is_asked:
        own = getattr(x, '__getstate__', _nil)
        if own is not _nil:
            return own()
    elif any('__getstate__' in each.__dict__ for each in type(x).__mro__[:-1]):
        return x.__getstate__()
    elif _asks_itself(type(x)):
        getattr(x, '__getstate__', None)
    state = getattr(x, '__dict__', None) or None if _on_pypy else _values_of(x) or None
    if _state_is_asked:
        _class_asked(x)
    slots = {}
    for name in _slot_names(type(x)):
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


# Whether a program sees which attributes a copy asks for.
def _asks_itself(cls):
    return cls.__getattribute__ is not object.__getattribute__


# PyPy's own code for copies, in Python, asks for the class.
def _class_asked(x):
    return x.__class__ if _on_pypy else type(x)


def _values_of(x):
    try:
        return object.__getattribute__(x, '__dict__')
    except AttributeError:
        return None


def _state_of_container(x):
    return _state_of(x) if _state_is_asked else getattr(x, '__dict__', None)


# Those of a class and its bases, which CPython's classes keep.
def _slot_names(cls):
    found = cls.__dict__.get('__slotnames__')
    if found is not None:
        return found
    found = []
    for each in cls.__mro__:
        names = each.__dict__.get('__slots__', ())
        for name in [names] if isinstance(names, str) else names:
            if name.startswith('__') and not name.endswith('__'):
                found.append('_%s%s' % (each.__name__.lstrip('_'), name))
            elif name not in ('__dict__', '__weakref__'):
                found.append(name)
    if not _on_pypy:
        try:
            cls.__slotnames__ = found
        except Exception:
            pass
    return found


def _reduced(x, sort):
    cls = type(x)
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    if cls in _weakref.ProxyTypes:
        # What it refers to is asked, and copied.
        return _reduced(x.__dir__.__self__, sort)
    if cls is _types.MethodType:
        return getattr, (x.__self__, x.__func__.__name__)
    if issubclass(cls, super):
        if cls is super and _atoms_come_first:
            return super, (x.__thisclass__, x.__self__)
        if cls is super and not _in_python_2 and x.__self__ is not None and not isinstance(x.__self__, type):
            # It is what the super object finds of the object that it is bound to, whose copy is made.
            return x.__reduce_ex__(4)
        if cls is not super or _in_python_2 or x.__self__ is not None:
            _refuse('copying a super')
    # bytearray's own __reduce_ex__, which PyPy's does not have, does not ask for __reduce__.
    asks_once = issubclass(cls, bytearray) and not _on_pypy
    for name in ('__reduce_ex__',) if asks_once else ('__reduce_ex__', '__reduce__'):
        for each in cls.__mro__:
            if name in each.__dict__:
                if each in _reduced_here or _in_python_2 and each.__module__ == '__builtin__':
                    break
                if each.__dict__[name] is None and name == '__reduce__':
                    raise Error('un(%scopyable object of type %s' % (sort + ')', cls))
                method = getattr(x, name)
                return method(4) if name == '__reduce_ex__' else method()
    if _asks_itself(cls):
        reduce_ex = getattr(x, '__reduce_ex__', None)
        if reduce_ex is None or not asks_once:
            if getattr(x, '__reduce__', None) is None and reduce_ex is None:
                raise Error('un(%s)copyable object of type %s' % (sort, cls))
    if issubclass(cls, BaseException):
        return cls, object.__getattribute__(x, 'args'), dict(_values_of(x)) or None
    _check_copyable(cls)
    if _state_is_asked and issubclass(cls, _with_own_reduce):
        _need_imports()
    if issubclass(cls, bytearray):
        content = bytes(bytearray.__getitem__(x, slice(None)))
        args = (content.decode('latin-1'), 'latin-1') if _on_pypy else (content,) if content else ()
        return cls, args, _state_of_container(x)
    if issubclass(cls, (set, frozenset)):
        if _state_is_asked:
            _class_asked(x)
        state = _state_of_container(x)
        if not _state_is_asked:
            _class_asked(x)
        return cls, (tuple(x) if _on_pypy else list(x),), state
    if issubclass(cls, _deque):
        bound = object.__getattribute__(x, 'maxlen')
        arguments = () if bound is None else ((), bound)
        return cls, arguments, _state_of_container(x), iter(x)
    if cls is range or cls is slice:
        return cls, (x.start, x.stop, x.step)
    args = ()
    for _ in range(1 if _state_is_asked else 2):
        _class_asked(x)
    if hasattr(cls, '__getnewargs_ex__'):
        args, named = x.__getnewargs_ex__()
        _need_imports()
        return _new_by_names, (cls, args, named), _state_of(x), None, None
    if hasattr(cls, '__getnewargs__'):
        args = x.__getnewargs__()
    else:
        for base in (int, float, complex, str, bytes, tuple):
            if issubclass(cls, base):
                args = (_plain(base, x),)
    _need_imports()
    state = _state_of(x)
    items = iter(x) if issubclass(cls, list) or issubclass(_class_asked(x), list) else None
    pairs = iter(x.items()) if issubclass(cls, dict) or issubclass(_class_asked(x), dict) else None
    return _new, (cls,) + args, state, items, pairs


def _plain(base, x):
    return base.__getitem__(x, slice(None)) if base in (str, bytes, tuple) else base.__add__(x, base())


_files = ('TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'BufferedRWPair', 'FileIO')
_cannot_be_pickled = ('generator', 'coroutine', 'async_generator', 'module', 'frame', 'traceback', 'mappingproxy',
                      'property', 'lock', 'RLock', '_local', 'dict_keys', 'dict_values', 'dict_items', 'memoryview', 'staticmethod',
                      'classmethod', 'cell', 'socket', 'getset_descriptor', 'member_descriptor', 'FrameLocalsProxy',
                      'coroutine_wrapper', 'SSLContext', 'PyCapsule', 'super')


_unsafe_on_pypy = ('generator', 'coroutine', 'async_generator', 'frame', 'lock')
_pypy_method = type([].append) if _on_pypy else None


def _check_copyable(cls):
    for base in cls.__mro__:
        name = base.__name__
        module = base.__module__
        if module == '__builtin__' and '__new__' not in base.__dict__:
            raise TypeError("can't pickle %s objects" % cls.__name__)
        if module in ('_io', 'io') and name in _files:
            if _sys.version_info >= (3, 12):
                raise TypeError("cannot pickle %r instances" % cls.__name__)
            verb = 'pickle' if _sys.version_info >= (3, 8) and not _on_pypy else 'serialize'
            raise TypeError("cannot %s '%s%s' object" % (verb, '_io.' if cls is base else '', cls.__name__))
        if module in ('builtins', '_thread', '_socket', 'socket', 'weakref') and name in _cannot_be_pickled:
            if _on_pypy:
                if name not in _unsafe_on_pypy:
                    _refuse('copying a %s' % name)
                raise TypeError('object.__new__(%s) is not safe, use %s.__new__()' % (name, name))
            home = '_thread.' if cls is base and module == '_thread' else ''
            if name == 'memoryview' and _state_is_asked:
                raise TypeError('cannot pickle memoryview objects')
            if _sys.version_info < (3, 8):
                raise TypeError("can't pickle %s%s objects" % (home, cls.__name__))
            raise TypeError("cannot pickle '%s%s' object" % (home, cls.__name__))
        if name in _iterators or cls is _pypy_method or (
                module in ('_io', 'io', 'itertools') and cls is base and name not in ('BytesIO', 'StringIO')):
            _refuse('copying a %s' % name)


_iterators = ('list_iterator', 'tuple_iterator', 'enumerate', 'zip', 'map', 'filter', 'list_reverseiterator', 'reversed',
              'sequenceiterator', 'reversesequenceiterator', 'setiterator', 'deque_iterator', '_deque_iterator',
              'deque_reverse_iterator', '_deque_reverse_iterator', '_CallableIterator',
              'dict_keyiterator', 'dict_valueiterator', 'dict_itemiterator', 'set_iterator', 'str_iterator',
              'str_ascii_iterator', 'range_iterator', 'bytes_iterator', 'bytearray_iterator', 'method-wrapper',
              'callable_iterator', 'iterator')


def _check_reduced(rv):
    if _sys.version_info < (3, 9) and not hasattr(rv, '__iter__'):
        raise TypeError('_reconstruct() argument after * must be an iterable, not %s' % type(rv).__name__)


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
        if _memo_is_searched:
            args = list(args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slotstate = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            if deep:
                item = deepcopy(item, memo)
            if isinstance(y, set):
                y.add(item)
            else:
                y.append(item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError('replace() does not support %s objects' % type(obj).__name__)
    return method(obj, **changes)
