import sys as _sys

# Where a program forbids the part in C.
_is_unaided = _sys.modules.get('_functools', _sys) is None
_is_in_python = _sys.implementation.name == 'pypy' or _is_unaided

_ANNOTATIONS = '__annotate__' if _sys.version_info >= (3, 14) else '__annotations__'
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', _ANNOTATIONS)
if _sys.version_info < (3,):
    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__doc__')
if _sys.version_info >= (3, 12):
    WRAPPER_ASSIGNMENTS += ('__type_params__',)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            if _sys.version_info < (3,):
                raise
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    if _sys.version_info >= (3,):
        wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ('hits', 'misses', 'maxsize', 'currsize')

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0 and _sys.version_info >= (3, 7):
            maxsize = 0
    elif _sys.version_info >= (3, 8) and callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _decorated(user_function, maxsize, typed, lambda: {'maxsize': maxsize, 'typed': typed})
    elif maxsize is not None:
        raise TypeError('Expected ' + ('first argument to be an integer, a callable, or None'
                                       if _sys.version_info >= (3, 8) else 'maxsize to be an integer or None'))

    def decorating_function(user_function):
        return _decorated(user_function, maxsize, typed, lambda: {'maxsize': maxsize, 'typed': typed})

    return decorating_function


def _decorated(user_function, maxsize, typed, cache_parameters):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    if _sys.version_info >= (3, 9):
        wrapper.cache_parameters = cache_parameters
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


if _is_in_python:
    from functools import _make_key
if _is_unaided:
    from functools import total_ordering
    from _partial import partial, reduce
