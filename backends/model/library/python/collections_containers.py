from operator import itemgetter as _itemgetter
from collections.abc import MutableMapping
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_itemgetter(1), reverse=True)
        if n is None:
            return pairs
        if n == 1:
            return pairs[:1]
        return pairs[:n] if n >= len(pairs) else pairs[:len(range(n))]

    def elements(self):
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                if self:
                    for element, count in iterable.items():
                        self[element] = count + self.get(element, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return '%s()' % self.__class__.__name__
        if _sys.version_info < (3,):
            shown = ', '.join(['%r: %r' % pair for pair in self.most_common()])
            return '%s({%s})' % (self.__class__.__name__, shown)
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return '%s(%r)' % (self.__class__.__name__, shown)

    def __eq__(self, other):
        if _sys.version_info < (3, 10):
            return dict.__eq__(self, other)
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if _sys.version_info < (3, 10):
            return dict.__ne__(self, other)
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    if _sys.version_info >= (3, 10):
        def total(self):
            return sum(self.values())

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] <= other[e] for c in (self, other) for e in c)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] >= other[e] for c in (self, other) for e in c)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

    def _combine(self, other, choose, rest=None):
        result = Counter()
        for element, count in self.items():
            chosen = choose(count, other[element])
            if chosen > 0:
                result[element] = chosen
        if rest:
            for element, count in other.items():
                if element not in self and rest(count) > 0:
                    result[element] = rest(count)
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b, lambda b: b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b, lambda b: 0 - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, max, lambda b: b)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, min)

    if _sys.version_info >= (3, 15):
        def __xor__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combine(other, lambda a, b: abs(a - b), abs)

    def _positive(self, sign):
        result = Counter()
        for element, count in self.items():
            if sign(count) > 0:
                result[element] = sign(count)
        return result

    def __pos__(self):
        return self._positive(lambda count: count)

    def __neg__(self):
        return self._positive(lambda count: 0 - count)

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            limit = other[element]
            if limit < count:
                self[element] = limit
        return self._keep_positive()

    if _sys.version_info >= (3, 15):
        def __ixor__(self, other):
            for element, count in self.items():
                self[element] = abs(count - other[element])
            for element, count in other.items():
                if element not in self:
                    self[element] = abs(count)
            return self._keep_positive()


if _sys.version_info < (3,):
    for _each in '__pos__', '__neg__', '__iadd__', '__isub__', '__ior__', '__iand__':
        delattr(Counter, _each)
    del _each


class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        if _sys.version_info < (3, 7) and not _on_pypy:
            return iter(set().union(*self.maps))
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping if _sys.version_info < (3, 9) and not _on_pypy else dict.fromkeys(mapping))
        return iter(merged)

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return '%s(%s)' % (self.__class__.__name__, ', '.join(map(repr, self.maps)))

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    if _sys.version_info >= (3, 9):
        def new_child(self, m=None, **kwargs):
            first = kwargs if m is None else m
            if first is not kwargs and kwargs:
                first.update(kwargs)
            return self.__class__(first, *self.maps)
    else:
        def new_child(self, m=None):
            return self.__class__({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError('Key not found in the first mapping: {!r}'.format(key))

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError('Key not found in the first mapping: {!r}'.format(key))

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.copy()
        made.maps[0].update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        merged = dict(other)
        for each in reversed(self.maps):
            merged.update(each)
        return self.__class__(merged)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    if _sys.version_info < (3, 9):
        del __or__, __ror__, __ior__
