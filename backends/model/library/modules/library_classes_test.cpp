#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// How many objects the library's classes are to the collector: what the real interpreters print.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("Classes of the library that die count what they are made of") {
    const char* source = R"(import gc, enum, collections
gc.collect()
gc.disable()
def empty():
    class E(enum.Enum): pass
def two():
    class E(enum.Enum):
        RED = 1
        BLUE = 2
def mixed():
    class E(enum.IntEnum):
        RED = 1
def named():
    collections.namedtuple('P', 'a b')
for make in (empty, two, mixed, named):
    make()
    print(gc.collect(), end=' ')
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "5 11 9 30 ");
    CHECK(testing::printed(source, "model:cpython-3.10") == "5 11 9 31 ");
    CHECK(testing::printed(source, "model:cpython-3.11") == "6 10 10 31 ");
    CHECK(testing::printed(source, "model:cpython-3.12") == "8 12 12 31 ");
    CHECK(testing::printed(source, "model:cpython-3.13") == "8 12 12 31 ");
}

TEST_CASE("copy() calls the class where the real one's __reduce_ex__ does") {
    const char* source = R"(import collections, copy
def tell(base):
    class Own(base):
        def __init__(self, name): self.name = name
    try: print(type(copy.copy(Own('own'))).__name__, end=' ')
    except TypeError as error: print('TypeError', end=' ')
for base in OSError, KeyError, bytearray, collections.OrderedDict, collections.defaultdict:
    tell(base)
class Late(OSError):
    def __init__(self, *rest): pass
print(Late(2, 'b').args, Late(2, 'b').errno)
)";
    const std::string every = "TypeError Own TypeError TypeError TypeError () None\n";
    CHECK(testing::printed(source, "model:cpython-3.6") == every);
    CHECK(testing::printed(source, "model:cpython-3.8") == every);
    CHECK(testing::printed(source, "model:cpython-3.13") == every);
}

TEST_CASE("copy() knows what a partial holds") {
    const char* source = R"(import copy, functools
class Sum(functools.partial): pass
made = Sum(sum, [1, 2])
made.note = []
shallow, deep = copy.copy(made), copy.deepcopy(made)
print(type(deep).__name__, shallow(), deep(), shallow.args[0] is made.args[0], deep.args[0] is made.args[0], deep.note)
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == "Sum 3 3 True False []\n");
    CHECK(testing::printed(source, "model:cpython-3.14") == "Sum 3 3 True False []\n");
}

TEST_CASE("What a kind of exception adds is traversed before what all have") {
    const char* source = R"(import gc
def tell(error): print(*[type(one).__name__ for one in gc.get_referents(error)])
class Failed(OSError): pass
failed = Failed(set(), [])
tell(failed)
failed.note = 'note'
failed.__cause__, failed.__context__ = KeyError(), ValueError()
tell(failed)
class Stop(StopIteration):
    def __init__(self, value): pass
tell(Stop([]))
)";
    const std::string printed = "type set list tuple\ntype set list dict tuple KeyError ValueError\ntype tuple\n";
    CHECK(testing::printed(source, "model:cpython-3.8") == printed);
    CHECK(testing::printed(source, "model:cpython-3.14") == printed);
}

TEST_CASE("What a subclass added is traversed before its class, what its base has behind") {
    const char* source = R"(import gc
class Failure(KeyError): pass
class Row(tuple): pass
class Numbers(list): pass
class Table(dict): __slots__ = ('note',)
failure = Failure('a')
failure.more = 1
numbers = Numbers([1.5])
numbers.more = 'x'
table = Table(a=1.5)
table.note = 'x'
for each in failure, Row('b'), numbers, table:
    print([type(one).__name__ for one in gc.get_referents(each)])
)";
    const char* with_dict = "['type', 'dict', 'tuple']\n['type', 'str']\n['dict', 'type', 'float']\n";
    CHECK(testing::printed(source, "model:cpython-3.8") == std::string(with_dict) + "['str', 'type', 'float']\n");
    CHECK(testing::printed(source, "model:cpython-3.13") == std::string(with_dict) + "['str', 'type', 'float']\n");
    CHECK(testing::printed(source, "model:cpython-3.14") ==
          "['type', 'dict', 'tuple']\n['type', 'str']\n['str', 'type', 'float']\n['str', 'type', 'float']\n");
}

