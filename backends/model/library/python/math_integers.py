import sys as _sys
from operator import index as _index

_on_pypy = _sys.implementation.name == 'pypy'


def gcd(*integers):
    result = 0
    for each in integers:
        each = _index(each)
        while each:
            result, each = each, result % each
    return abs(result)


def lcm(*integers):
    result = 1
    for place, each in enumerate(integers):
        if _on_pypy and not result and place > 1:
            break
        each = abs(_index(each))
        if not each:
            result = 0
        elif result:
            result = result // gcd(result, each) * each
    return result


def _index_of_factorial(x):
    if _sys.version_info >= (3, 8) or _on_pypy:
        return _index(x)
    if not hasattr(type(x), '__int__'):
        raise TypeError('an integer is required (got type %s)' % type(x).__name__)
    return int(x)


def factorial(x, /):
    if isinstance(x, float) and _sys.version_info < (3, 10) and not _on_pypy:
        if x != x // 1:
            raise ValueError('factorial() only accepts integral values')
        x = int(x)
    if _on_pypy and _sys.version_info < (3, 11) and not hasattr(x, '__index__'):
        _refuse('math.factorial() of a %s' % type(x).__name__)
    x = _index_of_factorial(x)
    if x < 0:
        raise ValueError('factorial() not defined for negative values' if not _on_pypy else
                         'n must be a non-negative integer' if _sys.version_info >= (3, 11) else 'x must be >= 0')
    if x > 9223372036854775807:
        raise OverflowError('Too large for a factorial' if _on_pypy else
                            'factorial() argument should not exceed 9223372036854775807')
    result = 1
    for each in range(2, x + 1):
        result *= each
    return result


def isqrt(n, /):
    n = _index(n)
    if n < 0:
        raise ValueError('isqrt() argument must be nonnegative')
    if n == 0:
        return 0
    root = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (root + n // root) // 2
        if better >= root:
            return root
        root = better


def perm(n, k=None, /):
    n = _index(n)
    if n < 0:
        raise ValueError('n must be a non-negative integer')
    k = n if k is None else _index(k)
    if k < 0:
        raise ValueError('k must be a non-negative integer')
    result = 1 if k <= n else 0
    if result:
        for each in range(n - k + 1, n + 1):
            result *= each
    return result


def comb(n, k, /):
    n = _index(n)
    k = _index(k)
    if n < 0:
        raise ValueError('n must be a non-negative integer')
    if k < 0:
        raise ValueError('k must be a non-negative integer')
    if k > n:
        return 0
    k = min(k, n - k)
    result = 1
    for each in range(k):
        result = result * (n - each) // (each + 1)
    return result


def prod(iterable, /, *, start=1):
    for each in iterable:
        start = start * each
    return start


def dist(p, q, /):
    p = tuple(p)
    q = tuple(q)
    if len(p) != len(q):
        raise ValueError('both points must have the same number of dimensions')
    return hypot(*[a - b for a, b in zip(p, q)])


def sumprod(p, q, /):
    return sum([a * b for a, b in zip(p, q, strict=True)])
