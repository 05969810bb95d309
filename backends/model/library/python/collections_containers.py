from operator import itemgetter as _itemgetter
from collections.abc import MutableMapping, MutableSequence, Sequence
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap


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

    if _sys.version_info >= (3, 10):
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


def _ask_first(chain, name, complaint, *arguments):
    """What the first mapping of a ChainMap does; it complains in words of its own."""
    try:
        return getattr(chain.maps[0], name)(*arguments)
    except KeyError:
        raise KeyError(complaint)


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
        _ask_first(self, '__delitem__', 'Key not found in the first mapping: {!r}'.format(key), key)

    def pop(self, key, *args):
        return _ask_first(self, 'pop', 'Key not found in the first mapping: {!r}'.format(key), key, *args)

    def popitem(self):
        return _ask_first(self, 'popitem', 'No keys found in the first mapping.')

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


def _plain_dict(other):
    if isinstance(other, UserDict):
        return other.data
    return other if isinstance(other, dict) else None


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for entries in (dict, kwargs or None):
            if entries is not None:
                self.update(entries)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key not in self.data:
            if not hasattr(self.__class__, '__missing__'):
                raise KeyError(key)
            return self.__class__.__missing__(self, key)
        return self.data[key]

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
        entries = _plain_dict(other)
        return NotImplemented if entries is None else self.__class__(self.data | entries)

    def __ror__(self, other):
        entries = _plain_dict(other)
        return NotImplemented if entries is None else self.__class__(entries | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    if _sys.version_info < (3, 9):
        del __or__, __ror__, __ior__

    def _copied(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'].copy()
        return made

    if _sys.version_info >= (3, 7):
        __copy__ = _copied

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        entries, self.data = self.data, {}
        try:
            made = self._copied()
        finally:
            self.data = entries
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
        self.data = [] if initlist is None else list(self._plain(initlist))

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
        found = self.data[i]
        keeps_class = isinstance(i, slice) and (_sys.version_info >= (3, 7) or _on_pypy)
        return self.__class__(found) if keeps_class else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(self._plain(other)))

    def __radd__(self, other):
        own = self.data
        return self.__class__(list(self._plain(other)) + own)

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

    def _copied(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.__dict__['data'] = self.__dict__['data'][:]
        return made

    if _sys.version_info >= (3, 7):
        __copy__ = _copied

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
        self.data = self._text(seq)

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

    @classmethod
    def _text(cls, other):
        text = cls._plain(other)
        return text if isinstance(text, str) else str(text)

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
        return self.__class__(self.data + self._text(other))

    def __radd__(self, other):
        return self.__class__(self._text(other) + self.data)

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
