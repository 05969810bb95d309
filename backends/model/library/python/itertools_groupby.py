import sys as _sys


def _same(left, right):
    return left is right or left == right


class groupby:
    __slots__ = ('_iterable', '_key', '_key_aimed_at', '_key_now', '_value_now', '_turn')

    def __init__(self, iterable, key=None):
        self._iterable = iter(iterable)
        self._key = key
        self._key_aimed_at = self._key_now = self._value_now = _nothing
        self._turn = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._turn += 1
        while self._key_now is _nothing or (self._key_aimed_at is not _nothing and _same(self._key_aimed_at, self._key_now)):
            self._step()
        self._key_aimed_at = self._key_now
        return self._key_now, _grouper(self, self._key_aimed_at)

    def _step(self):
        value = next(self._iterable)
        key = value if self._key is None else self._key(value)
        self._value_now = value
        self._key_now = key


# What is first by name dies first: up to 3.13 the parent.
_aim = '_key_aimed_at' if _sys.version_info >= (3, 14) else '_wanted'


class _grouper:
    __slots__ = ('_parent', _aim, '_turn')

    def __init__(self, parent, target):
        self._parent = parent
        setattr(self, _aim, target)
        self._turn = parent._turn

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._turn != self._turn:
            raise StopIteration
        if parent._value_now is _nothing:
            parent._step()
        if not _same(getattr(self, _aim), parent._key_now):
            raise StopIteration
        value = parent._value_now
        parent._value_now = _nothing
        return value


_nothing = object()
if _sys.implementation.name == 'pypy':
    _grouper.__name__ = _grouper.__qualname__ = '_groupby'


_tell_module(groupby)
_tell_module(_grouper)
