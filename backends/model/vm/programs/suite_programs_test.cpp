#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

// Programs as the test suites of interpreters hold them; what they print is what the real ones do.
namespace lastref {

using testing::printed;

TEST_CASE("A while of 3.12 and 3.13 has looked at its test again before an automatic collection runs") {
    const char* source = R"(import gc
class Seen: collected = False
def told(phase, info): Seen.collected = True
def wait():
    junk = []
    while not Seen.collected:
        if Seen.collected: print('in the body')
        junk.append([])
gc.callbacks.append(told)
gc.collect()
Seen.collected = False
wait()
print('done')
)";
    CHECK(printed(source, "model:cpython-3.11") == "done\n");
    CHECK(printed(source, "model:cpython-3.12") == "in the body\ndone\n");
    CHECK(printed(source, "model:cpython-3.13") == "in the body\ndone\n");
    CHECK(printed(source, "model:cpython-3.14") == "done\n");
}

TEST_CASE("An expression that is a lambda has a scope of its own") {
    CHECK(printed("print(eval('lambda a, b: (b, a)')(1, 2))") == "(2, 1)\n");
    CHECK(printed("print(list(eval('(x for x in y)', {'y': [1]})))") == "[1]\n");
}

TEST_CASE("Exit callbacks run on demand") {
    const char* source = R"(import atexit, sys, io
def bad(): 1/0
atexit.register(print, 'first', end='.\n')
atexit.register(bad)
sys.stderr = io.StringIO()
try: print(atexit._run_exitfuncs())
except ZeroDivisionError as error: print(error)
print(sys.stderr.getvalue().split('<')[0].splitlines()[0], atexit._ncallbacks())
)";
    CHECK(printed(source) == "first.\nNone\nException ignored in atexit callback  0\n");
    CHECK(printed(source, "model:cpython-3.8") == "first.\ndivision by zero\nError in atexit._run_exitfuncs: 0\n");
}

TEST_CASE("An mro that changes bases on its way keeps what it changed, and makes no cycle") {
    CHECK(printed(R"(class M(type):
    def mro(cls):
        if ready and cls.__name__ == 'B1': B2.__bases__ = (B1,)
        if ready and cls.__name__ == 'B2': B1.__bases__ = (B2,)
        return type.mro(cls)
ready = False
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
ready = True
try: B1.__bases__ += ()
except TypeError as error: print(error)
class N(type):
    def mro(cls):
        if cls.__mro__ is None:
            try: super(cls, cls).xxx
            except AttributeError as error: print(error)
        return type.mro(cls)
class C(metaclass=N): pass
)") == "a __bases__ item causes an inheritance cycle\n'super' object has no attribute 'xxx'\n");
}

TEST_CASE("Modules of a program's own") {
    const char* source = R"(import types
class Named(types.ModuleType):
    __dict__ = 8
    def __init__(self): super().__init__('named', 'doc')
m = Named()
print(m.__name__, m.__doc__, type(m).__name__, m)
try: dir(m)
except TypeError as error: print(error)
m = types.ModuleType.__new__(types.ModuleType)
print(m)
try: m.spam
except AttributeError as error: print(error)
class Loader:
    def __repr__(self): return 'loader'
m = types.ModuleType('foo')
m.__loader__ = Loader()
print(m)
m.__file__ = 'x.py'
print(m)
)";
    const std::string first = "named doc Named <module 'named'>\n";
    const std::string last =
        "<module '?'>\nmodule has no attribute 'spam'\n<module 'foo' (loader)>\n<module 'foo' from 'x.py'>\n";
    CHECK(printed(source) == first + "<module>.__dict__ is not a dictionary\n" + last);
    CHECK(printed(source, "model:cpython-3.8") == first + "named.__dict__ is not a dictionary\n" + last);
}

