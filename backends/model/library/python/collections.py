import sys as _sys
from _namedtuple import namedtuple
if _sys.version_info >= (3, 8) and _sys.implementation.name == 'cpython':
    from _namedtuple import _tuplegetter

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']
_of_python_2 = ['Hashable', 'Iterable', 'Iterator', 'Sized', 'Container', 'Callable', 'Set', 'MutableSet', 'Mapping',
                'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence']
if _sys.version_info < (3,):
    __all__ = ['Counter', 'deque', 'defaultdict', 'namedtuple', 'OrderedDict'] + _of_python_2


class defaultdict(dict):
    __slots__ = ('default_factory',)

    def __new__(cls, /, *args, **kwargs):
        self = super().__new__(cls)
        if not _on_pypy:
            object.__setattr__(self, 'default_factory', None)
        return self

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable' + ('' if _on_pypy else ' or None'))
        super().__init__(*args, **kwargs)
        object.__setattr__(self, 'default_factory', default_factory)

    def __missing__(self, key, /):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        if _sys.version_info >= (3, 14, 10):
            return dict.setdefault(self, key, factory())
        value = self[key] = factory()
        return value

    def __repr__(self):
        name = type(self).__name__ if _sys.version_info >= (3, 7) else 'defaultdict'
        return '%s(%s, %s)' % (name, _shown(self, self.default_factory), dict.__repr__(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    if _sys.version_info >= (3, 9):
        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = type(self)(self.default_factory, self)
            made.update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = type(self)(self.default_factory, other)
            made.update(self)
            return made


_in_repr = []


def _shown(owner, factory):
    if id(owner) in _in_repr:
        return '...'
    _in_repr.append(id(owner))
    try:
        return repr(factory)
    finally:
        _in_repr.pop()


def _unpacked(pair):
    found = []
    for each in pair:
        found.append(each)
        if len(found) > 2:
            raise ValueError('too many values to unpack (expected 2)')
    if len(found) < 2:
        raise ValueError('need more than %d value%s to unpack' % (len(found), '' if found else 's'))
    return found


def _walk(mapping, what, backward):
    if not _on_pypy:
        if not isinstance(mapping, OrderedDict):
            raise TypeError("descriptor '__iter__' requires a 'collections.OrderedDict' object but received a '%s'" %
                            type(mapping).__name__)
        return _walk_in_order(mapping, what, backward)
    view = getattr(dict, what)(mapping)
    return reversed(view) if backward else iter(view)


class _OrderedView:
    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping) if _on_pypy else dict.__len__(self._mapping)

    def __iter__(self):
        return _walk(self._mapping, self._view.__name__, False)

    def __reversed__(self):
        return _walk(self._mapping, self._view.__name__, True)

    def __repr__(self):
        if id(self) in _in_repr:
            return '...'
        _in_repr.append(id(self))
        try:
            return '%s(%r)' % (type(self).__name__, list(self))
        finally:
            _in_repr.pop()

    if _sys.version_info >= (3, 10):
        @property
        def mapping(self):
            return self._view(self._mapping).mapping


def _by_plain_view(name):
    def method(self, other):
        if isinstance(other, _OrderedView):
            other = other._view(other._mapping)
        return getattr(self._view(self._mapping), name)(other)

    method.__name__ = name
    return method


class _OrderedSet(_OrderedView):
    __slots__ = ()
    __hash__ = None

    for _name in ('and', 'rand', 'or', 'ror', 'sub', 'rsub', 'xor', 'rxor', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'):
        locals()['__%s__' % _name] = _by_plain_view('__%s__' % _name)
    __contains__ = _by_plain_view('__contains__')
    isdisjoint = _by_plain_view('isdisjoint')
    del _name


class odict_keys(_OrderedSet):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.keys)


class odict_values(_OrderedView):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.values)


class odict_items(_OrderedSet):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.items)


_on_pypy = _sys.implementation.name == 'pypy'
if _on_pypy:
    for _class, _what in ((odict_keys, 'Keys'), (odict_values, 'Values'), (odict_items, 'Items')):
        _class.__name__ = _class.__qualname__ = '_OrderedDict%sView' % _what
        _class.__module__ = '_collections'


