import sys as _sys

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}
_HEAPTYPE = 1 << 9
if _sys.version_info >= (3, 9):
    _new_type = type(int.__new__)
_names_object = _sys.version_info >= (3, 8)
_state_is_asked = _sys.version_info >= (3, 11)


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)
if _sys.version_info >= (3, 10):
    def pickle_union(obj):
        import functools
        import operator
        return functools.reduce, (operator.or_, obj.__args__)

    pickle(type(int | str), pickle_union)
if _sys.version_info >= (3, 14):
    def pickle_super(obj):
        return super, (obj.__thisclass__, obj.__self__)

    pickle(super, pickle_super)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _no_state_of_slots(cls, proto):
    text = 'a class that defines __slots__ without defining __getstate__ cannot be pickled'
    # Python's own words; those of C code, which asks for it from 3.11 on, name no protocol.
    if _names_object:
        text = 'cannot pickle %r object: %s with protocol %s' % (cls.__name__, text, proto)
    return TypeError(text)


# Of these streams C makes attributes alone; up to 3.11 protocols 0 and 1 do not know.
def _is_bare_stream(base):
    return base.__module__ == '_io' and base.__name__ in ('_IOBase', '_RawIOBase', '_BufferedIOBase', '_TextIOBase')


# Protocols 0 and 1: the object is made anew by the nearest base that is not written in Python.
def _reduce_ex(self, proto):
    assert proto < 2
    cls = self.__class__
    base = _base_in_c(cls)
    is_of_heap = base.__module__ == '_io' and base.__name__.startswith(('Buffered', 'Text'))
    if (_is_bare_stream(base) or is_of_heap) and _sys.version_info >= (3, 12):
        base = object
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(('cannot pickle %r object' if _names_object else "can't pickle %s objects") % cls.__name__)
        state = base() if _is_bare_stream(base) else base(self)
    args = (cls, base, state)
    if _state_is_asked:
        getstate = self.__getstate__
        if type(self).__getstate__ is object.__getstate__ and getattr(self, '__slots__', None):
            raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
        dict = getstate()
    else:
        try:
            getstate = self.__getstate__
        except AttributeError:
            if getattr(self, '__slots__', None):
                raise _no_state_of_slots(cls, proto)
            dict = getattr(self, '__dict__', None)
        else:
            dict = getstate()
    return (_reconstructor, args, dict) if dict else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# The slots of a class and its bases, as attributes are named; classes keep them.
def _slotnames(cls):
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for each in cls.__mro__:
        slots = each.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__') and each.__name__.lstrip('_'):
                name = '_%s%s' % (each.__name__.lstrip('_'), name)
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError('key %s is already registered with code %s' % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError('code %s is already in use for key %s' % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError('key %s is not registered with code %s' % (key, code))
    del _extension_registry[key]
    del _inverted_registry[code]
    if code in _extension_cache:
        del _extension_cache[code]


def clear_extension_cache():
    _extension_cache.clear()
