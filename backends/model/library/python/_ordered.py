# The ordered dict of a `collections` without its part in C.
import sys as _sys
from _weakref import proxy as _proxy
from collections.abc import ItemsView, KeysView, MutableMapping, ValuesView
from reprlib import recursive_repr

_language = _sys.version_info


# Of a ring. What leads forward holds, what leads back is weak: the ring is no cycle.
class _Link:
    __slots__ = ('prev', 'next', 'key', '__weakref__')

    def put_between(self, before, after):
        self.prev, self.next = before, after
        before.next = self
        after.prev = _proxy(self)

    def take_out(self):
        self.prev.next, self.next.prev = self.next, self.prev
        self.prev = self.next = None


def _by_key(value_of):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield value_of(self._mapping, key)

    return __reversed__


class _OrderedDictKeysView(KeysView):
    def __reversed__(self):
        yield from reversed(self._mapping)


class _OrderedDictItemsView(ItemsView):
    __reversed__ = _by_key(lambda mapping, key: (key, mapping[key]))


class _OrderedDictValuesView(ValuesView):
    __reversed__ = _by_key(lambda mapping, key: mapping[key])


class OrderedDict(dict):
    'Dictionary that remembers insertion order'

    def __begin(self):
        self.__hardroot = _Link()
        self.__root = root = _proxy(self.__hardroot)
        root.prev = root.next = root
        self.__map = {}

    if _language >= (3, 11):
        def __new__(cls, /, *args, **kwds):
            made = dict.__new__(cls)
            made.__begin()
            return made

        def __init__(self, other=(), /, **kwds):
            self.__update(other, **kwds)
    elif _language >= (3, 8):
        def __init__(self, other=(), /, **kwds):
            if not hasattr(self, '_OrderedDict__root'):
                self.__begin()
            self.__update(other, **kwds)
    else:
        def __init__(*args, **kwds):
            if not args:
                raise TypeError("descriptor '__init__' of 'OrderedDict' object needs an argument")
            self, *args = args
            if len(args) > 1:
                raise TypeError('expected at most 1 arguments, got %d' % len(args))
            if not hasattr(self, '_OrderedDict__root'):
                self.__begin()
            self.__update(*args, **kwds)

    def __setitem__(self, key, value):
        if key not in self:
            self.__map[key] = link = _Link()
            link.key = key
            link.put_between(self.__root.prev, self.__root)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self.__map.pop(key).take_out()

    def __walk(self, way):
        root = self.__root
        link = getattr(root, way)
        while link is not root:
            yield link.key
            link = getattr(link, way)

    def __iter__(self):
        yield from self.__walk('next')

    def __reversed__(self):
        yield from self.__walk('prev')

    def clear(self):
        root = self.__root
        root.prev = root.next = root
        self.__map.clear()
        dict.clear(self)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = (self.__root.prev if last else self.__root.next).key
        self.__map.pop(key).take_out()
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        link, root = self.__map[key], self.__root
        link.take_out()
        if last:
            link.put_between(root.prev, root)
        else:
            link.put_between(root, root.next)

    def __sizeof__(self):
        links = len(self) + 1
        return (_sys.getsizeof(self.__dict__) + _sys.getsizeof(self.__map) * 2 +
                (_sys.getsizeof(self.__hardroot) + _sys.getsizeof(self.__root)) * links)

    update = __update = MutableMapping.update

    def keys(self):
        return _OrderedDictKeysView(self)

    def items(self):
        return _OrderedDictItemsView(self)

    def values(self):
        return _OrderedDictValuesView(self)

    __ne__ = MutableMapping.__ne__
    __marker = object()

    if _language >= (3, 11):
        def pop(self, key, default=__marker):
            found = dict.pop(self, key, self.__marker)
            if found is not self.__marker:
                self.__map.pop(key).take_out()
                return found
            if default is self.__marker:
                raise KeyError(key)
            return default
    else:
        def pop(self, key, default=__marker):
            if key in self:
                found = self[key]
                del self[key]
                return found
            if default is self.__marker:
                raise KeyError(key)
            return default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
            return default
        return self[key]

    @recursive_repr()
    def __repr__(self):
        if not self:
            return '%s()' % self.__class__.__name__
        shown = (dict if _language >= (3, 12) else list)(self.items())
        return '%s(%r)' % (self.__class__.__name__, shown)

    def __reduce__(self):
        state, slots = self.__getstate__() if _language >= (3, 11) else vars(self), None
        if isinstance(state, tuple):
            state, slots = state
        state = {name: value for name, value in state.items() if name not in vars(OrderedDict())}
        return self.__class__, (), (state, slots) if slots else state or None, None, iter(self.items())

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        equal = dict.__eq__(self, other)
        if isinstance(other, OrderedDict):
            return equal and all(one == another for one, another in zip(self, other))
        return equal

    if _language >= (3, 9):
        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = self.__class__(self)
            made.update(other)
            return made

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            made = self.__class__(other)
            made.update(self)
            return made


for _each in OrderedDict, _OrderedDictItemsView, _OrderedDictKeysView, _OrderedDictValuesView:
    _each.__module__ = 'collections'
