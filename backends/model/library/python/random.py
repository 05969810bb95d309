import sys as _sys
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor, log as _log, \
    pi as _pi, sin as _sin, sqrt as _sqrt, tau as _tau

__all__ = [
    'Random', 'SystemRandom', 'betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss', 'getrandbits',
    'getstate', 'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange',
    'sample', 'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'vonmisesvariate', 'weibullvariate',
]
_size = 624
_middle = 397
_word = 0xffffffff
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53
TWOPI = 2.0 * _pi
_nothing = object()


def _started(number):
    state = [number & _word]
    for place in range(1, _size):
        last = state[-1]
        state.append((1812433253 * (last ^ last >> 30) + place) & _word)
    return state


def _started_by(key):
    state = _started(19650218)
    i = 1
    j = 0
    for _ in range(max(_size, len(key))):
        last = state[i - 1]
        state[i] = ((state[i] ^ (last ^ last >> 30) * 1664525) + key[j] + j) & _word
        i += 1
        j += 1
        if i == _size:
            state[0] = state[-1]
            i = 1
        if j == len(key):
            j = 0
    for _ in range(_size - 1):
        last = state[i - 1]
        state[i] = ((state[i] ^ (last ^ last >> 30) * 1566083941) - i) & _word
        i += 1
        if i == _size:
            state[0] = state[-1]
            i = 1
    state[0] = 0x80000000
    return state


def _refilled(state):
    for place in range(_size):
        bits = state[place] & 0x80000000 | state[(place + 1) % _size] & 0x7fffffff
        state[place] = state[(place + _middle) % _size] ^ bits >> 1 ^ (0x9908b0df if bits & 1 else 0)


def _first_primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all([number % each for each in found]):
            found.append(number)
        number += 1
    return found


def _root_bits(number, power):
    # The first 64 bits of the fraction of a root.
    wanted = number << 64 * power
    low, high = 0, 1 << 72
    while high - low > 1:
        middle = low + high >> 1
        if middle ** power <= wanted:
            low = middle
        else:
            high = middle
    return low & 0xffffffffffffffff


