import sys as _sys
from operator import index as _index

_pypy = _sys.implementation.name == 'pypy'

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


error.__module__ = 'struct'
_sizes = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8,
          'f': 4, 'd': 8, 's': 1, 'p': 1}
_native_sizes = dict(_sizes, l=8, L=8, n=8, N=8, P=8)
_names = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}
_limits = {'h': ('(-0x7fff - 1)', '0x7fff'), 'H': ('0', '(0x7fff * 2 + 1)')}


def _parse(format):
    if isinstance(format, bytes):
        format = format.decode('ascii')
    if not isinstance(format, str) and _pypy:
        raise TypeError('expected str, got %s object' % type(format).__name__)
    if not isinstance(format, str):
        raise TypeError('Struct() argument 1 must be a str or bytes object, not %s' % type(format).__name__)
    mark = format[:1]
    aligned = mark not in '=<>!' or not mark
    if mark and mark in '@=<>!':
        format = format[1:]
    order = 'big' if mark in ('>', '!') else 'little'
    sizes = _native_sizes if aligned else _sizes
    fields = []
    at = 0
    offset = 0
    while at < len(format):
        if format[at].isspace():
            at += 1
            continue
        start = at
        while at < len(format) and format[at].isdigit():
            at += 1
        if at == len(format):
            raise error('repeat count given without format specifier')
        count = int(format[start:at]) if at > start else 1
        code = format[at]
        at += 1
        if count > 1000000:
            _refuse('a struct of that size')
        if code not in sizes:
            if code == 'e':
                _refuse('struct format e')
            raise error('bad char in struct format')
        size = sizes[code]
        if aligned and code not in 'xsp':
            offset += -offset % size
        if code in 'sp':
            fields.append((code, offset, count))
            offset += count
        elif code == 'x':
            offset += count
        else:
            for _ in range(count):
                fields.append((code, offset, size))
                offset += size
    return fields, offset, order


def _float_bits(value, bits):
    # The IEEE 754 bits of a number, rounded half to even.
    exponent_bits, fraction_bits = (8, 23) if bits == 32 else (11, 52)
    bias = (1 << exponent_bits - 1) - 1
    sign = 1 if str(value).startswith('-') else 0
    if value != value:
        return (1 << exponent_bits) - 1 << fraction_bits | 1 << fraction_bits - 1
    if value in (float('inf'), float('-inf')):
        return sign << bits - 1 | (1 << exponent_bits) - 1 << fraction_bits
    number, divisor = abs(value).as_integer_ratio()
    if not number:
        return sign << bits - 1
    exponent = number.bit_length() - divisor.bit_length()
    if number << max(0, -exponent) < divisor << max(0, exponent):
        exponent -= 1
    exponent = max(exponent, 1 - bias)
    shift = fraction_bits - exponent
    number <<= max(shift, 0)
    divisor <<= max(-shift, 0)
    fraction, rest = divmod(number, divisor)
    if rest * 2 > divisor or rest * 2 == divisor and fraction & 1:
        fraction += 1
    biased = exponent + bias - 1
    found = (biased << fraction_bits) + fraction
    if found >= (1 << exponent_bits) - 1 << fraction_bits:
        raise OverflowError('float too large to pack with f format')
    return sign << bits - 1 | found


def _float_of(found, bits):
    exponent_bits, fraction_bits = (8, 23) if bits == 32 else (11, 52)
    bias = (1 << exponent_bits - 1) - 1
    sign = -1.0 if found >> bits - 1 else 1.0
    exponent = found >> fraction_bits & (1 << exponent_bits) - 1
    fraction = found & (1 << fraction_bits) - 1
    if exponent == (1 << exponent_bits) - 1:
        return sign * float('nan' if fraction else 'inf')
    if exponent:
        fraction |= 1 << fraction_bits
    else:
        exponent = 1
    power = exponent - bias - fraction_bits
    return sign * (float(fraction << power) if power >= 0 else fraction / (1 << -power))


def _place(offset, is_written=False):
    # A place in a buffer, which C counts in words.
    if not hasattr(type(offset), '__index__') and _pypy:
        raise TypeError('expected integer, got %s object' % type(offset).__name__)
    place = _index(offset)
    if -(1 << 63) <= place < 1 << 63:
        return place
    if is_written and not _pypy:
        raise IndexError("cannot fit '%s' into an index-sized integer" % type(offset).__name__)
    raise OverflowError('int too large to convert to int' if _pypy else 'Python int too large to convert to C ssize_t')


