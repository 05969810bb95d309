import sys
import _pickle_opcodes as code
from _pickle_reduced import save_reduced

_version = sys.version_info
_batch = 1000
_in_c_of_pypy = sys.implementation.name == 'pypy' and sys.pypy_version_info >= (8,)


def _save_none(saver, obj):
    saver.output.write(code.NONE)


def _save_bool(saver, obj):
    if saver.protocol >= 2:
        saver.output.write(code.NEWTRUE if obj else code.NEWFALSE)
    else:
        saver.output.write(code.TRUE if obj else code.FALSE)


# Up to 3.7 the oldest protocol has all numbers as long ones.
_has_short_texts = _version >= (3, 8)


def _save_int(saver, obj):
    write = saver.output.write
    if -0x80000000 <= obj <= 0x7fffffff and (saver.protocol or _has_short_texts):
        if not saver.protocol:
            write(code.INT + b'%d\n' % obj)
        elif 0 <= obj <= 0xff:
            write(code.BININT1 + bytes((obj,)))
        elif 0 <= obj <= 0xffff:
            write(code.BININT2 + obj.to_bytes(2, 'little'))
        else:
            write(code.BININT + obj.to_bytes(4, 'little', signed=True))
    elif saver.protocol >= 2 or _in_c_of_pypy and not -1 << 63 <= obj < 1 << 63:
        data = encode_long(obj)
        if len(data) < 256:
            write(code.LONG1 + bytes((len(data),)) + data)
        else:
            write(code.LONG4 + len(data).to_bytes(4, 'little') + data)
    else:
        write(code.LONG + repr(obj).encode('ascii') + b'L\n')


