import copyreg
import sys
import _pickle_opcodes as code
from _pickle_opcodes import HIGHEST_PROTOCOL, unpickling_error

_version = sys.version_info
_on_pypy = sys.implementation.name == 'pypy'
_missing = object()


def _underflow():
    return unpickling_error('unpickling stack underflow')


# What runs a pickle: a stack, and the stacks below the marks.
class Machine:
    def __init__(self, unpickler, source):
        self.unpickler = unpickler
        self.source = source
        self.memo = unpickler._memo
        self.stack = []
        self.below = []
        self.persistent_load = getattr(unpickler, 'persistent_load', None)
        self.unpickler._protocol = 0

    def run(self):
        while True:
            instruction = self.source.read(1)
            if not instruction:
                raise EOFError(*[] if code.in_python else ['Ran out of input'])
            if instruction == code.STOP:
                return self.pop()
            step = _steps.get(instruction)
            if step is None:
                self.raise_unknown(instruction[0])
            step(self)

    def raise_unknown(self, number):
        shown = chr(number) if 0x20 <= number <= 0x7e and number not in (0x27, 0x5c) else '\\x%02x' % number
        raise unpickling_error("invalid load key, '%s'." % shown)

    def read(self, size):
        data = self.source.read(size)
        if len(data) < size:
            raise unpickling_error('pickle data was truncated')
        return data

    def number(self, size, signed=False):
        return int.from_bytes(self.read(size), 'little', signed=signed)

    def line(self, least=2):
        line = self.source.readline()
        if len(line) < least or line[-1:] != b'\n':
            raise unpickling_error('pickle data was truncated')
        return line

    def push(self, obj):
        self.stack.append(obj)

    def pop(self):
        if not self.stack:
            raise unpickling_error('unexpected MARK found') if self.below else _underflow()
        return self.stack.pop()

    def top(self):
        if not self.stack:
            raise unpickling_error('unexpected MARK found') if self.below else _underflow()
        return self.stack[-1]

    # What lies above the last mark.
    def pop_mark(self):
        if not self.below:
            raise unpickling_error('could not find MARK')
        items = self.stack
        self.stack = self.below.pop()
        return items

    def get(self, number):
        if number not in self.memo:
            if _version < (3, 9):
                raise KeyError(number)
            make_error = code.UnpicklingError if code.in_python else unpickling_error
            raise make_error('Memo value not found at index %d' % number)
        self.push(self.memo[number])

    def find_class(self, module_name, name):
        return self.unpickler.find_class(module_name, name)

    def load_persistent(self, identifier):
        load = self.persistent_load
        if load is None:
            raise unpickling_error('A load persistent id instruction was encountered,%sbut no persistent_load function '
                                  'was specified.' % (' ' if _version >= (3, 12) else '\n'))
        self.push(load(identifier))

    def extension(self, number):
        if number <= 0:
            raise unpickling_error('EXT specifies code <= 0')
        found = copyreg._extension_cache.get(number, _missing)
        if found is _missing:
            key = copyreg._inverted_registry.get(number)
            if key is None:
                raise ValueError('unregistered extension code %d' % number)
            found = copyreg._extension_cache[number] = self.find_class(*key)
        self.push(found)

    def new_old_instance(self, cls, args):
        # Of a class of Python 2.
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            return self.push(cls(*args))
        self.push(cls.__new__(cls))

    def build(self):
        state = self.pop()
        obj = self.top()
        setstate = getattr(obj, '__setstate__', None)
        if setstate is not None:
            return setstate(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise unpickling_error('state is not a dictionary')
            attributes = obj.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slots is not None:
            if not isinstance(slots, dict):
                raise unpickling_error('slot state is not a dictionary')
            for name, value in slots.items():
                setattr(obj, name, value)

    def add_items(self, items, name):
        obj = self.top()
        if not items:
            return
        if name == 'append' and type(obj) is list:
            return obj.extend(items)
        if name == 'add' and type(obj) is set:
            return obj.update(items)
        # PyPy extends nothing by one.
        if name == 'append' and _version >= (3, 7) and not (_on_pypy and len(items) == 1):
            extend = getattr(obj, 'extend', None)
            if extend is not None:
                return extend(items)
        add = getattr(obj, name)
        for item in items:
            add(item)

    def set_items(self, items):
        obj = self.top()
        if len(items) % 2:
            raise unpickling_error('odd number of items for SETITEMS')
        for at in range(0, len(items), 2):
            obj[items[at]] = items[at + 1]

    def new_instance(self, named_given):
        named = self.pop() if named_given else {}
        args = self.pop()
        cls = self.pop()
        name = 'NEWOBJ_EX' if named_given else 'NEWOBJ'
        tells_type = _version >= (3, 9) or named_given
        if not isinstance(cls, type):
            raise unpickling_error('%s class argument must be a type, not %s' % (name, type(cls).__name__) if tells_type
                                  else "NEWOBJ class argument isn't a type object")
        if not isinstance(args, tuple):
            raise unpickling_error('%s args argument must be a tuple, not %s' % (name, type(args).__name__) if tells_type
                                  else 'NEWOBJ expected an arg tuple.')
        if not isinstance(named, dict):
            raise unpickling_error('%s kwargs argument must be a dict, not %s' % (name, type(named).__name__))
        self.push(cls.__new__(cls, *args, **named))


from _pickle_steps import steps as _steps
