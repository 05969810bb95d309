import sys as _sys
from _namedtuple import namedtuple
from operator import itemgetter as _itemgetter
from collections.abc import ItemsView, KeysView, MutableMapping, MutableSequence, Sequence, ValuesView
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap

# Since 3.14 the package has its submodule without anybody's asking for it.
if _sys.version_info < (3, 14):
    globals().pop('abc', None)

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

MutableSequence.register(deque)


class defaultdict(dict):
    __slots__ = ('default_factory',)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        object.__setattr__(self, 'default_factory', default_factory)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = self[key] = factory()
        return value

    def __repr__(self):
        return '%s(%s, %s)' % (type(self).__name__, _shown(self, self.default_factory), dict.__repr__(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

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


class odict_iterator:
    __module__ = 'builtins'
    __slots__ = ('_source',)

    def __init__(self, source):
        self._source = source

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(self._source)
        except RuntimeError:
            raise RuntimeError('OrderedDict mutated during iteration') from None

    def __length_hint__(self):
        return self._source.__length_hint__()


class _OrderedView:
    __slots__ = ()

    def __iter__(self):
        return odict_iterator(iter(self._view(self._mapping)))

    def __reversed__(self):
        return odict_iterator(reversed(self._view(self._mapping)))

    def __repr__(self):
        return '%s(%r)' % (type(self).__name__, list(self))


class odict_keys(_OrderedView, KeysView):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.keys)


class odict_values(_OrderedView, ValuesView):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.values)


class odict_items(_OrderedView, ItemsView):
    __module__ = 'builtins'
    __slots__ = ()
    _view = staticmethod(dict.items)


_on_pypy = _sys.implementation.name == 'pypy'


