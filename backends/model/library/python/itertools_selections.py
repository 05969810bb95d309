import sys as _sys


def _check_fits(count):
    if not -2 ** 63 <= count < 2 ** 63:
        raise OverflowError('int too large to convert to int' if _sys.implementation.name == 'pypy' else
                            'Python int too large to convert to C ssize_t')


class product:
    __slots__ = ('_pools', '_places', '_result')

    # What it holds is made before it.
    def __new__(cls, *iterables, repeat=1):
        if _sys.version_info < (3,):
            repeat = _integer(repeat)
        if not isinstance(repeat, int):
            raise TypeError(('expected integer, got %s object' if _sys.implementation.name == 'pypy' else
                             "'%s' object cannot be interpreted as an integer") % type(repeat).__name__)
        _check_fits(repeat)
        if repeat < 0 and _sys.implementation.name != 'pypy':
            raise ValueError('repeat argument cannot be negative')
        pools = [tuple(each) for each in iterables] * repeat
        self = object.__new__(cls)
        self._pools = pools
        if _sys.version_info < (3, 14):
            arguments = [*reversed(iterables)]
            del iterables
            while arguments:
                arguments.pop()
        self._places = None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        pools = self._pools
        places = self._places
        if places == ():
            raise StopIteration
        if places is None:
            if not all(pools):
                self._places = ()
                raise StopIteration
            places = self._places = [0] * len(pools)
        else:
            i = len(pools) - 1
            while i >= 0:
                places[i] += 1
                if places[i] < len(pools[i]):
                    break
                places[i] = 0
                i -= 1
            else:
                # All have begun anew, the result that is kept too.
                self._result = tuple([pool[0] for pool in pools])
                self._places = ()
                raise StopIteration
        result = tuple([pool[place] for pool, place in zip(pools, places)])
        self._result = result = _listed_as_copy(result, getattr(self, '_result', None))
        return result

    def __setstate__(self, state):
        if len(state) != len(self._pools):
            raise ValueError('invalid arguments')
        if not all(self._pools):
            self._places = ()
            return
        self._places = [min(max(place, 0), len(pool) - 1) for place, pool in zip(state, self._pools)]


def _size_of(r):
    if _sys.implementation.name == 'pypy' and not hasattr(r, '__index__'):
        raise TypeError('expected integer, got %s object' % type(r).__name__)
    if isinstance(r, float) and _sys.version_info < (3, 10):
        raise TypeError('integer argument expected, got float')
    size = range(r).stop
    _check_fits(size)
    return size


def _plain_int(r):
    try:
        size = int(r) if hasattr(type(r), '__int__') else None
    except (TypeError, ValueError):
        size = None
    if not isinstance(size, int):
        raise TypeError('an integer is required')
    if not -2 ** 63 <= size < 2 ** 63:
        raise OverflowError('long int too large to convert to int')
    return size


class _selection:
    __slots__ = ('_pool', '_size', '_places', '_result')

    def __iter__(self):
        return self

    # What it holds is made before it.
    @classmethod
    def _make(cls, iterable, size):
        if size < 0 and _sys.version_info >= (3, 15):
            raise ValueError('r cannot be negative')
        pool = tuple(iterable)
        if size < 0:
            raise ValueError('r must be non-negative')
        self = object.__new__(cls)
        self._pool = pool
        self._size = size
        self._places = None
        return self

    def __next__(self):
        if self._size < 0:
            raise StopIteration
        if self._places is None:
            found = self._first()
        else:
            found = self._advance()
        if not found:
            self._size = -1
            raise StopIteration
        pool = self._pool
        result = tuple([pool[i] for i in self._places[:self._size]])
        self._result = result = _listed_as_copy(result, getattr(self, '_result', None))
        return result


class permutations(_selection):
    __slots__ = ('_cycles',)

    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            size = len(pool)
        elif _sys.version_info < (3,):
            size = _plain_int(r)
            if size < 0:
                raise ValueError('r must be non-negative')
        elif _sys.implementation.name == 'pypy':
            size = _size_of(r)
            if size < 0:
                raise ValueError('expected a non-negative integer')
        elif isinstance(r, int):
            _check_fits(r)
            if r < 0:
                raise ValueError('r must be non-negative')
            size = r
        else:
            raise TypeError('Expected int as r')
        return cls._make(pool, size)

    def _first(self):
        count = len(self._pool)
        if self._size > count:
            return False
        self._places = list(range(count))
        self._cycles = list(range(count, count - self._size, -1))
        return True

    def _advance(self):
        places = self._places
        cycles = self._cycles
        count = len(places)
        for i in range(self._size - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                places[i:] = places[i + 1:] + places[i:i + 1]
                cycles[i] = count - i
            else:
                j = count - cycles[i]
                places[i], places[j] = places[j], places[i]
                return True
        return False


class combinations(_selection):
    __slots__ = ()

    def __new__(cls, iterable, r):
        return cls._make(iterable, _size_of(r))

    def _first(self):
        if self._size > len(self._pool):
            return False
        self._places = list(range(self._size))
        return True

    def _advance(self):
        places = self._places
        size = self._size
        spare = len(self._pool) - size
        i = size - 1
        while i >= 0 and places[i] == i + spare:
            i -= 1
        if i < 0:
            return False
        places[i] += 1
        for j in range(i + 1, size):
            places[j] = places[j - 1] + 1
        return True


class combinations_with_replacement(_selection):
    __slots__ = ()

    def __new__(cls, iterable, r):
        return cls._make(iterable, _size_of(r))

    def _first(self):
        if self._size and not self._pool:
            return False
        self._places = [0] * self._size
        return True

    def _advance(self):
        places = self._places
        last = len(self._pool) - 1
        i = self._size - 1
        while i >= 0 and places[i] == last:
            i -= 1
        if i < 0:
            return False
        places[i:] = [places[i] + 1] * (self._size - i)
        return True


for _each in (product, permutations, combinations, combinations_with_replacement):
    _tell_module(_each)