TEST_CASE("Hooks of attributes are bound as descriptors") {
    CHECK(printed(R"(class Hook:
    def __get__(self, object, type): return lambda name: 'read ' + name
class A: __getattribute__ = Hook()
class B: __getattr__ = Hook()
print(A().x, B().y)
)") == "read x read y\n");
}

TEST_CASE("What a class raises that is thrown into a generator is thrown in its place") {
    CHECK(printed(R"(class Bad(Exception):
    def __init__(self): 1/0
def numbers():
    try: yield 1
    except ZeroDivisionError as error: yield error
g = numbers()
next(g)
print(g.throw(Bad))
)") == "division by zero\n");
}

TEST_CASE("Codecs are looked up and registered") {
    CHECK(printed(R"(import codecs
info = codecs.lookup('UTF8')
print(info.name, info.encode('\xe9'), info.decode(b'a'))
decoder = codecs.getincrementaldecoder('utf-8')()
print([decoder.decode(bytes([b])) for b in '\u20ac'.encode()], decoder.getstate())
codecs.register(lambda name: None)
try: codecs.lookup('no_such')
except LookupError as error: print(error)
)") == "utf-8 (b'\\xc3\\xa9', 1) ('a', 1)\n['', '', '\u20ac'] (b'', 0)\nunknown encoding: no_such\n");
}

TEST_CASE("Named tuples are made by a function with their fields as parameters") {
    const char* source = R"(import collections
P = collections.namedtuple('P', 'x y', defaults=(5,))
print(P.__new__.__defaults__, P(1))
try: P()
except TypeError as error: print(error)
)";
    CHECK(printed(source) == "(5,) P(x=1, y=5)\nP.__new__() missing 1 required positional argument: 'x'\n");
    CHECK(printed(source, "model:cpython-3.9") ==
          "(5,) P(x=1, y=5)\n<lambda>() missing 1 required positional argument: 'x'\n");
    CHECK(printed(source, "model:cpython-3.8") ==
          "(5,) P(x=1, y=5)\n__new__() missing 1 required positional argument: 'x'\n");
}

TEST_CASE("The underscored halves of modules") {
    CHECK(printed("import sys, _io, _weakref, _collections, _operator\n"
                  "print(_io.BytesIO(b'a').read(), _weakref.getweakrefcount(sys), _collections.deque([1]))\n"
                  "print(_operator.add(1, 2))",
                  "model:pypy-8.0") == "b'a' 0 deque([1])\n3\n");
}

TEST_CASE("Abstract methods answer when they are called after all") {
    CHECK(printed("import collections.abc as c\n"
                  "class H(c.Hashable, c.Sized, c.Iterable):\n"
                  "    def __hash__(self): return super().__hash__()\n"
                  "    def __len__(self): return super().__len__()\n"
                  "    def __iter__(self): return super().__iter__()\n"
                  "print(hash(H()), len(H()), list(H()))") == "0 0 []\n");
}

TEST_CASE("Messages of old versions") {
    const char* source = R"(import io
class C: pass
for call in (lambda: {}.pop(), lambda: set.add(), lambda: C(1), lambda: str(b'a', b'x'),
             lambda: io.StringIO('', 'no'), lambda: io.StringIO().truncate('x'), lambda: b'a' % 'b'):
    try: call()
    except (TypeError, ValueError) as error: print(error)
)";
    CHECK(printed(source) ==
          "pop expected at least 1 argument, got 0\nunbound method set.add() needs an argument\n"
          "C() takes no arguments\nstr() argument 'encoding' must be str, not bytes\nillegal newline value: 'no'\n"
          "argument should be integer or None, not 'str'\nnot all arguments converted during bytes formatting\n");
    CHECK(printed(source, "model:cpython-3.6") ==
          "pop expected at least 1 arguments, got 0\ndescriptor 'add' of 'set' object needs an argument\n"
          "object() takes no parameters\nstr() argument 2 must be str, not bytes\nillegal newline value: 'no'\n"
          "integer argument expected, got 'str'\nnot all arguments converted during bytes formatting\n");
}

}  // namespace lastref
