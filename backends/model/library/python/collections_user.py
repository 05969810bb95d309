import sys as _sys
from collections.abc import MutableMapping, MutableSequence, Sequence


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

    if _sys.version_info >= (3, 15):
        def popitem(self):
            return self.data.popitem()

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
        return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(other.data | self.data)
        return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        if isinstance(other, UserDict):
            self.data |= other.data
        else:
            self.data |= other
        return self

    if _sys.version_info < (3, 9):
        del __or__, __ror__, __ior__

    if _sys.version_info >= (3, 7):
        def __copy__(self):
            made = self.__class__.__new__(self.__class__)
            made.__dict__.update(self.__dict__)
            made.__dict__['data'] = self.__dict__['data'].copy()
            return made

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        import copy
        entries, self.data = self.data, {}
        try:
            made = copy.copy(self)
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
        self.data = []
        if initlist is None:
            return
        if type(initlist) is type(self.data):
            self.data[:] = initlist
        elif isinstance(initlist, UserList):
            self.data[:] = initlist.data[:]
        else:
            self.data = list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __cast(self, other):
        return other.data if isinstance(other, UserList) else other

    def __lt__(self, other):
        return self.data < self.__cast(other)

    def __le__(self, other):
        return self.data <= self.__cast(other)

    def __eq__(self, other):
        return self.data == self.__cast(other)

    def __gt__(self, other):
        return self.data > self.__cast(other)

    def __ge__(self, other):
        return self.data >= self.__cast(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        keeps_class = (_sys.version_info >= (3, 7) or _on_pypy) and isinstance(i, slice)
        return self.__class__(self.data[i]) if keeps_class else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        if isinstance(other, UserList):
            return self.__class__(self.data + other.data)
        is_list = isinstance(other, type(self.data))
        return self.__class__(self.data + (other if is_list else list(other)))

    def __radd__(self, other):
        if isinstance(other, UserList):
            return self.__class__(other.data + self.data)
        is_list = isinstance(other, type(self.data))
        return self.__class__((other if is_list else list(other)) + self.data)

    def __iadd__(self, other):
        if isinstance(other, UserList):
            self.data += other.data
        else:
            is_list = isinstance(other, type(self.data))
            self.data += other if is_list else list(other)
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

    if _sys.version_info >= (3, 7):
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
        if isinstance(other, UserList):
            self.data.extend(other.data)
        else:
            self.data.extend(other)


class UserString(Sequence):
    maketrans = str.maketrans

    def __init__(self, seq):
        if isinstance(seq, str):
            self.data = seq
        else:
            self.data = seq.data[:] if isinstance(seq, UserString) else str(seq)

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

    def __eq__(self, string):
        is_one = isinstance(string, UserString)
        return self.data == (string.data if is_one else string)

    def __lt__(self, string):
        is_one = isinstance(string, UserString)
        return self.data < (string.data if is_one else string)

    def __le__(self, string):
        is_one = isinstance(string, UserString)
        return self.data <= (string.data if is_one else string)

    def __gt__(self, string):
        is_one = isinstance(string, UserString)
        return self.data > (string.data if is_one else string)

    def __ge__(self, string):
        is_one = isinstance(string, UserString)
        return self.data >= (string.data if is_one else string)

    def __contains__(self, char):
        return _text_of(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        if isinstance(other, UserString):
            return self.__class__(self.data + other.data)
        is_text = isinstance(other, str)
        return self.__class__(self.data + (other if is_text else str(other)))

    def __radd__(self, other):
        is_text = isinstance(other, str)
        return self.__class__((other if is_text else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        make = self.__class__
        if _sys.version_info < (3, 8):
            raise NameError("name 'args' is not defined")
        return make(str(template) % self)

    def index(self, sub, start=0, end=_sys.maxsize):
        if _sys.version_info >= (3, 15):
            sub = _text_of(sub)
        return self.data.index(sub, start, end)

    def rindex(self, sub, start=0, end=_sys.maxsize):
        if _sys.version_info >= (3, 15):
            sub = _text_of(sub)
        return self.data.rindex(sub, start, end)

    def find(self, sub, start=0, end=_sys.maxsize):
        sub = _text_of(sub)
        return self.data.find(sub, start, end)

    def rfind(self, sub, start=0, end=_sys.maxsize):
        sub = _text_of(sub)
        return self.data.rfind(sub, start, end)

    def count(self, sub, start=0, end=_sys.maxsize):
        sub = _text_of(sub)
        return self.data.count(sub, start, end)

    def startswith(self, prefix, start=0, end=_sys.maxsize):
        return self.data.startswith(prefix, start, end)

    def endswith(self, suffix, start=0, end=_sys.maxsize):
        return self.data.endswith(suffix, start, end)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)

    if _sys.version_info < (3, 8):
        def encode(self, encoding=None, errors=None):
            named = (encoding, errors) if encoding and errors else (encoding,) if encoding else ()
            return self.__class__(self.data.encode(*named))

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)

    def replace(self, old, new, maxsplit=-1):
        old, new = _text_of(old), _text_of(new)
        return self.__class__(self.data.replace(old, new, maxsplit))

    def removeprefix(self, prefix, /):
        prefix = _text_of(prefix)
        return self.__class__(self.data.removeprefix(prefix))

    def removesuffix(self, suffix, /):
        suffix = _text_of(suffix)
        return self.__class__(self.data.removesuffix(suffix))

    if not hasattr(str, 'removeprefix'):
        del removeprefix, removesuffix

    def partition(self, sep):
        return self.data.partition(sep)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(chars))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(chars))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(chars))

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def capitalize(self):
        return self.__class__(self.data.capitalize())

    def casefold(self):
        return self.__class__(self.data.casefold())

    def lower(self):
        return self.__class__(self.data.lower())

    def swapcase(self):
        return self.__class__(self.data.swapcase())

    def title(self):
        return self.__class__(self.data.title())

    def upper(self):
        return self.__class__(self.data.upper())

    def isalpha(self):
        return self.data.isalpha()

    def isalnum(self):
        return self.data.isalnum()

    def isdecimal(self):
        return self.data.isdecimal()

    def isdigit(self):
        return self.data.isdigit()

    def isidentifier(self):
        return self.data.isidentifier()

    def islower(self):
        return self.data.islower()

    def isnumeric(self):
        return self.data.isnumeric()

    def isprintable(self):
        return self.data.isprintable()

    def isspace(self):
        return self.data.isspace()

    def istitle(self):
        return self.data.istitle()

    def isupper(self):
        return self.data.isupper()

    if hasattr(str, 'isascii'):
        def isascii(self):
            return self.data.isascii()


def _text_of(other):
    return other.data if isinstance(other, UserString) else other
