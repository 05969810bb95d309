if _sys.version_info < (3,):
    _WeakDictionaryBase = _make_classic_base()
else:
    from collections.abc import MutableMapping as _WeakDictionaryBase


class KeyedRef(ref):
    """The reference that a WeakValueDictionary keeps: it knows its key."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


def _target(wr):
    return None if wr is None else wr()


def _holding_remover(owner, data):
    """What takes the dead out of the dict itself, and so keeps it, with the references in it, in a cycle (up to 3.6)."""

    def remove(dead, owner=owner, _atomic_removal=_remove_dead_weakref):
        owner = owner()
        if owner is not None:
            if owner._iterating:
                owner._pending_removals.append(dead.key)
            else:
                _atomic_removal(data, dead.key)

    return remove


class WeakValueDictionary(_WeakDictionaryBase):
    """A mapping whose entries go with their values."""

    _pending_removals = _iterating = ()  # where copies are walked

    def __init__(self, other=(), /, **kw):
        def remove(dead, owner=ref(self), _atomic_removal=_remove_dead_weakref):
            owner = owner()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(dead.key)
            else:
                _atomic_removal(owner.data, dead.key)

        self._remove = remove
        if not _iterate_copies:
            self._iterating, self._pending_removals = set(), []
        self.data = {}
        if _removers_hold_data:
            self._remove = _holding_remover(ref(self), self.data)
        self.update(other, **kw)

    def _commit_removals(self, _atomic_removal=_remove_dead_weakref):
        """The references by key, without those that died while somebody walked them."""
        while self._pending_removals:
            _atomic_removal(self.data, self._pending_removals.pop())
        return self.data

    def __getitem__(self, key):
        o = self._commit_removals()[key]()
        if o is not None:
            return o
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._commit_removals()[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self._commit_removals()[key]

    def __len__(self):
        if _sys.version_info < (3,):
            return len(self.data)
        references = self._commit_removals()
        return _count_alive(references.values()) if _callbacks_come_late else len(references)

    def __contains__(self, key):
        reference = self._commit_removals().get(key)
        return reference is not None and reference() is not None

    def __repr__(self):
        if _sys.version_info < (3,):
            return "<WeakValueDictionary at %s>" % id(self)
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __eq__(self, other):
        if hasattr(other, "items"):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def keys(self):
        self._commit_removals()
        with _IterationGuard(self):
            for k, wr in _walked(self.data).items():
                if wr() is not None:
                    yield k

    __iter__ = keys

    def items(self):
        self._commit_removals()
        with _IterationGuard(self):
            for k, wr in _walked(self.data).items():
                v = wr()
                if v is not None:
                    yield k, v

    def values(self):
        self._commit_removals()
        with _IterationGuard(self):
            for wr in _walked(self.data).values():
                obj = wr()
                if obj is not None:
                    yield obj

    def itervaluerefs(self):
        self._commit_removals()
        with _IterationGuard(self):
            yield from _walked(self.data).values()

    def valuerefs(self):
        return list(self._commit_removals().values())

    def get(self, key, default=None):
        reference = self._commit_removals().get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        o = _target(self.data.get(key))
        if o is not None:
            return o
        self._commit_removals()[key] = KeyedRef(default, self._remove, key)
        return default

    def pop(self, key, *args):
        o = _target(self._commit_removals().pop(key, None))
        if o is not None:
            return o
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        self._commit_removals()
        while True:
            key, wr = self.data.popitem()
            o = wr()
            if o is not None:
                return key, o

    def update(self, other=None, /, **kwargs):
        d = self._commit_removals()
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, o in other.items():
                d[key] = KeyedRef(o, self._remove, key)
        for key, o in kwargs.items():
            d[key] = KeyedRef(o, self._remove, key)

    def copy(self):
        self._commit_removals()
        made = WeakValueDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        self._commit_removals()
        made = self.__class__()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    if _sys.version_info >= (3, 9):
        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if hasattr(other, "keys"):
                made = self.copy()
                made.update(other)
                return made
            return NotImplemented

        def __ror__(self, other):
            if hasattr(other, "keys"):
                made = self.__class__()
                made.update(other)
                made.update(self)
                return made
            return NotImplemented


_register_containers(_sys.modules.get('collections.abc'))


if _sys.version_info < (3,):
    _give_python_2_methods(WeakValueDictionary)