def _contents(buffer):
    if isinstance(buffer, memoryview) and not buffer.c_contiguous and not (_pypy and _sys.version_info < (3, 11)):
        raise BufferError('memoryview: underlying buffer is not C-contiguous')
    return bytes(buffer)


def _offset_in(size, length, offset, action):
    # Where something of that size begins in a buffer, if it fits.
    is_plain = not _pypy and _sys.version_info < ((3, 7) if action == 'pack' else (3, 8))
    start = offset + length if offset < 0 else offset
    fits = start >= 0 and start + size <= length
    if fits:
        return start
    if is_plain:
        raise error('%s_%s requires a buffer of at least %d bytes' % (action, 'into' if action == 'pack' else 'from', size))
    if offset < 0 and offset + size > 0:
        raise error('no space to pack %d bytes at offset %d' % (size, offset) if action == 'pack' else
                    'not enough data to unpack %d bytes at offset %d' % (size, offset))
    if start < 0:
        raise error('offset %d out of range for %d-byte buffer' % (offset, length))
    raise error('%s_%s requires a buffer of at least %d bytes for %sing %d bytes at offset %d '
                '(actual buffer size is %d)' % (action, 'into' if action == 'pack' else 'from', start + size, action,
                                                size, start, length))


def _check_is_writable(buffer):
    try:
        view = memoryview(buffer)
        is_read_only = view.readonly or not view.c_contiguous
    except TypeError:
        is_read_only = True
    if is_read_only:
        text = ('a read-write bytes-like object is required' if _pypy else
                'pack_into() argument 2 must be read-write bytes-like object' if _sys.version_info >= (3, 15) else
                'argument must be read-write bytes-like object')
        raise TypeError('%s, not %s' % (text, type(buffer).__name__))


def _check_count(expected, given, function):
    if expected == given:
        return
    if _pypy:
        raise error('struct format requires more arguments' if given < expected else
                    'too many arguments for struct format')
    raise error('%s expected %d items for packing (got %d)' % (function, expected, given))


def _raise_out_of_range_on_pypy(code, value, size):
    is_short = -(1 << 63) <= value < 1 << 63
    if value < 0 and code in 'LQ':
        raise ValueError('cannot convert negative integer to unsigned' + ('' if is_short else ' int'))
    raise error('argument out of range' + (' for %d-byte%s integer format' % (size, 's' * (size > 1)) if is_short else ''))


def _packed(code, value, size, order):
    if _pypy and code in 'spc' and not isinstance(value, bytes):
        raise TypeError('expected bytes, got %s object' % type(value).__name__)
    if code == 's' or code == 'p':
        if not isinstance(value, (bytes, bytearray)):
            raise error("argument for '%s' must be a bytes object" % code)
        if code == 'p' and size:
            value = bytes(value[:min(size - 1, 255)])
            value = bytes((len(value),)) + value
        return bytes(value[:size]) + bytes(max(0, size - len(value)))
    if code == 'c':
        if not isinstance(value, bytes) or len(value) != 1:
            raise error('expected a string of length 1' if _pypy else 'char format requires a bytes object of length 1')
        return value
    if code == '?':
        return b'\1' if value else b'\0'
    if code in 'fd':
        try:
            value = float(None if isinstance(value, (str, bytes, bytearray)) else value)
        except (TypeError, ValueError):
            raise error('required argument is not a float') from None
        return _float_bits(value, size * 8).to_bytes(size, order)
    if not isinstance(value, int):
        if not hasattr(type(value), '__index__'):
            raise error('required argument is not an integer')
        try:
            value = _index(value)
        except TypeError:
            if _pypy:
                raise error('required argument is not an integer') from None
            raise
    signed = code in 'bhilqn'
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        if _pypy:
            _raise_out_of_range_on_pypy(code, value, size)
        if _sys.version_info < (3, 12) and (code == 'I' and value < 0 or not -(1 << 63) <= value < 1 << 63):
            raise error('argument out of range')
        if _sys.version_info >= (3, 12) or code in 'iI':
            raise error('%r format requires %d <= number <= %d' % (code, low, high))
        if code not in _names:
            raise error('argument out of range')
        if _sys.version_info < (3, 11):
            low, high = _limits.get(code, (low, high))
        raise error('%s format requires %s <= number <= %s' % (_names[code], low, high))
    return value.to_bytes(size, order, signed=signed)


