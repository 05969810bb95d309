#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// How many objects the library's classes are to the collector: what the real interpreters print.
namespace lastref {

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

TEST_CASE("What fails in a named tuple's methods shows their frames, and lives as long as these") {
    constexpr std::string_view source = R"(import collections, traceback
Point = collections.namedtuple('Point', 'u v')
class Told(object):
    def __del__(self): print('gone')
def names(error): return [(frame.f_code.co_name, sorted(frame.f_locals)) for frame, _ in traceback.walk_tb(error.__traceback__)][1:]
def fail(action):
    try: action()
    except Exception as error: print(error, names(error))
fail(lambda: Point._make([1]))
fail(lambda: Point(1, 2)._replace(other=3))
def held():
    try: Point(Told(), 1)._replace(v=2)._replace(other=3)
    except Exception as error: print('caught')
held()
def held():
    try: Point._make([Told()])
    except Exception as error: print('caught')
held()
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(Expected 2 arguments, got 1 [('<lambda>', []), ('_make', ['_len', 'cls', 'iterable', 'num_fields', 'result', 'tuple_new'])]
Got unexpected field names: ['other'] [('<lambda>', []), ('_replace', ['_map', 'field_names', 'kwds', 'result', 'self'])]
caught
gone
caught
gone
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
        R"(-1 Expected 2 arguments, got 1 [('<lambda>', []), ('_make', ['_len', 'cls', 'iterable', 'num_fields', 'result', 'tuple_new'])]
-2 Got unexpected field names: ['other'] [('<lambda>', []), ('_replace', ['_map', 'field_names', 'kwds', 'result', 'self'])]
+1 Expected 2 arguments, got 1 [('<lambda>', []), ('_make', ['cls', 'iterable', 'len', 'new', 'result'])]
+2 Got unexpected field names: ['other'] [('<lambda>', []), ('_replace', ['_self', 'kwds', 'result'])]
)");
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
        R"(-2 Got unexpected field names: ['other'] [('<lambda>', []), ('_replace', ['_map', 'field_names', 'kwds', 'result', 'self'])]
+2 Got unexpected field names: ['other'] [('<lambda>', []), ('_replace', ['_kwargs', '_self', 'u', 'v'])]
-4 gone
-6 gone
)");
}

TEST_CASE("Of the abstract classes with one method some may be subscripted, and none before 3.9") {
    constexpr std::string_view source = R"(import collections.abc
class M(object):
    pass
class N(M, collections.abc.Sized):
    pass
class O(collections.abc.Sized):
    pass
for c in N, O, collections.abc.Sized, collections.abc.Hashable, collections.abc.Sequence, collections.abc.Mapping, collections.abc.Container:
    try: print(c[0])
    except Exception as e: print(type(e).__name__, e)
for key in (0, (int, str)):
    try: print(type[key])
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError type 'N' is not subscriptable
TypeError type 'O' is not subscriptable
TypeError type 'Sized' is not subscriptable
TypeError type 'Hashable' is not subscriptable
collections.abc.Sequence[0]
collections.abc.Mapping[0]
collections.abc.Container[0]
type[0]
type[int, str]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 TypeError type 'N' is not subscriptable
-2 TypeError type 'O' is not subscriptable
-3 TypeError type 'Sized' is not subscriptable
-4 TypeError type 'Hashable' is not subscriptable
-5 collections.abc.Sequence[0]
-6 collections.abc.Mapping[0]
-7 collections.abc.Container[0]
-8 type[0]
-9 type[int, str]
+1 TypeError 'ABCMeta' object is not subscriptable
+2 TypeError 'ABCMeta' object is not subscriptable
+3 TypeError 'ABCMeta' object is not subscriptable
+4 TypeError 'ABCMeta' object is not subscriptable
+5 TypeError 'ABCMeta' object is not subscriptable
+6 TypeError 'ABCMeta' object is not subscriptable
+7 TypeError 'ABCMeta' object is not subscriptable
+8 'type' object is not subscriptable
+9 'type' object is not subscriptable
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 TypeError type 'N' is not subscriptable
-2 TypeError type 'O' is not subscriptable
-3 TypeError type 'Sized' is not subscriptable
-4 TypeError type 'Hashable' is not subscriptable
+1 TypeError type 'N' is not subscriptable (key 0)
+2 TypeError type 'O' is not subscriptable (key 0)
+3 TypeError type 'Sized' is not subscriptable (key 0)
+4 TypeError type 'Hashable' is not subscriptable (key 0)
)");
}

}  // namespace lastref