def _in_order(ordered):
    return list(_walk(ordered, 'keys', False))


# PyPy asks the class that a program derived.
def _take_over(ordered, other):
    (type(ordered) if _on_pypy else OrderedDict).update(ordered, other)


class OrderedDict(dict):
    def __init__(self, /, *args, **named):
        if len(args) > 1:
            plural = '' if _sys.version_info >= (3, 14) else 's'
            raise TypeError('expected at most 1 argument%s, got %d' % (plural, len(args)))
        self._update(args, named)

    def update(self, /, *args, **named):
        if len(args) > 1:
            raise TypeError(('update expected at most 1 arguments, got %d' if _on_pypy else
                             'update() takes at most 1 positional argument (%d given)') % len(args))
        self._update(args, named)

    def _update(self, args, named):
        for other in args + (named,):
            if not hasattr(other, 'keys'):
                self._update_from_pairs(other)
            elif type(other) is dict and type(self).__setitem__ is OrderedDict.__setitem__:
                self._merge(other)
            else:
                for key in other.keys():
                    self[key] = other[key]

    def _update_from_pairs(self, pairs):
        for pair in pairs:
            key, value = pair if _on_pypy else _unpacked(pair)
            self[key] = value

    if not _on_pypy:
        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

    def popitem(self, last=True):
        if not self:
            raise KeyError('popitem(): dictionary is empty' if _on_pypy and last else 'dictionary is empty')
        if _on_pypy and last:
            return super().popitem()
        key = next(iter(self)) if _on_pypy else _end_of_order(self, last)
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        _move_to_end(self, key, last)

    def __iter__(self):
        return _walk(self, 'keys', False)

    def __reversed__(self):
        return _walk(self, 'keys', True)

    def keys(self):
        return odict_keys(self)

    def values(self):
        return odict_values(self)

    def items(self):
        return odict_items(self)

    def __eq__(self, other):
        if not isinstance(other, OrderedDict):
            return dict.__eq__(self, other)
        if not dict.__eq__(self, other):
            return False
        if _on_pypy:
            return all(one == another for one, another in zip(self, other))
        return _same_order(self, other, _sys.version_info >= (3, 13))

    def __ne__(self, other):
        equal = self.__eq__(other) if _on_pypy else OrderedDict.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        if not (self if _on_pypy else dict.__len__(self)):
            return '%s()' % type(self).__name__
        if id(self) in _in_repr:
            return '...'
        _in_repr.append(id(self))
        try:
            if _sys.version_info < (3, 12):
                items = self.items()
                return '%s(%r)' % (type(self).__name__, list(items if _on_pypy else iter(items)))
            return '%s(%r)' % (type(self).__name__, {key: self[key] for key in self.keys()})
        finally:
            _in_repr.pop()

    def copy(self):
        if _on_pypy:
            return type(self)(self)
        made = type(self)()
        size = dict.__len__(self)
        for key in _in_order(self):
            made[key] = self[key]
            if dict.__len__(self) != size and _sys.version_info >= (3, 14, 10):
                raise RuntimeError('OrderedDict mutated during iteration')
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __reduce__(self):
        asks_state = not _on_pypy and _sys.version_info >= (3, 11)
        state = self.__getstate__() if asks_state else vars(self).copy() or None
        return type(self), (), state, None, iter(self.items())

    if _sys.version_info >= (3, 9):
        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = type(self)(self)
            _take_over(made, other)
            return made

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = type(self)(other)
            _take_over(made, self)
            return made

        if not _on_pypy:
            def __ior__(self, other):
                _take_over(self, other)
                return self


def _with_own_words(plain):
    def method(*args, **named):
        if not args:
            raise TypeError('descriptor %r of %r object needs an argument' % (plain.__name__, 'OrderedDict'))
        plain(*args, **named)
    method.__name__, method.__qualname__ = plain.__name__, plain.__qualname__
    return method


if _on_pypy:
    OrderedDict._merge = dict.update
    OrderedDict.__init__ = _with_own_words(OrderedDict.__init__)
    OrderedDict.update = _with_own_words(OrderedDict.update)
else:
    _take_dict_methods(OrderedDict)
_tell_module(defaultdict)
_tell_module(OrderedDict)
if _sys.modules.get('_collections', _sys) is None:
    from _ordered import OrderedDict