def _sha512(message):
    mask = 0xffffffffffffffff
    primes = _first_primes(80)
    constants = [_root_bits(each, 3) for each in primes]
    sums = [_root_bits(each, 2) for each in primes[:8]]
    padded = message + b'\x80' + bytes((111 - len(message)) % 128) + (8 * len(message)).to_bytes(16, 'big')

    def turned(word, count):
        return (word >> count | word << 64 - count) & mask

    for start in range(0, len(padded), 128):
        words = [int.from_bytes(padded[at:at + 8], 'big') for at in range(start, start + 128, 8)]
        for place in range(16, 80):
            near, far = words[place - 15], words[place - 2]
            words.append((words[place - 16] + (turned(near, 1) ^ turned(near, 8) ^ near >> 7) + words[place - 7]
                          + (turned(far, 19) ^ turned(far, 61) ^ far >> 6)) & mask)
        a, b, c, d, e, f, g, h = sums
        for constant, word in zip(constants, words):
            first = (h + (turned(e, 14) ^ turned(e, 18) ^ turned(e, 41)) + (e & f ^ ~e & g) + constant + word) & mask
            second = (turned(a, 28) ^ turned(a, 34) ^ turned(a, 39)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (first + second) & mask, a, b, c, (d + first) & mask, e, f, g
        sums = [(old + new) & mask for old, new in zip(sums, (a, b, c, d, e, f, g, h))]
    return b''.join([each.to_bytes(8, 'big') for each in sums])


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._state = None
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if a is None:
            self._state = None
            return
        if isinstance(a, (str, bytes, bytearray)):
            if version != 2:
                _refuse('random.seed with version 1')
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(bytes(a) + _sha512(bytes(a)), 'big')
        elif not isinstance(a, (int, float)) and _sys.version_info >= (3, 11):
            raise TypeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.')
        if isinstance(a, int):
            a = abs(a)
        else:
            a = hash(a) & 0xffffffffffffffff
        key = []
        while a:
            key.append(a & _word)
            a >>= 32
        self._state = _started_by(key or [0])
        self._place = _size

    def _next(self):
        if self._state is None:
            _refuse('random numbers without a seed')
        if self._place == _size:
            _refilled(self._state)
            self._place = 0
        word = self._state[self._place]
        self._place += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9d2c5680
        word ^= word << 15 & 0xefc60000
        return word ^ word >> 18

    def getstate(self):
        if self._state is None:
            _refuse('the state of random numbers without a seed')
        return self.VERSION, tuple(self._state) + (self._place,), self.gauss_next

    def setstate(self, state):
        if state[0] != 3:
            raise ValueError('state with version %s passed to Random.setstate() of version %s'
                             % (state[0], self.VERSION))
        self._state = list(state[1][:-1])
        self._place = state[1][-1]
        self.gauss_next = state[2]

    def random(self):
        high = self._next() >> 5
        low = self._next() >> 6
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        if k < 0 or k == 0 and _sys.version_info < (3, 9):
            raise ValueError('number of bits must be ' + (
                'non-negative' if _sys.version_info >= (3, 9) else 'greater than zero'))
        number = 0
        place = 0
        while k > 0:
            word = self._next()
            if k < 32:
                word >>= 32 - k
            number |= word << place
            place += 32
            k -= 32
        return number

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def _randbelow(self, n):
        k = n.bit_length()
        found = self.getrandbits(k)
        while found >= n:
            found = self.getrandbits(k)
        return found

    def randrange(self, start, stop=None, step=1):
        for each in (start, step) if stop is None else (start, stop, step):
            if not isinstance(each, int):
                _refuse('random.randrange of what is no int')
        spells = _sys.version_info >= (3, 12)
        if stop is None:
            if start > 0:
                return self._randbelow(start)
            raise ValueError('empty range for randrange()')
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            if spells:
                raise ValueError('empty range in randrange(%d, %d)' % (start, stop))
            raise ValueError('empty range for randrange() (%d, %d, %d)' % (start, stop, width)
                             if _sys.version_info >= (3, 8) else
                             'empty range for randrange() (%d,%d, %d)' % (start, stop, width))
        if step == 0:
            raise ValueError('zero step for randrange()')
        count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if count <= 0:
            if spells:
                raise ValueError('empty range in randrange(%d, %d, %d)' % (start, stop, step))
            raise ValueError('empty range for randrange()')
        return start + step * self._randbelow(count)

    def randint(self, a, b):
        if a > b and _sys.version_info >= (3, 14):
            raise ValueError('empty range in randint(%d, %d)' % (a, b))
        return self.randrange(a, b + 1)

    def choice(self, seq):
        size = len(seq)
        if size:
            return seq[self._randbelow(size)]
        raise IndexError('Cannot choose from an empty sequence')

    def shuffle(self, x):
        for place in range(len(x) - 1, 0, -1):
            other = self._randbelow(place + 1)
            x[place], x[other] = x[other], x[place]

    def sample(self, population, k, *, counts=None):
        if counts is not None:
            _refuse('random.sample with counts')
        if isinstance(population, (set, frozenset)) or not hasattr(population, '__getitem__'):
            if _sys.version_info >= (3, 11):
                raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
            _refuse('random.sample of a set')
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        chosen = []
        most = 21
        if k > 5:
            most += 4 ** _ceil(_log(k * 3, 4))
        if n <= most:
            pool = list(population)
            for left in range(n, n - k, -1):
                place = self._randbelow(left)
                chosen.append(pool[place])
                pool[place] = pool[left - 1]
            return chosen
        taken = set()
        while len(chosen) < k:
            place = self._randbelow(n)
            while place in taken:
                place = self._randbelow(n)
            taken.add(place)
            chosen.append(population[place])
        return chosen

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if weights is None and cum_weights is None:
            return [population[_floor(self.random() * float(size))] for _ in range(k)]
        if weights is not None and cum_weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        ends = cum_weights if weights is None else list(_accumulate(weights))
        if len(ends) != size:
            raise ValueError('The number of weights does not match the population')
        whole = float(ends[-1])
        if whole <= 0.0 and _sys.version_info >= (3, 9):
            raise ValueError('Total of weights must be greater than zero')
        return [population[_bisect(ends, self.random() * whole, 0, size - 1)] for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        place = self.random()
        start, span = low, high - low
        if mode is not None and not span:
            return low
        peak = 0.5 if mode is None else (mode - low) / span
        if place > peak:
            place, peak = 1.0 - place, 1.0 - peak
            start, span = high, low - high
        return start + span * _sqrt(place * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = NV_MAGICCONST * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _tau
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        if alpha < 1.0:
            while True:
                b = (_e + alpha) / _e
                p = b * self.random()
                x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
                u = self.random()
                if u <= (x ** (alpha - 1.0) if p > 1.0 else _exp(-x)):
                    return x * beta
        a = _sqrt(2.0 * alpha - 1.0)
        b = alpha - LOG4
        c = alpha + a
        while True:
            u = self.random()
            if not 1e-7 < u < 0.9999999:
                continue
            w = 1.0 - self.random()
            v = _log(u / (1.0 - u)) / a
            x = alpha * _exp(v)
            z = u * u * w
            r = b + c * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha) if _sys.version_info >= (3, 9) else 1.0 / u ** (1.0 / alpha)

    def binomialvariate(self, n=1, p=0.5):
        _refuse('random.binomialvariate')

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return _tau * self.random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + _acos(f)) % _tau
        return (mu - _acos(f)) % _tau


class SystemRandom(Random):
    def __init__(self, x=None):
        _refuse('random.SystemRandom')


_inst = Random()
for _name in dir(Random):
    if not _name.startswith('_') and _name != 'VERSION':
        globals()[_name] = getattr(_inst, _name)
del _name
