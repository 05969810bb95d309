import sys as _sys
from abc import ABCMeta, abstractmethod
from types import _GenericAlias


def _has_methods(cls, *names):
    if not hasattr(cls, '__mro__'):  # a classic class
        return all([hasattr(cls, name) for name in names]) or NotImplemented
    for name in names:
        for each in cls.__mro__:
            if name in each.__dict__:
                if each.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


# What asks a class for its methods, in the order in which it looks for them.
def _asks_for(*methods):
    def complete(cls):
        def hook(asked, C):
            return _has_methods(C, *methods) if asked is cls else NotImplemented

        cls.__subclasshook__ = classmethod(hook)
        return cls

    return complete


_next = '__next__' if _sys.version_info >= (3,) else 'next'
_generic = ()
if _sys.version_info >= (3, 9):
    _generic = ('Awaitable', 'AsyncIterable', 'Iterable', 'Container', 'Callable')


def _one_trick(name, method, *methods, bases=()):
    wanted = (method,) + methods
    namespace = {
        '__module__': 'collections.abc',
        '__qualname__': name,
        '__slots__': (),
    }
    if name in _generic:
        namespace['__class_getitem__'] = classmethod(_GenericAlias)
    for each in wanted:
        if not any([hasattr(base, each) for base in bases]):
            namespace[each] = abstractmethod(_stub(name, each))
    return _asks_for(*wanted)(ABCMeta(name, bases, namespace))


# What an abstract method does when it is called after all.
def _stub(owner, name):
    if name in ('__iter__', '__await__'):
        def method(self):
            if name == '__await__':
                yield
            return
            yield
    elif name == '__contains__':
        def method(self, x):
            return False
    elif name == '__call__':
        def method(self, *args, **kwds):
            return False
    elif name in ('__hash__', '__len__'):
        def method(self):
            return 0
    elif name == '__aiter__':
        def method(self):
            return AsyncIterator()
    else:
        def method(self, *args):
            raise NotImplementedError

    method.__name__ = name
    method.__qualname__ = owner + '.' + name
    return method


Hashable = _one_trick('Hashable', '__hash__')
Awaitable = _one_trick('Awaitable', '__await__')
AsyncIterable = _one_trick('AsyncIterable', '__aiter__')
Iterable = _one_trick('Iterable', '__iter__')
Sized = _one_trick('Sized', '__len__')
Container = _one_trick('Container', '__contains__')
Callable = _one_trick('Callable', '__call__')
Buffer = _one_trick('Buffer', '__buffer__')


def _raise_thrown(typ, val, tb):
    if val is None and tb is None:
        raise typ
    error = typ() if val is None else val
    raise error if tb is None else error.with_traceback(tb)