TEST_CASE("What dataclass() and singledispatch() make counts as it does in the library") {
    const char* source = R"(import dataclasses, functools, gc
gc.collect()
@dataclasses.dataclass
class D:
    a: object = None
    b: list = dataclasses.field(default_factory=list)
del D
print(gc.collect(), end=' ')
@dataclasses.dataclass(order=True)
class D:
    a: int = 1
del D
print(gc.collect(), end=' ')
@dataclasses.dataclass(frozen=True)
class D:
    a: int = 1
del D
print(gc.collect(), end=' ')
@functools.singledispatch
def f(a): pass
del f
print(gc.collect(), end=' ')
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "23 23 30 15 ");
    CHECK(testing::printed(source, "model:cpython-3.10") == "24 24 31 17 ");
    CHECK(testing::printed(source, "model:cpython-3.12") == "24 24 31 21 ");
}

TEST_CASE("Up to 3.7 named tuples are given as ordered dicts") {
    const char* source = R"(import collections
print(type(collections.namedtuple('P', 'a b')(1, 2)._asdict()).__name__)
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == "OrderedDict\n");
    CHECK(testing::printed(source, "model:cpython-3.8") == "dict\n");
}

TEST_CASE("Objects of the library's types get no other class") {
    const char* source = R"(import collections, itertools
class Own: pass
for one in itertools.product(), collections.OrderedDict():
    try: one.__class__ = Own
    except TypeError as error: print(error)
)";
    const std::string fixed = "__class__ assignment only supported for heap types or ModuleType subclasses\n";
    CHECK(testing::printed(source, "model:cpython-3.9") == fixed + fixed);
}

TEST_CASE("Up to 3.7 an exit stack holds functions that leave its managers") {
    const char* source = R"(import contextlib
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
@contextlib.contextmanager
def manage(x):
    inner = Told('inner')
    yield inner
def call(x): pass
stack = contextlib.ExitStack()
stack.callback(call, Told('called'))
stack.enter_context(manage(Told('given')))
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == "called inner given ");
    CHECK(testing::printed(source, "model:cpython-3.7") == "called given inner ");
}

TEST_CASE("The module of threads refers to each weakly, so that its death is a callback") {
    const char* source = R"(import gc, threading, weakref
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
thread = threading.Thread(target=gc.collect)
print(weakref.getweakrefcount(thread))
thread.start()
thread.join()
del thread
several = [Told(1), Told(2), Told(3)]
del several
gc.collect()
)";
    for (const char* runtime : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(testing::printed(source, runtime) == (runtime[6] == 'p' ? "1\n1\n2\n3\n" : "1\n3\n2\n1\n"));
}

TEST_CASE("A weak proxy is copied as what it refers to") {
    constexpr std::string_view source = R"(import copy, weakref
class A:
    def __init__(self, name):
        self.name = name
        self.me = weakref.proxy(self)
    def __del__(self): print('del', self.name)
a = A('a')
made = copy.copy(a.me)
print(type(made).__name__, type(made.me).__name__)
del made
made = copy.deepcopy([a])
print(type(made[0].me).__name__)
del made
print('end')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(A ProxyType
del a
A
del a
del a
end
del a
)");
}

TEST_CASE("A collection comes to the attributes of a partial object after all that it calls with") {
    constexpr std::string_view source = R"(import functools
class T:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
def f(*args): pass
call = functools.partial(f, T('argument'), key=T('keyword'))
call.x = T('attribute')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == "argument keyword attribute ");
}

