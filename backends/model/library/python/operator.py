import sys as _sys

_pypy = _sys.implementation.name == 'pypy'
_counted = '%s expected 1 argument%s, got %%d' % ('%s', 's' if _sys.version_info < (3, 8) else '')


_texts = str if _sys.version_info >= (3,) else type('').__mro__[1]


def _check_count(name, args, least, most=None):
    if len(args) < least or most is not None and len(args) > most:
        raise TypeError(_counted % (name, len(args)))


def _check_any(name, parameter, args):
    if not args and _pypy:
        home = name + '.' if _sys.version_info >= (3, 10) else ''
        raise TypeError("%s__init__() missing 1 required positional argument: '%s'" % (home, parameter))
    _check_count(name, args, 1)


class attrgetter:
    __slots__ = ('_attrs',)

    def __reduce__(self):
        return type(self), self._attrs

    def __init__(self, /, *attrs):
        _check_any('attrgetter', 'attr', attrs)
        for each in attrs:
            if _sys.version_info < (3,):
                break
            if not isinstance(each, str):
                told = ', not %r' % type(each).__name__ if _pypy else ''
                raise TypeError('attribute name must be a string' + told)
        self._attrs = attrs

    def __call__(self, /, *args):
        _check_count('attrgetter', args, 1, 1)
        obj, = args
        if len(self._attrs) == 1:
            return self._walk(obj, self._attrs[0])
        return tuple([self._walk(obj, path) for path in self._attrs])

    @staticmethod
    def _walk(obj, path):
        if not isinstance(path, _texts):
            raise TypeError('attribute name must be a string')
        for name in path.split('.'):
            obj = getattr(obj, name)
        return obj

    def __repr__(self):
        return 'operator.attrgetter(%s)' % ', '.join(map(repr, self._attrs))


class itemgetter:
    __slots__ = ('_item', '_items')

    def __reduce__(self):
        return type(self), self._listed()

    def __init__(self, /, *items):
        _check_any('itemgetter', 'item', items)
        if len(items) == 1:
            self._item, = items
        else:
            self._items = items

    def __call__(self, /, *args):
        _check_count('itemgetter', args, 1, 1)
        obj, = args
        if getattr(self, '_items', None) is None:
            return obj[self._item]
        return tuple([obj[item] for item in self._items])

    # Of two fields of C, which read as None while they hold nothing.
    def _listed(self):
        several = getattr(self, '_items', None)
        return (self._item,) if several is None else several

    def __repr__(self):
        return 'operator.itemgetter(%s)' % ', '.join(map(repr, self._listed()))


class methodcaller:
    __slots__ = ('_name', '_args', '_kwargs')

    def __reduce__(self):
        if self._named():
            from functools import partial
            return partial(type(self), self._name, **self._named()), self._args
        return type(self), (self._name,) + self._args

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller() called with not enough arguments' if _pypy else
                            'methodcaller needs at least one argument, the method name')
        name, *args = args
        if not isinstance(name, str) and _sys.version_info >= (3,):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = tuple(args)
        if kwargs:
            self._kwargs = kwargs

    def __call__(self, /, *args):
        _check_count('methodcaller', args, 1, 1)
        obj, = args
        return getattr(obj, self._name)(*self._args, **self._named())

    def _named(self):
        return getattr(self, '_kwargs', None) or {}

    def __repr__(self):
        shown = [repr(self._name)] + [repr(arg) for arg in self._args]
        shown += ['%s=%r' % pair for pair in self._named().items()]
        return 'operator.methodcaller(%s)' % ', '.join(shown)


if _sys.version_info < (3,):
    del attrgetter.__repr__, itemgetter.__repr__, methodcaller.__repr__

for _type in (attrgetter, itemgetter, methodcaller):
    _tell_module(_type)
del _type


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


__call__ = call


for _name in ('lt le eq ne ge gt abs add and_ concat contains delitem floordiv getitem iadd iand iconcat ifloordiv '
              'ilshift imatmul imod imul index inv invert ior ipow irshift isub itruediv ixor lshift matmul mod mul neg '
              'not_ or_ pos pow rshift setitem sub truediv xor').split():
    globals()['__%s__' % _name.rstrip('_')] = globals()[_name]
del _name