@_asks_for('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        _raise_thrown(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('coroutine ignored GeneratorExit')


@_asks_for('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_asks_for('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        _raise_thrown(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


@_asks_for('__iter__', _next)
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


@_asks_for('__reversed__', '__iter__')
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_asks_for('__iter__', _next, 'send', 'throw', 'close')
class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        _raise_thrown(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('generator ignored GeneratorExit')


@_asks_for('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    __slots__ = ()


def _all_in(elems, container):
    for elem in elems:
        if elem not in container:
            return False
    return True


def _as_set(owner, other):
    """`other` as a set of the owner's kind; None if it is nothing to walk."""
    if isinstance(other, Set):
        return other
    return owner._from_iterable(other) if isinstance(other, Iterable) else None


class Set(Collection):
    """Everything out of `__contains__`, `__iter__` and `__len__`."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if isinstance(other, Set):
            return len(self) <= len(other) and _all_in(self, other)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return len(self) >= len(other) and _all_in(other, self)
        return NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable([elem for elem in other if elem in self])
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable([elem for elems in (self, other) for elem in elems])
        return NotImplemented

    def __sub__(self, other):
        other = _as_set(self, other)
        if other is None:
            return NotImplemented
        return self._from_iterable([elem for elem in self if elem not in other])

    def __rsub__(self, other):
        other = _as_set(self, other)
        if other is None:
            return NotImplemented
        return self._from_iterable([elem for elem in other if elem not in self])

    def __xor__(self, other):
        other = _as_set(self, other)
        return NotImplemented if other is None else (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def isdisjoint(self, other):
        for elem in other:
            if elem in self:
                return False
        return True

    __hash__ = None

    def _hash(self):
        return hash(frozenset(self))


_nothing = object()


def _repeat(container, name, end):
    """Calls what the container has by that name, until it raises `end`."""
    while True:
        try:
            getattr(container, name)()
        except end:
            break


class MutableSet(Set):
    """Everything else out of `add` and `discard`."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        elems = iter(self)
        value = next(elems, _nothing)
        if value is _nothing:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        _repeat(self, 'pop', KeyError)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __isub__(self, it):
        if it is not self:
            for value in it:
                self.discard(value)
        else:
            self.clear()
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if value in self else self.add
            change(value)
        return self


class Mapping(Collection):
    """Everything else out of `__getitem__`, `__iter__` and `__len__`."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __reversed__ = None
    __hash__ = None


class MutableMapping(Mapping):
    """Everything else out of `__setitem__` and `__delitem__`."""

    __slots__ = ()
    __marker = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is not self.__marker:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        key = next(iter(self), _nothing)
        if key is _nothing:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        _repeat(self, 'popitem', KeyError)

    def update(self, other=(), /, **kwds):
        is_mapping = isinstance(other, Mapping)
        if is_mapping or hasattr(other, 'keys'):
            for key in other if is_mapping else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for name in kwds:
            self[name] = kwds[name]

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default


if _sys.version_info < (3, 8):
    def _give_update(cls, plain):
        def update(*args, **kwds):
            if not args:
                raise TypeError("descriptor 'update' of 'MutableMapping' object needs an argument")
            if len(args) > 2:
                raise TypeError('update expected at most 1 arguments, got %d' % (len(args) - 1))
            plain(*args, **kwds)

        cls.update = update

    _give_update(MutableMapping, MutableMapping.__dict__['update'])


class MappingView(Sized):
    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, self._mapping)


class _SetView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


def _same(one, other):
    return one is other or one == other


class KeysView(_SetView):
    __slots__ = ()

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(_SetView):
    __slots__ = ()

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return _same(found, value)

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            if _same(self._mapping[key], value):
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class Sequence(Reversible, Collection):
    """Everything else out of `__getitem__` and `__len__`."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        place = 0
        try:
            while True:
                yield self[place]
                place += 1
        except IndexError:
            pass

    def __reversed__(self):
        for place in range(len(self) - 1, -1, -1):
            yield self[place]

    def __contains__(self, value):
        for item in self:
            if _same(item, value):
                return True
        return False

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        while stop is None or start < stop:
            try:
                item = self[start]
            except IndexError:
                break
            if _same(item, value):
                return start
            start += 1
        raise ValueError

    def count(self, value):
        return len([item for item in self if _same(item, value)])


class MutableSequence(Sequence):
    """Everything else out of `__setitem__`, `__delitem__` and `insert`."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        _repeat(self, 'pop', IndexError)

    def reverse(self):
        last = len(self) - 1
        for place in range(len(self) // 2):
            self[place], self[last - place] = self[last - place], self[place]


def _register():
    async def coroutine():
        pass

    async def async_generator():
        yield

    def generator():
        yield

    started = coroutine()
    Coroutine.register(type(started))
    started.close()
    AsyncGenerator.register(type(async_generator()))
    Generator.register(type(generator()))
    from collections import deque, odict_items, odict_keys, odict_values
    KeysView.register(odict_keys)
    ItemsView.register(odict_items)
    ValuesView.register(odict_values)
    views = {}.keys(), {}.items(), {}.values()
    mutable, sequences = (list, bytearray, deque), (tuple, str, range, bytes, memoryview)
    if _sys.version_info < (3,):
        views = {}.viewkeys(), {}.viewitems(), {}.viewvalues()
        # The base of both texts.
        mutable, sequences = (list,), (tuple, str.__mro__[1], range)
    for each in mutable:
        MutableSequence.register(each)
    for each in sequences:
        Sequence.register(each)
    MutableSet.register(set)
    Set.register(frozenset)
    for cls, view in zip((KeysView, ItemsView, ValuesView), views):
        cls.register(type(view))
    MutableMapping.register(dict)
    if _sys.version_info >= (3,):
        Mapping.register(type(type.__dict__))
    Mapping.register(type(_sys._getframe().f_locals))


def _become_python_2():
    for cls in Set, Mapping, Sequence:
        cls.__bases__ = Sized, Iterable, Container
    for cls in Set, Mapping:
        cls.__ne__ = lambda self, other: not self == other
    del MutableSequence.clear
    for cls in (Hashable, Iterable, Iterator, Sized, Container, Callable, Set, MutableSet, Mapping, MutableMapping,
                MappingView, KeysView, ItemsView, ValuesView, Sequence, MutableSequence):
        cls.__module__ = '_abcoll'


if _sys.version_info < (3, 7):
    ValuesView.__bases__ = MappingView,
if _sys.version_info < (3,):
    _become_python_2()
del _become_python_2
_register()
del _register

if 'weakref' in _sys.modules:
    _sys.modules['weakref']._register_containers(_sys.modules[__name__])