def encode_long(x):
    if not x:
        return b''
    # One bit is the sign's; what is the smallest of its size needs no byte for it.
    bits = (x if x > 0 else ~x).bit_length() + 1
    return x.to_bytes((bits + 7) // 8, 'little', signed=True)


def _save_float(saver, obj):
    if saver.protocol:
        from struct import pack
        saver.output.write(code.BINFLOAT + pack('>d', obj))
    else:
        saver.output.write(code.FLOAT + repr(obj).encode('ascii') + b'\n')


def _save_bytes(saver, obj):
    if saver.protocol < 3:
        if obj:
            import codecs
            return saver.save_reduced(obj, codecs.encode, (obj.decode('latin1'), 'latin1'))
        return saver.save_reduced(obj, bytes, ())
    size = len(obj)
    if size < 256:
        header = code.SHORT_BINBYTES + bytes((size,))
    elif size <= 0xffffffff:
        header = code.BINBYTES + size.to_bytes(4, 'little')
    else:
        header = code.BINBYTES8 + size.to_bytes(8, 'little')
    saver.output.write_large(header, obj)
    saver.memoize(obj)


def _save_bytearray(saver, obj):
    if saver.protocol < 5:
        return saver.save_reduced(obj, bytearray, (bytes(obj),) if obj else ())
    saver.output.write_large(code.BYTEARRAY8 + len(obj).to_bytes(8, 'little'), bytes(obj))
    saver.memoize(obj)


# What would end the line of a text, or the file of an old system, is told by its number.
_escaped = {'\\': '\\u005c', '\n': '\\u000a'}
if _version >= (3, 8):
    _escaped.update({'\0': '\\u0000', '\r': '\\u000d', '\x1a': '\\u001a'})


def _escape(character):
    number = ord(character)
    if character in _escaped:
        return _escaped[character]
    return character if number < 256 else '\\u%04x' % number if number < 0x10000 else '\\U%08x' % number


def _save_str(saver, obj):
    if not saver.protocol:
        text = ''.join([_escape(each) for each in obj])
        saver.output.write(code.UNICODE + text.encode('latin-1') + b'\n')
    else:
        data = obj.encode('utf-8', 'surrogatepass')
        size = len(data)
        if size < 256 and saver.protocol >= 4:
            header = code.SHORT_BINUNICODE + bytes((size,))
        elif size <= 0xffffffff:
            header = code.BINUNICODE + size.to_bytes(4, 'little')
        else:
            header = code.BINUNICODE8 + size.to_bytes(8, 'little')
        saver.output.write_large(header, data)
    saver.memoize(obj)


_tuple_codes = (None, code.TUPLE1, code.TUPLE2, code.TUPLE3)


def _save_tuple(saver, obj):
    write = saver.output.write
    size = len(obj)
    if not size:
        return write(code.EMPTY_TUPLE if saver.protocol else code.MARK + code.TUPLE)
    is_short = size <= 3 and saver.protocol >= 2
    if not is_short:
        write(code.MARK)
    for number, item in enumerate(obj):
        saver.save_part(item, 'item %d', obj, number)
    if id(obj) in saver.memo:
        # It contains itself: what was saved of it is there already.
        if is_short:
            write(code.POP * size)
        else:
            write(code.POP_MARK if saver.protocol else code.POP * (size + 1))
        return saver.get(obj)
    write(_tuple_codes[size] if is_short else code.TUPLE)
    saver.memoize(obj)


def _save_list(saver, obj):
    saver.output.write(code.EMPTY_LIST if saver.protocol else code.MARK + code.LIST)
    saver.memoize(obj)
    if not obj:
        return
    if not saver.protocol:
        return save_items(saver, iter(obj), obj)
    write = saver.output.write
    if len(obj) == 1:
        saver.save_part(obj[0], 'item %d', obj, 0)
        return write(code.APPEND)
    at = 0
    while at < len(obj):
        end = at + _batch
        if _singles_close_batches and at == len(obj) - 1:
            saver.save_part(obj[at], 'item %d', obj, at)
            return write(code.APPEND)
        write(code.MARK)
        while at < len(obj) and at < end:
            saver.save_part(obj[at], 'item %d', obj, at)
            at += 1
        write(code.APPENDS)


# Batches of one have no mark.
_singles_close_batches = _version >= (3, 15)


# What an iterator gives, for lists and what is made as one.
def save_items(saver, items, of):
    write = saver.output.write
    number = 0
    if not saver.protocol:
        for item in items:
            saver.save_part(item, 'item %d', of, number)
            write(code.APPEND)
            number += 1
        return
    for batch in _batches(items):
        if len(batch) == 1:
            saver.save_part(batch[0], 'item %d', of, number)
            write(code.APPEND)
            number += 1
            continue
        write(code.MARK)
        for item in batch:
            saver.save_part(item, 'item %d', of, number)
            number += 1
        write(code.APPENDS)


def save_pairs(saver, items, of):
    write = saver.output.write
    if not saver.protocol:
        for pair in items:
            _save_pair(saver, pair, of)
            write(code.SETITEM)
        return
    for batch in _batches(items):
        if len(batch) > 1:
            write(code.MARK)
        for pair in batch:
            _save_pair(saver, pair, of)
        write(code.SETITEMS if len(batch) > 1 else code.SETITEM)


def _save_pair(saver, pair, of):
    if not isinstance(pair, tuple) or len(pair) != 2:
        raise TypeError('dict items iterator must return 2-tuples')
    saver.save(pair[0])
    saver.save_part(pair[1], 'item %r', of, pair[0])


def _batches(items):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == _batch:
            yield batch
            batch = []
    if batch:
        yield batch


def _save_dict(saver, obj):
    saver.output.write(code.EMPTY_DICT if saver.protocol else code.MARK + code.DICT)
    saver.memoize(obj)
    if not obj:
        return
    if not saver.protocol:
        return save_pairs(saver, iter(obj.items()), obj)
    write = saver.output.write
    left = iter(obj.items())
    size = len(obj)
    count = 0
    while count < size:
        if size == 1 or _singles_close_batches and count == size - 1:
            _save_pair(saver, next(left), obj)
            write(code.SETITEM)
            count += 1
            continue
        write(code.MARK)
        for _ in range(min(_batch, size - count)):
            _save_pair(saver, next(left), obj)
            if len(obj) != size:
                raise RuntimeError('dictionary changed size during iteration')
            count += 1
        write(code.SETITEMS)


def _save_set(saver, obj):
    if saver.protocol < 4:
        return saver.save_reduced(obj, set, (list(obj),))
    write = saver.output.write
    write(code.EMPTY_SET)
    saver.memoize(obj)
    size = len(obj)
    left = list(obj)
    while left:
        write(code.MARK)
        for item in left[:_batch]:
            saver.save_part(item, 'element', obj)
            if len(obj) != size:
                raise RuntimeError('set changed size during iteration')
        write(code.ADDITEMS)
        left = left[_batch:]


def _save_frozenset(saver, obj):
    if saver.protocol < 4:
        return saver.save_reduced(obj, frozenset, ((tuple if _in_c_of_pypy else list)(obj),))
    write = saver.output.write
    write(code.MARK)
    for item in obj:
        saver.save_part(item, 'element', obj)
    if id(obj) in saver.memo:
        write(code.POP_MARK)
        return saver.get(obj)
    write(code.FROZENSET)
    saver.memoize(obj)


# Those that are never asked for again, and those that are.
atoms = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float}
savers = {bytes: _save_bytes, str: _save_str, tuple: _save_tuple, list: _save_list, dict: _save_dict, set: _save_set,
          frozenset: _save_frozenset}
if _version >= (3, 8):
    savers[bytearray] = _save_bytearray