TEST_CASE("A copy of a method is the method of that name") {
    constexpr std::string_view source = R"(import copy
class A:
    def method(self): return 'method'
a = A()
made = copy.copy(a.method)
print(made(), made.__self__ is a, copy.deepcopy(a.method).__self__ is a)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == "method True False\n");
    CHECK(testing::printed(source, "model:pypy-8.0") == "method True False\n");
}

TEST_CASE("Streams cannot be copied, in words of their own from 3.12 on") {
    constexpr std::string_view source = R"(import copy, io
try: copy.copy(io.TextIOWrapper(io.BytesIO()))
except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.11") == "cannot pickle '_io.TextIOWrapper' object\n");
    CHECK(testing::printed(source, "model:cpython-3.12") == "cannot pickle 'TextIOWrapper' instances\n");
}

TEST_CASE("A partial gives and takes its state, and a staticmethod keywords") {
    const std::string program = R"(import copy, functools
def told(*args, **named): return args, named
made = functools.partial(told, 1, key=2)
print(made.__reduce__()[2][1:])
made.__setstate__((told, (5,), None, {'attribute': 3}))
print(made(), made.attribute, copy.copy(made).attribute)
try: made.__setstate__((told, (), {}))
except TypeError as error: print(error)
@staticmethod
def plain(a, b=2): return a, b
print(plain(1, b=3), plain(b=4, a=5))
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(((1,), {'key': 2}, None)
((5,), {}) 3 3
invalid partial state
(1, 3) (5, 4)
)");
}

TEST_CASE("Up to 3.12 what is thrown into an aclose() that was not begun lets it begin anew") {
    const std::string program = R"(import asyncio
async def numbers():
    try: yield 1
    finally:
        print('ends')
        await asyncio.sleep(0)
        print('slept')
async def main():
    async for number in numbers(): break
asyncio.run(main())
)";
    CHECK(printed(program, "model:cpython-3.8") == "ends\n");
    CHECK(printed(program, "model:cpython-3.12") == "ends\n");
    CHECK(printed(program, "model:cpython-3.13") == R"(ends
slept
)");
}

TEST_CASE("What an awaited __aexit__ raised leaves no trace up to 3.10") {
    const std::string program = R"(class Manager:
    async def __aenter__(self): return self
    async def __aexit__(self, kind, error, traceback):
        try: raise error
        except ValueError: pass
async def main():
    try:
        async with Manager(): raise ValueError
    except ValueError as error:
        traceback = error.__traceback__
        while traceback:
            print(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
try: main().send(None)
except StopIteration: pass
)";
    CHECK(printed(program, "model:cpython-3.10") == "main\n");
    CHECK(printed(program, "model:cpython-3.13") == R"(__aexit__
main
)");
}

TEST_CASE("Up to 3.8 what walks a ChainMap holds its values") {
    const std::string program = R"(import collections
class Told:
    def __del__(self): print('dies')
maps = collections.ChainMap()
maps['a'] = Told()
walk = iter(maps)
del maps
print('walk')
)";
    CHECK(printed(program, "model:cpython-3.8") == R"(walk
dies
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(dies
walk
)");
}