class OrderedDict(dict):
    def __init__(self, /, *args, **named):
        if len(args) > 1:
            plural = '' if _sys.version_info >= (3, 15) else 's'
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
            elif type(self).__setitem__ is dict.__setitem__:
                dict.update(self, other)
            else:
                for key in other.keys():
                    self[key] = other[key]

    def _update_from_pairs(self, pairs):
        for pair in pairs:
            key, value = pair if _on_pypy else iter(pair)
            self[key] = value

    if not _on_pypy:
        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def popitem(self, last=True):
        if last:
            if not self:
                raise KeyError('popitem(): dictionary is empty' if _on_pypy else 'dictionary is empty')
            return super().popitem()
        for key in self:
            return key, self.pop(key)
        raise KeyError('popitem(): dictionary is empty' if _on_pypy else 'dictionary is empty')

    def move_to_end(self, key, last=True):
        _move_to_end(self, key, last)

    def __iter__(self):
        return odict_iterator(dict.__iter__(self))

    def __reversed__(self):
        return odict_iterator(dict.__reversed__(self))

    def keys(self):
        return odict_keys(self)

    def values(self):
        return odict_values(self)

    def items(self):
        return odict_items(self)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        if not self:
            return '%s()' % type(self).__name__
        if id(self) in _in_repr:
            return '...'
        _in_repr.append(id(self))
        try:
            if _sys.version_info >= (3, 12):
                return '%s(%r)' % (type(self).__name__, dict(self.items()))
            return '%s(%r)' % (type(self).__name__, list(self.items()))
        finally:
            _in_repr.pop()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __reduce__(self):
        return type(self), (), (vars(self).copy() or None), None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return pairs if n is None else pairs[:n]

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
        return all([self[e] == other[e] for c in (self, other) for e in c])

    def __ne__(self, other):
        if _sys.version_info < (3, 10):
            return dict.__ne__(self, other)
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[e] <= other[e] for c in (self, other) for e in c])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[e] >= other[e] for c in (self, other) for e in c])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, choose):
        result = Counter()
        for element in _chain(self, [e for e in other if e not in self]):
            count = choose(self[element], other[element])
            if count > 0:
                result[element] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, min)

    def __pos__(self):
        return self._combine(Counter(), lambda a, b: a)

    def __neg__(self):
        return Counter()._combine(self, lambda a, b: a - b)

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
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


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

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return merged

    def __len__(self):
        return len(self._merged())

    def __iter__(self):
        return iter(self._merged())

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

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

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

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError('Key not found in the first mapping: {!r}'.format(key))

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


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        if _sys.version_info >= (3, 12):
            return self[key] if key in self else default
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        if isinstance(other, dict):
            return self.__class__(self.data | other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(other.data | self.data)
        if isinstance(other, dict):
            return self.__class__(other | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'].copy()
        return made

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        data = self.data
        try:
            self.data = {}
            made = self.__copy__()
        finally:
            self.data = data
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            if isinstance(initlist, UserList):
                self.data[:] = initlist.data[:]
            else:
                self.data = list(initlist)

    def __repr__(self):
        return repr(self.data)

    @staticmethod
    def _plain(other):
        return other.data if isinstance(other, UserList) else other

    def __lt__(self, other):
        return self.data < self._plain(other)

    def __le__(self, other):
        return self.data <= self._plain(other)

    def __eq__(self, other):
        return self.data == self._plain(other)

    def __gt__(self, other):
        return self.data > self._plain(other)

    def __ge__(self, other):
        return self.data >= self._plain(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(self._plain(other)))

    def __radd__(self, other):
        return self.__class__(list(self._plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += self._plain(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'][:]
        return made

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(self._plain(other))


class UserString(Sequence):
    maketrans = str.maketrans

    def __init__(self, seq):
        if isinstance(seq, str):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    @staticmethod
    def _plain(other):
        return other.data if isinstance(other, UserString) else other

    def __eq__(self, string):
        return self.data == self._plain(string)

    def __lt__(self, string):
        return self.data < self._plain(string)

    def __le__(self, string):
        return self.data <= self._plain(string)

    def __gt__(self, string):
        return self.data > self._plain(string)

    def __ge__(self, string):
        return self.data >= self._plain(string)

    def __contains__(self, char):
        return self._plain(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        if isinstance(other, UserString):
            return self.__class__(self.data + other.data)
        if isinstance(other, str):
            return self.__class__(self.data + other)
        return self.__class__(self.data + str(other))

    def __radd__(self, other):
        if isinstance(other, str):
            return self.__class__(other + self.data)
        return self.__class__(str(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def index(self, sub, *args):
        return self.data.index(self._plain(sub), *args)

    def rindex(self, sub, *args):
        return self.data.rindex(self._plain(sub), *args)

    def find(self, sub, *args):
        return self.data.find(self._plain(sub), *args)

    def rfind(self, sub, *args):
        return self.data.rfind(self._plain(sub), *args)

    def count(self, sub, *args):
        return self.data.count(self._plain(sub), *args)

    def startswith(self, prefix, *args):
        return self.data.startswith(prefix, *args)

    def endswith(self, suffix, *args):
        return self.data.endswith(suffix, *args)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode(encoding or 'utf-8', errors or 'strict')

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(self._plain(old), self._plain(new), maxsplit))

    def partition(self, sep):
        return self.data.partition(self._plain(sep))

    def rpartition(self, sep):
        return self.data.rpartition(self._plain(sep))

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)


def _give_user_string_methods():
    def wrapped(name):
        def method(self, *args):
            return self.__class__(getattr(self.data, name)(*[UserString._plain(arg) for arg in args]))

        method.__name__ = name
        method.__qualname__ = 'UserString.' + name
        return method

    def plain(name):
        def method(self):
            return getattr(self.data, name)()

        method.__name__ = name
        method.__qualname__ = 'UserString.' + name
        return method

    for name in ('capitalize', 'casefold', 'center', 'expandtabs', 'ljust', 'lower', 'lstrip', 'removeprefix',
                 'removesuffix', 'rjust', 'rstrip', 'strip', 'swapcase', 'title', 'translate', 'upper', 'zfill'):
        if hasattr(str, name):
            setattr(UserString, name, wrapped(name))
    for name in ('isalpha', 'isalnum', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric',
                 'isprintable', 'isspace', 'istitle', 'isupper'):
        if hasattr(str, name):
            setattr(UserString, name, plain(name))


_give_user_string_methods()
del _give_user_string_methods


_tell_module(defaultdict)
_tell_module(OrderedDict)


if _sys.version_info < (3,):
    class OrderedDict(dict):
        # The order is a ring of lists [previous, next, key] around one that holds no key.
        def __init__(self, *args, **named):
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

        def update(self, *args, **named):
            if len(args) > 1:
                raise TypeError('update() takes at most 2 positional arguments (%d given)' % (len(args) + 1))
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
            if not self:
                return '%s()' % (self.__class__.__name__,)
            return '%s(%r)' % (self.__class__.__name__, self.items())

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
