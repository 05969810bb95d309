from types import _GenericAlias


class WeakSet:
    """A set whose members go when nobody else holds them."""

    if _iterate_copies:
        _pending_removals = _iterating = ()

    def __init__(self, data=None):
        self.data = set()

        def _remove(dead, owner=ref(self)):
            owner = owner()
            if owner is not None:
                forget = owner._pending_removals.append if owner._iterating else owner.data.discard
                forget(dead)

        self._remove = _remove
        if not _iterate_copies:
            self._iterating, self._pending_removals = set(), []
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        """The references, without those that died while somebody walked them."""
        while self._pending_removals:
            self.data.discard(self._pending_removals.pop())
        return self.data

    def __iter__(self):
        with _IterationGuard(self):
            for itemref in _walked(self.data):
                item = itemref()
                if item is not None:
                    yield item

    def __len__(self):
        return _count_alive(self.data) if _callbacks_come_late else len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        if _sys.version_info >= (3, 11):
            from copy import _state_of
            return self.__class__, (list(self),), _state_of(self)
        return self.__class__, (list(self),), getattr(self, "__dict__", None)

    if _sys.version_info >= (3, 8):
        def __repr__(self):
            return repr(self.data)

    def copy(self):
        return self.__class__(self)

    # What changes it.

    def add(self, item):
        self._commit_removals().add(ref(item, self._remove))

    def remove(self, item):
        self._commit_removals().remove(ref(item))

    def discard(self, item):
        self._commit_removals().discard(ref(item))

    def clear(self):
        self._commit_removals().clear()

    def pop(self):
        self._commit_removals()
        while True:
            try:
                itemref = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = itemref()
            if item is not None:
                return item

    def update(self, other):
        self._commit_removals()
        for element in other:
            self.add(element)

    def difference_update(self, other):
        self.__isub__(other)

    def intersection_update(self, other):
        self.__iand__(other)

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self._commit_removals().intersection_update(ref(item) for item in other)
        return self

    def __isub__(self, other):
        references = self._commit_removals()
        references.clear() if self is other else references.difference_update(ref(item) for item in other)
        return self

    def __ixor__(self, other):
        references = self._commit_removals()
        if self is not other:
            references.symmetric_difference_update(ref(item, self._remove) for item in other)
        else:
            references.clear()
        return self

    # What makes another one.

    def union(self, other):
        return self.__class__(item for items in (self, other) for item in items)

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def difference(self, other):
        newset = self.copy()
        newset -= other
        return newset

    def symmetric_difference(self, other):
        newset = self.copy()
        newset ^= other
        return newset

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    # What compares.

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if isinstance(other, self.__class__):
            return self.data == set(map(ref, other))
        return NotImplemented

    if _sys.version_info < (3,):
        def __ne__(self, other):
            equal = self == other
            return NotImplemented if equal is NotImplemented else not equal

    __hash__ = None
    if _sys.version_info >= (3, 9):
        __class_getitem__ = classmethod(_GenericAlias)


_register_containers(_sys.modules.get('collections.abc'))


WeakSet.__module__ = '_weakrefset'
