#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Descriptors bind their __set__ and __delete__, and on PyPy their __get__") {
    constexpr std::string_view source = R"(class Static:
    @staticmethod
    def __set__(o, v): print(type(o).__name__, v)
    @classmethod
    def __delete__(c, o): print(c.__name__, type(o).__name__)
class Y: a = Static()
Y().a = 5
del Y().a
class Get:
    class __get__:
        def __init__(self, *given): self.count = len(given)
class Z: a = Get()
print(Z().a.count)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(Y 5
Static Y
3
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(Y 5
Static Y
2
)");
}

TEST_CASE("All classes share the descriptors of what their instances have, from 3.15 on") {
    constexpr std::string_view source = R"(class C: pass
class Slot: __slots__ = 'a',
class Sub(Slot): pass
d, w = C.__dict__['__dict__'], C.__dict__['__weakref__']
print(Slot.a.__qualname__, Sub.__dict__['__dict__'] is d, Sub.__dict__['__weakref__'] is w, d, w.__qualname__)
try: d.__get__(Slot())
except Exception as e: print(type(e).__name__, e)
)";
    CHECK(printed(source, "model:cpython-3.7") ==
          R"(Slot.a False False <attribute '__dict__' of 'C' objects> C.__weakref__
TypeError descriptor '__dict__' for 'C' objects doesn't apply to 'Slot' object
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(Slot.a False False <attribute '__dict__' of 'C' objects> C.__weakref__
TypeError descriptor '__dict__' for 'C' objects doesn't apply to a 'Slot' object
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(Slot.a True True <attribute '__dict__'> object.__weakref__
AttributeError This object has no __dict__
)");
}

TEST_CASE("Methods that were never initialized") {
    constexpr std::string_view source = R"(class M(classmethod):
    def __init__(self, f): pass
class S(staticmethod):
    def __init__(self, f): pass
def f(): pass
for W in M, S:
    w = W(f)
    print(w.__func__ is f, w.__isabstractmethod__, 'NULL' in repr(w), 'None' in repr(w))
    try: print(getattr(w.__get__(None, int), '__name__', 'nameless'))
    except RuntimeError as e: print(e)
class T(staticmethod): pass
print(getattr(T(f), '__name__', 'nameless'))
class U(staticmethod):
    def __init__(self, f, n): staticmethod.__init__(self, f)
try: print(U(f, 2).__func__ is f)
except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(False False False False
uninitialized classmethod object
False False False False
uninitialized staticmethod object
nameless
True
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(False False True False
uninitialized classmethod object
False False True False
uninitialized staticmethod object
f
True
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(False False False True
nameless
False False False True
nameless
f
True
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(False False False True
nameless
False False False True
nameless
f
staticmethod.__new__() takes 2 positional arguments but 3 were given
)");
}

TEST_CASE("Static and class methods keep the annotations of their functions once they are asked for") {
    constexpr std::string_view source = R"(def f(a: int): pass
for W in classmethod, staticmethod:
    w = W(f)
    try: del w.__annotations__
    except AttributeError as e: print(e)
    print('__annotations__' in w.__dict__, w.__annotations__ == f.__annotations__, '__annotations__' in w.__dict__)
    w.__annotations__ = 5
    w.__annotate__ = len
    print(w.__annotations__, f.__annotations__, w.__annotate__)
    del w.__annotations__, w.__annotate__
    print(w.__annotations__, w.__annotate__ is f.__annotate__)
)";
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"('classmethod' object has no attribute '__annotations__'
False True True
5 {'a': <class 'int'>} <built-in function len>
{'a': <class 'int'>} True
'staticmethod' object has no attribute '__annotations__'
False True True
5 {'a': <class 'int'>} <built-in function len>
{'a': <class 'int'>} True
)");
}

TEST_CASE("What classes give their instances is described, with a doubt up to 3.10") {
    constexpr std::string_view source = R"(class C: pass
class E(Exception): pass
class S: __slots__ = 'x',
print(C.__dict__['__dict__'].__doc__, E.__dict__['__weakref__'].__doc__, S.x.__doc__, sep='|')
)";
    for (const char* each : {"model:cpython-3.10", "model:pypy-7.3"})
        CHECK(
            printed(source, each) ==
            "dictionary for instance variables (if defined)|list of weak references to the object (if defined)|None\n");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15", "model:pypy-8.0"})
        CHECK(printed(source, each) ==
              "dictionary for instance variables|list of weak references to the object|None\n");
}

TEST_CASE("Where a __set_name__ cannot be bound, CPython tells why alone") {
    constexpr std::string_view source = R"(class Wanted(Exception): pass
class Fails:
    def __get__(self, instance, owner): raise Wanted
class Named: __set_name__ = Fails()
try:
    class Owner: attribute = Named()
except Exception as e: print(type(e).__name__, getattr(e, '__notes__', None))
)";
    for (const char* each : {"model:cpython-3.9", "model:cpython-3.12"})
        CHECK(printed(source, each) == "Wanted None\n");
    CHECK(printed(source, "model:pypy-8.0") == "RuntimeError None\n");
}

TEST_CASE("Copies of super objects") {
    constexpr std::string_view source = R"(import copy
class C: pass
class D(C): pass
s = super(C, D())
print(copy.copy(s) is s, type(copy.copy(s)).__name__, type(copy.deepcopy(s)).__name__, copy.deepcopy(s) is s)
try: print(copy.copy(super(C)).__thisclass__)
except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(False D D False
can't pickle super objects
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(False D D False
cannot pickle 'super' object
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(True super super False
<class '__main__.C'>
)");
}

}  // namespace lastref::testing
