#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

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

TEST_CASE("Which names __bases__ and bases are refused by") {
    constexpr std::string_view source = R"(
import collections, types
class Base: pass
def tell(change):
    try: print(change())
    except TypeError as e: print(e)
for of_library in collections.deque, collections.defaultdict, collections.OrderedDict:
    class C(of_library): pass
    tell(lambda: setattr(C, '__bases__', (Base,)))
    tell(lambda: setattr(C(), '__class__', Base))
tell(lambda: type('C', (type(types.__dict__),), {}))
tell(lambda: types.SimpleNamespace[int])
)";
    CHECK(printed(source, "model:cpython-3.9") ==
          R"(__bases__ assignment: 'Base' object layout differs from 'collections.deque'
__class__ assignment: 'Base' object layout differs from 'C'
__bases__ assignment: 'Base' object layout differs from 'collections.defaultdict'
__class__ assignment: 'Base' object layout differs from 'C'
__bases__ assignment: 'Base' object layout differs from 'collections.OrderedDict'
__class__ assignment: 'Base' object layout differs from 'C'
<class '__main__.C'>
'type' object is not subscriptable
)");
    CHECK(changes(source, "model:cpython-3.9", "model:cpython-3.13") == R"(-8 'type' object is not subscriptable
+8 type 'types.SimpleNamespace' is not subscriptable
)");
}

TEST_CASE("A text as the type of a field means what the class's module calls so", "[library]") {
    constexpr std::string_view source = R"(
import dataclasses as dc, typing as tp
from dataclasses import InitVar as Initial
@dc.dataclass
class Data:
    one: int = 1
    two: 'dc.InitVar[int]' = 2
    three: ' Initial' = 3
    four: 'tp.ClassVar[int]' = 4
    five: 'InitVar' = 5
    six: 'other.InitVar' = 6
print(Data())
)";
    for (const char* model : {"model:cpython-3.7", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, model) == "Data(one=1, five=5, six=6)\n");
}

TEST_CASE("What bases stand for is a tuple; up to 3.6 they stand for nothing", "[library]") {
    constexpr std::string_view source = R"(
class Stands:
    def __init__(self, *arguments): print('made', len(arguments))
    def __mro_entries__(self, bases): return [int]
try:
    class Made(Stands()): pass
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == "made 0\nmade 3\n");
    for (const char* model : {"model:cpython-3.7", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, model) == "made 0\n__mro_entries__ must return a tuple\n");
}

}  // namespace lastref::testing
