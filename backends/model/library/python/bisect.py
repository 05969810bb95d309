def _end(a, lo, hi):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    return len(a) if hi is None else hi


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
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
