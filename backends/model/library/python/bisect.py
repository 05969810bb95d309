import sys as _sys

_on_pypy = _sys.implementation.name == 'pypy'


def _end(a, lo, hi):
    if lo < 0:
        raise ValueError('lo must be non-negative')
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
