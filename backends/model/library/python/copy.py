import types as _types


class Error(Exception):
    pass


error = Error

_by_identity = frozenset([
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property, type(Ellipsis),
    type(NotImplemented), _types.FunctionType, _types.BuiltinFunctionType, _types.CodeType,
])
_deep_by_identity = (_by_identity - {tuple, frozenset, slice})
_by_copy_method = (list, dict, set, bytearray)


def copy(x):
    cls = type(x)
    if cls in _by_identity or issubclass(cls, type):
        return x
    if cls in _by_copy_method:
        return cls.copy(x)
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, _reduced(x))


def _is_weak_reference(cls):
    return cls.__name__ == 'ReferenceType' or cls.__name__ == 'weakref'


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _deep_by_identity:
        return x
    if memo is None:
        memo = {}
    found = memo.get(id(x), _nil)
    if found is not _nil:
        return found
    if issubclass(cls, type) or _is_weak_reference(cls):
        made = x
    elif cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = _deepcopy_tuple(x, memo)
    elif cls is _types.MethodType:
        made = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            made = copier(memo)
        else:
            made = _rebuild(x, _reduced(x), memo)
    if made is not x:
        memo[id(x)] = made
        _keep_alive(x, memo)
    return made


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    found = memo.get(id(x))
    if found is not None:
        return found
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _state_of(x):
    getstate = getattr(type(x), '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        return x.__getstate__()
    values = getattr(x, '__dict__', None)
    state = dict(values) if values else None
    slots = {}
    for cls in type(x).__mro__:
        names = cls.__dict__.get('__slots__', ())
        for name in [names] if isinstance(names, str) else names:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = '_%s%s' % (cls.__name__.lstrip('_'), name)
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    return (state, slots) if slots else state


def _reduced(x):
    cls = type(x)
    for name in ('__reduce_ex__', '__reduce__'):
        for each in cls.__mro__:
            if name in each.__dict__:
                if each is object:
                    break
                method = getattr(x, name)
                return method(4) if name == '__reduce_ex__' else method()
    if isinstance(x, BaseException):
        return cls, x.args, dict(x.__dict__) or None
    if _cannot_be_copied(cls):
        raise TypeError("cannot pickle '%s' object" % cls.__name__)
    args = ()
    if hasattr(cls, '__getnewargs__'):
        args = x.__getnewargs__()
    elif isinstance(x, (int, float, str, bytes, tuple, frozenset)):
        for base in (int, float, str, bytes, tuple, frozenset):
            if isinstance(x, base):
                args = (base(x),)
    items = iter(x) if isinstance(x, (list, set)) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return _new, (cls,) + args, _state_of(x), items, pairs


def _cannot_be_copied(cls):
    names = ('generator', 'coroutine', 'async_generator', 'module', 'frame', 'traceback', 'TextIOWrapper', 'socket',
             'BufferedReader', 'BufferedWriter', 'FileIO', 'mappingproxy', 'lock', 'dict_keys', 'dict_values',
             'dict_items')
    return cls.__name__ in names and cls.__module__ in ('builtins', '_io', 'io', 'socket', '_thread')


def _rebuild(x, reduced, memo=None):
    if isinstance(reduced, str):
        return x
    deep = memo is not None
    func, args, state, items, pairs = (tuple(reduced) + (None, None, None))[:5]
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(made, name, value)
    if items is not None:
        for item in items:
            if deep:
                item = deepcopy(item, memo)
            if isinstance(made, set):
                made.add(item)
            else:
                made.append(item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError('replace() does not support %s objects' % type(obj).__name__)
    return method(obj, **changes)
