import sys as _sys
from operator import index as _index

_on_pypy = _sys.implementation.name == 'pypy'


def _counted(value):
    # A place, which C takes as a number of words.
    if isinstance(value, float) and _sys.version_info < (3, 10):
        raise TypeError('integer argument expected, got float')
    return _index(value)


def _end(a, lo, hi):
    if not _on_pypy:
        lo = _counted(lo)
        if hi is not None:
            if _sys.version_info >= (3, 9) and not hasattr(type(hi), '__index__'):
                raise TypeError("argument should be integer or None, not '%s'" % type(hi).__name__)
            hi = _counted(hi)
    if lo < 0:
        raise ValueError('lo cannot be negative' if _sys.version_info >= (3, 15) else 'lo must be non-negative')
    if hi is not None:
        return hi
    if isinstance(a, dict) and not _on_pypy:
        raise TypeError('dict is not a sequence' if _sys.version_info >= (3, 8) else "object of type 'dict' has no len()")
    return len(a)


# What is compared is held by nothing, as in C.
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    hi = _end(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (lo, mid) if x < (a[mid] if key is None else key(a[mid])) else (mid + 1, hi)
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    hi = _end(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (mid + 1, hi) if (a[mid] if key is None else key(a[mid])) < x else (lo, mid)
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


bisect = bisect_right
insort = insort_right

if not _on_pypy:
    for _each in bisect_right, bisect_left, insort_right, insort_left:
        _each.__module__ = '_bisect'
