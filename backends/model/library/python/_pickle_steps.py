import sys
import _pickle_opcodes as code
from _pickle_opcodes import HIGHEST_PROTOCOL, unpickling_error

_version = sys.version_info
steps = {}
_most = 0x7fffffffffffffff


def _step(instruction):
    def keep(function):
        steps[instruction] = function
        return function
    return keep


def _push(instruction, make):
    steps[instruction] = lambda machine: machine.push(make(machine))


@_step(code.PROTO)
def _load_protocol(machine):
    number = machine.number(1)
    if number > HIGHEST_PROTOCOL:
        raise ValueError('unsupported pickle protocol: %d' % number)
    machine.unpickler._protocol = number


@_step(code.FRAME)
def _load_frame(machine):
    size = machine.number(8)
    if size > _most:
        raise OverflowError("FRAME length exceeds system's maximum of %d bytes" % _most)
    machine.source.enter_frame(size)


def _load_int(machine):
    line = machine.line()
    if line == b'00\n' or line == b'01\n':
        return line == b'01\n'
    try:
        return int(line, 0)
    except ValueError:
        pass
    raise ValueError('could not convert string to int')


def _load_long(machine):
    line = machine.line()
    return int((line[:-2] if line[-2:] == b'L\n' else line).decode('ascii'))


def _load_counted_long(machine):
    size = machine.number(4, True)
    if size < 0:
        raise unpickling_error('LONG pickle has negative byte count')
    return int.from_bytes(machine.read(size), 'little', signed=True)


def _load_float(machine):
    text = machine.line().decode('latin-1')
    try:
        return float(text)
    except ValueError:
        pass
    raise ValueError("could not convert string to float: %s" % (text if _version < (3, 7) else "'%s'" % text))


def _load_binary_float(machine):
    from struct import unpack
    return unpack('>d', machine.read(8))[0]


_push(code.NONE, lambda machine: None)
_push(code.NEWTRUE, lambda machine: True)
_push(code.NEWFALSE, lambda machine: False)
_push(code.INT, _load_int)
_push(code.BININT, lambda machine: machine.number(4, True))
_push(code.BININT1, lambda machine: machine.number(1))
_push(code.BININT2, lambda machine: machine.number(2))
_push(code.LONG, _load_long)
_push(code.LONG1, lambda machine: int.from_bytes(machine.read(machine.number(1)), 'little', signed=True))
_push(code.LONG4, _load_counted_long)
_push(code.FLOAT, _load_float)
_push(code.BINFLOAT, _load_binary_float)


def _text_of_python_2(machine, data):
    unpickler = machine.unpickler
    return data if unpickler._encoding == 'bytes' else data.decode(unpickler._encoding, unpickler._errors)


def _load_string(machine):

    line = machine.line(1).rstrip(b' \t\n\r\0\v\f')
    if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
        raise unpickling_error('the STRING opcode argument must be quoted')
    if b'\\' in line:
        _refuse('escapes in the strings of a pickle of Python 2')
    return _text_of_python_2(machine, line[1:-1])


def _load_binary_string(machine):
    size = machine.number(4, True)
    if size < 0:
        raise unpickling_error('BINSTRING pickle has negative byte count' if _version >= (3, 14) else
                              'pickle data was truncated')
    return _text_of_python_2(machine, machine.read(size))


def _sized(machine, width, name):
    size = machine.number(width)
    if size > _most:
        raise OverflowError("%s exceeds system's maximum size of %d bytes" % (name, _most))
    return machine.read(size)


def _unicode(data):
    return data.decode('utf-8', 'surrogatepass')


def _load_unicode(machine):
    text = machine.line(1)[:-1].decode('latin-1')
    pieces = text.split('\\')
    made = [pieces[0]]
    for piece in pieces[1:]:
        size = {'u': 4, 'U': 8}.get(piece[:1])
        if size is None:
            made.append('\\' + piece)
            continue
        if len(piece) <= size:
            _refuse('a truncated escape in a pickle')
        made.append(chr(int(piece[1:size + 1], 16)) + piece[size + 1:])
    return ''.join(made)


_push(code.STRING, _load_string)
_push(code.BINSTRING, _load_binary_string)
_push(code.SHORT_BINSTRING, lambda machine: _text_of_python_2(machine, machine.read(machine.number(1))))
_push(code.UNICODE, _load_unicode)
_push(code.SHORT_BINUNICODE, lambda machine: _unicode(_sized(machine, 1, 'BINUNICODE')))
_push(code.BINUNICODE, lambda machine: _unicode(_sized(machine, 4, 'BINUNICODE')))
_push(code.BINUNICODE8, lambda machine: _unicode(_sized(machine, 8, 'BINUNICODE')))
_push(code.SHORT_BINBYTES, lambda machine: _sized(machine, 1, 'BINBYTES'))
_push(code.BINBYTES, lambda machine: _sized(machine, 4, 'BINBYTES'))
_push(code.BINBYTES8, lambda machine: _sized(machine, 8, 'BINBYTES'))
if HIGHEST_PROTOCOL >= 5:
    _push(code.BYTEARRAY8, lambda machine: bytearray(_sized(machine, 8, 'BYTEARRAY8')))

    @_step(code.NEXT_BUFFER)
    def _load_buffer(machine):
        raise unpickling_error('pickle stream refers to out-of-band data but no *buffers* argument was given')

    @_step(code.READONLY_BUFFER)
    def _load_read_only(machine):
        view = memoryview(machine.top())
        if not view.readonly:
            machine.push(memoryview(machine.pop()).toreadonly())