def _unpacked(code, data, order):
    if code == 's':
        return data
    if code == 'p':
        return data[1:1 + data[0]] if data else b''
    if code == 'c':
        return data
    if code == '?':
        return data != b'\0'
    number = int.from_bytes(data, order, signed=code in 'bhilqn')
    return _float_of(number, len(data) * 8) if code in 'fd' else number


class Struct:
    def __init__(self, format):
        self.format = format.decode('ascii') if isinstance(format, bytes) else format
        self._fields, self.size, self._order = _parse(format)

    def pack(self, *values, **named):
        if named:
            _refuse_named('Struct.pack')
        _check_count(len(self._fields), len(values), 'pack')
        made = bytearray(self.size)
        for (code, offset, size), value in zip(self._fields, values):
            made[offset:offset + size] = _packed(code, value, size, self._order)
        return bytes(made)

    if _pypy:
        def pack_into(self, buffer, offset, *values):
            self._pack_into(buffer, offset, values)
    else:
        def pack_into(self, *values, **named):
            if named:
                _refuse_named('Struct.pack_into')
            if len(values) < 2 and _sys.version_info >= (3, 15):
                raise TypeError('pack_into expected at least 2 arguments, got %d' % len(values))
            if len(values) < 2:
                raise error('pack_into expected %s argument' % ('offset' if values else 'buffer'))
            self._pack_into(values[0], values[1], values[2:])

    def _pack_into(self, buffer, offset, values):
        _check_count(len(self._fields), len(values), 'pack_into')
        _check_is_writable(buffer)
        offset = _offset_in(self.size, len(buffer), _place(offset, True), 'pack')
        memoryview(buffer)[offset:offset + self.size] = self.pack(*values)

    def unpack(self, buffer):
        data = _contents(buffer)
        if len(data) != self.size:
            raise error('unpack str size too %s for format' % ('short' if len(data) < self.size else 'long') if _pypy else
                        'unpack requires a buffer of %d bytes' % self.size)
        return self._values(data)

    def unpack_from(self, buffer, offset=0):
        data = _contents(buffer)
        offset = _offset_in(self.size, len(data), _place(offset), 'unpack')
        return self._values(data[offset:offset + self.size])

    def iter_unpack(self, buffer):
        data = _contents(buffer)
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(data) % self.size:
            raise error('iterative unpacking requires a buffer of a multiple of %d bytes' % self.size)
        return iter([self._values(data[at:at + self.size]) for at in range(0, len(data), self.size)])

    def _values(self, data):
        return tuple([_unpacked(code, data[offset:offset + size], self._order)
                      for code, offset, size in self._fields])


Struct.__module__ = '_struct'


def calcsize(format):
    return _found(format).size


def _refuse_named(function):
    # Up to 3.8 by its last name alone.
    name = function if _sys.version_info >= (3, 9) else function.split('.')[-1]
    raise TypeError('%s() takes no keyword arguments' % name)


def pack(*values, **named):
    if named:
        _refuse_named('_struct.pack')
    if not values:
        raise TypeError('pack expected at least 1 argument, got 0')
    format, *values = values
    return _found(format).pack(*values)


if _pypy:
    def pack_into(format, buffer, offset, *values):
        Struct(format).pack_into(buffer, offset, *values)
else:
    def pack_into(*values, **named):
        if named:
            _refuse_named('_struct.pack_into')
        if len(values) < 3 and _sys.version_info >= (3, 15):
            raise TypeError('pack_into expected at least 3 arguments, got %d' % len(values))
        if not values:
            raise TypeError('missing format argument')
        _found(values[0]).pack_into(*values[1:])


def _found(format):
    # Formats are kept, by themselves from 3.8 on.
    if not _pypy and _sys.version_info >= (3, 8):
        {}.get(format)
    return Struct(format)


def unpack(format, buffer):
    return _found(format).unpack(buffer)


def unpack_from(format, buffer, offset=0):
    return _found(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer):
    return _found(format).iter_unpack(buffer)
