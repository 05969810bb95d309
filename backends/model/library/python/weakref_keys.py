if _sys.version_info < (3,):
    _WeakDictionaryBase = _make_classic_base()
else:
    from collections.abc import MutableMapping as _WeakDictionaryBase


class WeakKeyDictionary(_WeakDictionaryBase):
    """A mapping whose entries go with their keys."""

    _pending_removals = _iterating = ()  # where copies are walked
    _dirty_len = False

    def __init__(self, dict=None):
        self.data = {}

        def remove(dead, owner=ref(self)):
            owner = owner()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(dead)
            else:
                owner.data.pop(dead, None)

        self._remove = remove
        if not _iterate_copies:
            self._iterating, self._pending_removals = set(), []
            self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        while self._pending_removals:
            self.data.pop(self._pending_removals.pop(), None)

    def _scrub_removals(self):
        # Some of what is pending may have been deleted by hand since.
        references = self.data
        self._pending_removals = [each for each in self._pending_removals if each in references]
        self._dirty_len = False

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __len__(self):
        if _sys.version_info < (3,):
            return len(self.data)
        if _callbacks_come_late:
            return _count_alive(self.data)
        if self._dirty_len and self._pending_removals:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        if _sys.version_info < (3,):
            return "<WeakKeyDictionary at %s>" % id(self)
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __eq__(self, other):
        if hasattr(other, "items"):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def keys(self):
        with _IterationGuard(self):
            for wr in _walked(self.data):
                obj = wr()
                if obj is not None:
                    yield obj

    __iter__ = keys

    def items(self):
        with _IterationGuard(self):
            for wr, value in _walked(self.data).items():
                key = wr()
                if key is not None:
                    yield key, value

    def values(self):
        with _IterationGuard(self):
            for wr, value in _walked(self.data).items():
                if wr() is not None:
                    yield value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        self._dirty_len = True
        return self.data.pop(ref(key), *args)

    def popitem(self):
        self._dirty_len = True
        while True:
            key, value = self.data.popitem()
            o = key()
            if o is not None:
                return o, value

    def update(self, dict=None, /, **kwargs):
        if kwargs and _sys.version_info >= (3, 15):
            raise TypeError("Keyword arguments are not supported: cannot create weak reference to 'str' object")
        if dict is not None:
            d = self.data
            if not hasattr(dict, "items"):
                dict = {}.__class__(dict)
            for key, value in dict.items():
                d[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
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
    _give_python_2_methods(WeakKeyDictionary)