def _last(machine, count):
    if len(machine.stack) < count:
        machine.stack.clear()
        machine.pop()
    items = tuple(machine.stack[-count:])
    del machine.stack[-count:]
    return items


def _load_dict(machine):
    items = machine.pop_mark()
    if len(items) % 2:
        raise unpickling_error('odd number of items for DICT')
    return {items[at]: items[at + 1] for at in range(0, len(items), 2)}


_push(code.EMPTY_TUPLE, lambda machine: ())
_push(code.EMPTY_LIST, lambda machine: [])
_push(code.EMPTY_DICT, lambda machine: {})
_push(code.EMPTY_SET, lambda machine: set())
_push(code.TUPLE, lambda machine: tuple(machine.pop_mark()))
_push(code.TUPLE1, lambda machine: _last(machine, 1))
_push(code.TUPLE2, lambda machine: _last(machine, 2))
_push(code.TUPLE3, lambda machine: _last(machine, 3))
_push(code.LIST, lambda machine: machine.pop_mark())
_push(code.DICT, _load_dict)
_push(code.FROZENSET, lambda machine: frozenset(machine.pop_mark()))


@_step(code.MARK)
def _mark(machine):
    machine.below.append(machine.stack)
    machine.stack = []


@_step(code.POP)
def _pop(machine):
    if machine.stack or not machine.below:
        machine.pop()
    else:
        machine.stack = machine.below.pop()


steps[code.POP_MARK] = lambda machine: machine.pop_mark() and None
steps[code.DUP] = lambda machine: machine.push(machine.top())


@_step(code.APPEND)
def _append(machine):
    item = machine.pop()
    machine.add_items([item], 'append')


@_step(code.SETITEM)
def _set_item(machine):
    machine.set_items(list(_last(machine, 2)))


steps[code.APPENDS] = lambda machine: machine.add_items(machine.pop_mark(), 'append')
steps[code.SETITEMS] = lambda machine: machine.set_items(machine.pop_mark())
steps[code.ADDITEMS] = lambda machine: machine.add_items(machine.pop_mark(), 'add')
steps[code.GET] = lambda machine: machine.get(int(machine.line().decode('latin-1')))
steps[code.BINGET] = lambda machine: machine.get(machine.number(1))
steps[code.LONG_BINGET] = lambda machine: machine.get(machine.number(4))


def _put(machine, number):
    if number < 0:
        raise ValueError('negative PUT argument')
    machine.memo[number] = machine.top()


steps[code.PUT] = lambda machine: _put(machine, int(machine.line().decode('latin-1')))
steps[code.BINPUT] = lambda machine: _put(machine, machine.number(1))
steps[code.LONG_BINPUT] = lambda machine: _put(machine, machine.number(4))
steps[code.MEMOIZE] = lambda machine: _put(machine, len(machine.memo))


def _name(machine):
    return machine.line()[:-1].decode('utf-8')


@_step(code.STACK_GLOBAL)
def _load_stack_global(machine):
    # Up to 3.8 what is not there is no text either.
    is_short = _version < (3, 9) and len(machine.stack) == 1
    name = machine.pop()
    module_name = None if is_short else machine.pop()
    if type(name) is not str or type(module_name) is not str:
        raise unpickling_error('STACK_GLOBAL requires str')
    machine.push(machine.find_class(module_name, name))


@_step(code.GLOBAL)
def _load_global(machine):
    module_name = _name(machine)
    machine.push(machine.find_class(module_name, _name(machine)))


@_step(code.INST)
def _load_instance(machine):
    args = machine.pop_mark()
    module_name = _name(machine)
    machine.new_old_instance(machine.find_class(module_name, _name(machine)), args)


@_step(code.OBJ)
def _load_object(machine):
    args = machine.pop_mark()
    if not args:
        machine.pop()
    machine.new_old_instance(args[0], args[1:])


@_step(code.REDUCE)
def _reduce(machine):
    args = machine.pop()
    function = machine.pop()
    if not isinstance(args, tuple):
        raise TypeError('argument list must be a tuple')
    machine.push(function(*args))


steps[code.NEWOBJ] = lambda machine: machine.new_instance(False)
steps[code.NEWOBJ_EX] = lambda machine: machine.new_instance(True)
steps[code.BUILD] = lambda machine: machine.build()
steps[code.PERSID] = lambda machine: machine.load_persistent(machine.line(1)[:-1].decode('utf-8'))
steps[code.BINPERSID] = lambda machine: machine.load_persistent(machine.pop())
steps[code.EXT1] = lambda machine: machine.extension(machine.number(1))
steps[code.EXT2] = lambda machine: machine.extension(machine.number(2))
steps[code.EXT4] = lambda machine: machine.extension(machine.number(4, True))