TEST_CASE("An abstract class may take the place of a plain one in 3.6") {
    constexpr std::string_view source = R"(
import abc
class Plain: pass
class Abstract(abc.ABC): pass
x = Plain()
try:
    x.__class__ = Abstract
    print(type(x).__name__)
except TypeError as e: print(e)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(Abstract
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(__class__ assignment: 'Abstract' object layout differs from 'Plain'
)");
}

TEST_CASE("Which attributes a copy asks for") {
    constexpr std::string_view source = R"(
import collections, copy
asked = []
def asking(base):
    class Asks(base):
        def __getattribute__(self, name):
            asked.append(name)
            return base.__getattribute__(self, name)
    return Asks()
for base in (object, list, dict, set, collections.deque, Exception):
    value = asking(base)
    for copied in (copy.copy, copy.deepcopy):
        del asked[:]
        copied(value)
        print(base.__name__, *asked)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(object __reduce_ex__ __reduce__ __getstate__
object __deepcopy__ __reduce_ex__ __reduce__ __getstate__
list __reduce_ex__ __reduce__ __getstate__
list __deepcopy__ __reduce_ex__ __reduce__ __getstate__
dict __reduce_ex__ __reduce__ __getstate__ items
dict __deepcopy__ __reduce_ex__ __reduce__ __getstate__ items
set __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
set __deepcopy__ __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
deque
deque __deepcopy__ __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
Exception __reduce_ex__ __reduce__
Exception __deepcopy__ __reduce_ex__ __reduce__
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.13") ==
          R"(-7 set __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
-8 set __deepcopy__ __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
+7 set __reduce_ex__ __reduce__ __getstate__
+8 set __deepcopy__ __reduce_ex__ __reduce__ __getstate__
-10 deque __deepcopy__ __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
+10 deque __deepcopy__ __reduce_ex__ __reduce__ __getstate__
)");
    CHECK(printed(source, "model:pypy-7.3") ==
          R"(object __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__ __class__
object __deepcopy__ __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__ __class__
list __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__
list __deepcopy__ __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__
dict __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__ items
dict __deepcopy__ __reduce_ex__ __reduce__ __class__ __class__ __getstate__ __dict__ __class__ items
set __reduce_ex__ __reduce__ __dict__ __class__ __setstate__ __dict__
set __deepcopy__ __reduce_ex__ __reduce__ __dict__ __class__ __setstate__ __dict__
deque
deque __deepcopy__ __reduce_ex__ __reduce__ __dict__ __setstate__ __dict__
Exception __reduce_ex__ __reduce__
Exception __deepcopy__ __reduce_ex__ __reduce__
)");
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(object __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__ __class__
object __deepcopy__ __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__ __class__
list __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__
list __deepcopy__ __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__
dict __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__ items
dict __deepcopy__ __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__ __class__ items
set __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__
set __deepcopy__ __reduce_ex__ __reduce__ __class__ __getstate__ __dict__ __class__
deque
deque __deepcopy__ __reduce_ex__ __reduce__ __getstate__ __dict__ __class__
Exception __reduce_ex__ __reduce__
Exception __deepcopy__ __reduce_ex__ __reduce__
)");
}

TEST_CASE("What a class of the library may be made by, and what its bases take") {
    constexpr std::string_view source = R"(
import collections, io, threading
def attempt(make):
    try: print(type(make()).__name__)
    except (TypeError, ValueError) as e: print(e)
class Default(collections.defaultdict): pass
class Local(threading.local):
    def __new__(cls): return object.__new__(cls)
class Raw(io.RawIOBase): pass
class Init(io.RawIOBase):
    def __init__(self, *args): super().__init__(*args)
attempt(lambda: dict.__new__(Default))
attempt(lambda: object.__new__(Default))
attempt(lambda: Local())
attempt(lambda: Raw(1))
attempt(lambda: Init(1))
attempt(lambda: io.StringIO(0, 1))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(Default
object.__new__(Default) is not safe, use Default.__new__()
object.__new__(Local) is not safe, use _thread._local.__new__()
Raw
object.__init__() takes exactly one argument (the instance to initialize)
newline must be str or None, not int
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(-4 Raw
+4 Raw() takes no arguments
)");
}

TEST_CASE("The order of what a class with slots is refused for, and bases twice") {
    constexpr std::string_view source = R"(
class Base: pass
class Derived(Base): pass
def attempt(make):
    try: print(make())
    except (TypeError, ValueError) as e: print(e)
attempt(lambda: type('C', (Base,), {'__slots__': ('n', '__weakref__'), 'n': 0}))
attempt(lambda: type('C', (Base,), {'__slots__': ('n',), 'n': 0}))
attempt(lambda: setattr(Derived, '__bases__', (Base, Base)))
attempt(lambda: type('C', (Base, Base), {}))
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
'n' in __slots__ conflicts with class variable
duplicate base class Base
duplicate base class Base
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.13") ==
          R"(-1 __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
+1 __weakref__ slot disallowed: we already got one
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(__weakref__ slot disallowed: we already got one
'n' in __slots__ conflicts with class variable
duplicate base class 'Base'
duplicate base class 'Base'
)");
}

TEST_CASE("Callbacks of the collector outlive what can be printed") {
    constexpr std::string_view source = R"(
import gc
class Told:
    def __del__(self): print('told')
gc.callbacks.append(lambda phase, info, told=Told(): None)
kept = Told()
gone = Told()
del gone
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(told
)");
}

TEST_CASE("Which attributes of itself a stream of a program is asked for") {
    constexpr std::string_view source = R"(
import io
class Raw(io.RawIOBase):
    def __getattribute__(self, name):
        print('asked for', name)
        return super().__getattribute__(name)
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
raw = Raw()
raw.close()
print(vars(raw))
try: raw.flush()
except ValueError as e: print(e)
raw = Raw()
del raw
class Missing(io.RawIOBase):
    def __getattr__(self, name): print('missing', name); raise AttributeError(name)
missing = Missing()
del missing
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
asked for __dict__
{'__IOBase_closed': True}
asked for flush
asked for __IOBase_closed
I/O operation on closed file.
asked for closed
asked for __IOBase_closed
asked for closed
asked for __IOBase_closed
set _finalizing True
asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
missing __IOBase_closed
missing __IOBase_closed
missing __IOBase_closed
)");
}

TEST_CASE("Buffers of a BytesIO in a cycle keep it from being closed") {
    constexpr std::string_view source = R"(
import gc, io
class Bytes(io.BytesIO):
    def close(self):
        try: super().close()
        except BufferError as e: print(e); raise
def make():
    held = Bytes(b'abc')
    held.buffer_of_itself = held.getbuffer()
make()
print(gc.collect() > 0)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(Existing exports of data: object cannot be re-sized
True
)");
}

TEST_CASE("Streams can be referred to weakly already") {
    constexpr std::string_view source = R"(
import io
for base in io.RawIOBase, io.BytesIO, io.TextIOWrapper:
    try: print(type('C', (base,), {'__slots__': ('__weakref__',)}).__name__)
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
)");
}

