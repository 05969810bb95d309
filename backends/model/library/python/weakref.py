import sys as _sys

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


def _count_alive(references):
    return sum(wr() is not None for wr in list(references))


class _IterationGuard:
    """While one is entered, its container removes nothing; what dies meanwhile is removed when the last one leaves.
    Newer Pythons walk a copy instead, and then nothing has to wait."""

    def __init__(self, container):
        self.container = ref(container)

    def __enter__(self):
        if not _iterate_copies:
            self.container()._iterating.add(self)

    def __exit__(self, *exception):
        container = self.container()
        if container is not None and not _iterate_copies:
            container._iterating.remove(self)
            if not container._iterating:
                container._commit_removals()


def _walked(references):
    return references.copy() if _iterate_copies else references


_abstract_bases = {'WeakKeyDictionary': 'MutableMapping', 'WeakValueDictionary': 'MutableMapping'}
if _sys.version_info < (3,):
    _abstract_bases = {}
if _sys.version_info >= (3, 9):
    _abstract_bases['WeakSet'] = 'MutableSet'


def _register_containers(abc):
    """The containers that are there by now; `abc` is collections.abc or None."""
    for name in _abstract_bases:
        if abc is not None and name in globals():
            getattr(abc, _abstract_bases[name]).register(globals()[name])


if _sys.version_info < (3,):
    ReferenceError = ReferenceError

    def _make_classic_base():
        """The base of weak dictionaries is a classic class there, with what mutable mappings have."""
        from collections.abc import Mapping, MutableMapping
        from types import ClassType
        space = {'__module__': 'UserDict'}
        for each in Mapping, MutableMapping:
            space.update([(name, value) for name, value in vars(each).items()
                          if not name.startswith('__') and not name.startswith('_abc')])
        return ClassType('UserDict', (), space)

    def _give_python_2_methods(cls):
        iterkeys, itervalues, iteritems = cls.keys, cls.values, cls.items

        def keys(self):
            return list(iterkeys(self))

        def values(self):
            return list(itervalues(self))

        def items(self):
            return list(iteritems(self))
        cls.iterkeys, cls.itervalues, cls.iteritems = iterkeys, itervalues, iteritems
        cls.keys, cls.values, cls.items = keys, values, items
        cls.has_key = cls.__contains__
        if hasattr(cls, 'keyrefs'):
            cls.iterkeyrefs = lambda self: iter(self.data)