# What `_asdict()` of 3.7 makes, also where nothing can be imported any more.
namedtuple.__globals__['_ordered'] = OrderedDict


if _sys.version_info < (3,):
    def _abstract(name):
        import collections.abc
        return getattr(collections.abc, name)

    class OrderedDict(dict):
        'Dictionary that remembers insertion order'

        # The order is a ring of lists [previous, next, key] around one that holds no key.
        def __init__(*args, **named):
            self, args = args[0], args[1:]
            if len(args) > 1:
                raise TypeError('expected at most 1 arguments, got %d' % len(args))
            try:
                self.__root
            except AttributeError:
                self.__root = root = []
                root[:] = [root, root, None]
                self.__map = {}
            self.__update(*args, **named)

        def __setitem__(self, key, value):
            if key not in self:
                root = self.__root
                last = root[0]
                last[1] = root[0] = self.__map[key] = [last, root, key]
            return dict.__setitem__(self, key, value)

        def __delitem__(self, key):
            dict.__delitem__(self, key)
            previous, following, _ = self.__map.pop(key)
            previous[1] = following
            following[0] = previous

        def __iter__(self):
            root = self.__root
            current = root[1]
            while current is not root:
                yield current[2]
                current = current[1]

        def __reversed__(self):
            root = self.__root
            current = root[0]
            while current is not root:
                yield current[2]
                current = current[0]

        def clear(self):
            for node in self.__map.values():
                del node[:]
            root = self.__root
            root[:] = [root, root, None]
            self.__map.clear()
            dict.clear(self)

        def keys(self):
            return list(self)

        def values(self):
            return [self[key] for key in self]

        def items(self):
            return [(key, self[key]) for key in self]

        def iterkeys(self):
            return iter(self)

        def itervalues(self):
            for key in self:
                yield self[key]

        def iteritems(self):
            for key in self:
                yield key, self[key]

        def viewkeys(self):
            return _abstract('KeysView')(self)

        def viewvalues(self):
            return _abstract('ValuesView')(self)

        def viewitems(self):
            return _abstract('ItemsView')(self)

        def update(*args, **named):
            self, args = args[0], args[1:]
            if len(args) > 1:
                raise TypeError('update expected at most 1 arguments, got %d' % len(args))
            for other in args + (named,):
                if hasattr(other, 'keys'):
                    for key in other.keys():
                        self[key] = other[key]
                else:
                    for key, value in other:
                        self[key] = value

        __update = update

        def pop(self, key, *default):
            if len(default) > 1:
                raise TypeError('pop expected at most 2 arguments')
            if key in self:
                result = self[key]
                del self[key]
                return result
            if not default:
                raise KeyError(key)
            return default[0]

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def popitem(self, last=True):
            if not self:
                raise KeyError('dictionary is empty')
            key = next(reversed(self) if last else iter(self))
            return key, self.pop(key)

        def __repr__(self):
            if id(self) in _in_repr:
                return '...'
            _in_repr.append(id(self))
            try:
                if not self:
                    return '%s()' % (self.__class__.__name__,)
                return '%s(%r)' % (self.__class__.__name__, self.items())
            finally:
                _in_repr.remove(id(self))

        def copy(self):
            return self.__class__(self)

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return len(self) == len(other) and self.items() == other.items()
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        __hash__ = None


if _sys.version_info < (3, 10):
    def __getattr__(name):
        import collections.abc
        found = getattr(collections.abc, name, None)
        is_too_new = _sys.version_info < (3,) and name not in _of_python_2
        if is_too_new:
            raise AttributeError("'module' object has no attribute %r" % name)
        if name.startswith('_') or not isinstance(found, type):
            raise AttributeError('module %r has no attribute %r' % (__name__, name))
        if _sys.version_info >= (3, 7):
            import warnings
            place = ',and in 3.9' if _sys.version_info < (3, 8) else ', and in 3.10'
            warnings.warn("Using or importing the ABCs from 'collections' instead of from 'collections.abc' "
                          'is deprecated since Python 3.3%s it will stop working' % place,
                          DeprecationWarning, stacklevel=2)
        globals()[name] = found
        return found