TEST_CASE("From 3.15 on bases may differ by what holds attributes") {
    constexpr std::string_view source = R"(
class Base: pass
class Empty: __slots__ = ()
class Slots: __slots__ = ('a',)
for bases in (Empty, Base), (Base, object), (object, Base), (Empty, Slots), (Slots, Base):
    class Derived(bases[0]): pass
    try:
        Derived.__bases__ = bases[1:]
        print(Derived.__mro__[1].__name__)
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(__bases__ assignment: 'Base' deallocator differs from 'Empty'
__bases__ assignment: 'object' deallocator differs from 'Base'
__bases__ assignment: 'Base' deallocator differs from 'object'
__bases__ assignment: 'Slots' deallocator differs from 'Empty'
__bases__ assignment: 'Base' object layout differs from 'Slots'
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(__bases__ assignment: 'Base' object layout differs from 'Empty'
__bases__ assignment: 'object' deallocator differs from 'Base'
__bases__ assignment: 'Base' deallocator differs from 'object'
__bases__ assignment: 'Slots' object layout differs from 'Empty'
__bases__ assignment: 'Base' object layout differs from 'Slots'
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(Base
object
Base
__bases__ assignment: 'Slots' object layout differs from 'Empty'
__bases__ assignment: 'Base' object layout differs from 'Slots'
)");
}

}  // namespace lastref
