#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// What programs as the interpreters' own test suites hold them print, by version.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("Streams in memory share bytes until they change, and tell their state") {
    const char* source = R"(import io
text = b'hello world'
stream = io.BytesIO(text)
print(stream.getvalue() is text, stream.read() is text, stream.__getstate__())
stream.write(b'!')
print(stream.getvalue(), stream.getvalue() is stream.getvalue())
stream.__setstate__((b'abc', 1, {'x': 1}))
print(stream.read(), stream.x)
lines = io.StringIO('a\nb')
lines.read(2)
print(lines.__getstate__())
for state in ('abc', '\n'), ('abc', '\n', -1, None), ('abc', '\n', 0, 1):
    try: lines.__setstate__(state)
    except (TypeError, ValueError) as error: print(error)
class Odd(io.RawIOBase):
    def readable(self): return True
    def readinto(self, buffer): return b''
try: io.BufferedReader(Odd()).readline()
except OSError as error: print(error, type(error.__cause__).__name__)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(True True (b'hello world', 11, None)
b'hello world!' True
b'bc' 1
('a\nb', '\n', 2, None)
_io.StringIO.__setstate__ argument should be 4-tuple, got tuple
position value cannot be negative
fourth item of state should be a dict, got a int
raw readinto() returned invalid length -1 (should have been between 0 and 8192) NoneType
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.14") ==
          R"(-8 raw readinto() returned invalid length -1 (should have been between 0 and 8192) NoneType
+8 raw readinto() failed TypeError
)");
}

TEST_CASE("What there is not cannot be deleted") {
    const char* source = R"(import sys
class A: pass
for object in A(), type(sys)('m'), 1:
    try: del object.x
    except AttributeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.10") == "x\nx\n'int' object has no attribute 'x'\n");
    CHECK(printed(source, "model:cpython-3.11") == R"('A' object has no attribute 'x'
'module' object has no attribute 'x'
'int' object has no attribute 'x'
)");
}

TEST_CASE("A static method has what its function has, and can be called, from 3.10 on") {
    const char* source = R"(def f(): 'doc'
s = staticmethod(f)
print(sorted(s.__dict__), callable(s), hasattr(s, '__wrapped__'))
s.x = 1
print(s.x, s.__dict__['x'])
)";
    CHECK(printed(source, "model:cpython-3.9") == "[] False False\n1 1\n");
    CHECK(printed(source, "model:cpython-3.10") ==
          R"(['__annotations__', '__doc__', '__module__', '__name__', '__qualname__'] True True
1 1
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(['__doc__', '__module__', '__name__', '__qualname__'] True True
1 1
)");
}

TEST_CASE("Copies of a deque are deques") {
    const char* source = R"(from collections import deque
class D(deque):
    def __new__(cls, *args): return [] if isinstance(args[0], D) else super().__new__(cls)
bad = D('ab')
for copy in (lambda: bad.copy(), lambda: bad + deque(), lambda: bad * 2):
    try: copy()
    except TypeError as error: print(error)
print(list(type(reversed(deque()))(deque('abc'))), list(type(iter(deque()))(deque('abc'), 1)))
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(D() must return a deque, not list
D() must return a deque, not list
D() must return a deque, not list
['c', 'b', 'a'] ['b', 'c']
)");
}

TEST_CASE("A sort sees that its list was used, though it is empty again") {
    const char* source = R"(numbers = [2, 1]
def key(x):
    numbers.append(x)
    numbers.pop()
    return x
try: numbers.sort(key=key)
except ValueError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == "list modified during sort\n");
}

TEST_CASE("Single dispatch does not guess between unrelated abstract classes") {
    const char* source = R"(import functools, collections.abc as c
@functools.singledispatch
def g(x): return 'any'
g.register(c.Sized, lambda x: 'sized')
g.register(c.Container, lambda x: 'container')
class P: pass
c.Sized.register(P)
c.Container.register(P)
try: g(P())
except RuntimeError as error: print(sorted(str(error).split("'")[1::2]))
g.register(c.MutableMapping, lambda x: 'mapping')
print(g({}), g([1][:0] and 1 or 5))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(['collections.abc.Container', 'collections.abc.Sized']
mapping any
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(['collections.abc.Container', 'collections.abc.Sized']
mapping any
)");
}

TEST_CASE("Text that makes up all of the result is that text") {
    const char* source = R"(text = 'abcde'
print('%s' % text is text, '%.9s' % text is text, '{0:s}'.format(text) is text, text.format() is text, text % () is text)
print('%.2s' % text is text, '{}{}'.format(text, '') is text)
)";
    CHECK(printed(source, "model:cpython-3.6") == "True True True True True\nFalse False\n");
    CHECK(printed(source, "model:cpython-3.13") == "True True True True True\nFalse False\n");
}

TEST_CASE("Code is compared by value, and must fit its function's cells") {
    const char* source = R"(def f(a): return lambda: a
def g(): pass
try: g.__code__ = f(1).__code__
except ValueError as error: print(error)
copy = f.__code__.replace(co_name='f')
print(copy == f.__code__, hash(copy) == hash(f.__code__), f.__code__ == f.__code__.replace(co_name='h'))
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(g() requires a code object with 0 free vars, not 1
True True False
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(g() requires a code object with 0 free vars, not 1
True True False
)");
}

TEST_CASE("A module has annotations from 3.10 on, and no dict before it is initialized up to 3.10") {
    const char* source = R"(import sys
module = type(sys)('m')
print(hasattr(module, '__annotations__'), module.__dict__.get('__annotations__'))
print(type(sys).__new__(type(sys)).__dict__)
)";
    CHECK(printed(source, "model:cpython-3.9") == "False None\nNone\n");
    CHECK(printed(source, "model:cpython-3.10") == "True {}\nNone\n");
    CHECK(printed(source, "model:cpython-3.13") == "True {}\n{}\n");
}

TEST_CASE("A comparison that cannot be bound is no comparison") {
    const char* source = R"(def fail(self): raise AttributeError('never seen')
class E: __eq__ = property(fail)
print(E() == E())
)";
    CHECK(printed(source, "model:cpython-3.13") == "False\n");
}

TEST_CASE("Errors while a comparison is bound are told from 3.14 on, and by PyPy") {
    constexpr std::string_view source = R"(class Wanted(Exception): pass
class Fails:
    def __get__(self, o, t): raise Wanted
class Lacks:
    def __get__(self, o, t): raise AttributeError
def told(d):
    class X: __eq__ = __lt__ = d
    r = []
    for f in (lambda: X() == 1, lambda: X() < 1):
        try: r.append(f())
        except Exception as e: r.append(type(e).__name__)
    print(r)
told(Fails())
told(Lacks())
)";
    CHECK(printed(source, "model:cpython-3.13") == R"([False, 'TypeError']
[False, 'TypeError']
)");
    for (const char* each : {"model:cpython-3.14", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(['Wanted', 'Wanted']
[False, 'TypeError']
)");
}

TEST_CASE("What is once in sys is not made again") {
    const char* source = R"(import sys
for make in (lambda: type(sys.flags)(), lambda: tuple.__new__(type(sys.flags), ())):
    try: make()
    except TypeError as error: print(error)
class S(str): pass
try: sys.intern(S('x'))
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(cannot create 'sys.flags' instances
tuple.__new__(sys.flags) is not safe, use sys.flags.__new__()
can't intern S
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(cannot create 'sys.flags' instances
tuple.__new__(sys.flags) is not safe, use sys.flags.__new__()
can't intern S
)");
}

TEST_CASE("An alias forwards what is not its own to its origin") {
    const char* source = R"(alias = list[int]
items = []
alias.append(items, 1)
print(items, alias.__len__(items), alias.__class__.__name__, '__origin__' in dir(alias))
)";
    CHECK(printed(source, "model:cpython-3.9") == "[1] 1 type True\n");
    CHECK(printed(source, "model:cpython-3.13") == "[1] 1 GenericAlias True\n");
}

TEST_CASE("Annotations of a class and its first line, by version") {
    const char* source = R"(A = type('A', (), {'__firstlineno__': 1})
A.__module__ = 'm'
print('__firstlineno__' in A.__dict__, hasattr(A, '__annotations__'))
A.__annotations__ = {'a': 1}
print('__annotations__' in A.__dict__, A.__annotations__)
)";
    CHECK(printed(source, "model:cpython-3.9") == "True False\nTrue {'a': 1}\n");
    CHECK(printed(source, "model:cpython-3.13") == "False True\nTrue {'a': 1}\n");
    CHECK(printed(source, "model:cpython-3.14") == "False True\nFalse {'a': 1}\n");
}

TEST_CASE("int() asks for __trunc__ up to 3.13") {
    const char* source = R"(class I:
    def __int__(self): return 7
class T:
    def __init__(self, value): self.value = value
    def __trunc__(self): return self.value
for value in 5, I(), 'x':
    try: print(int(T(value)))
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == "5\n7\n__trunc__ returned non-Integral (type str)\n");
    CHECK(printed(source, "model:cpython-3.10") == R"(5
__trunc__ returned non-Integral (type I)
__trunc__ returned non-Integral (type str)
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(int() argument must be a string, a bytes-like object or a real number, not 'T'
int() argument must be a string, a bytes-like object or a real number, not 'T'
int() argument must be a string, a bytes-like object or a real number, not 'T'
)");
}

TEST_CASE("Errors of attributes that cannot be set or deleted hold the object", "[suite]") {
    const char* program = R"(class Slotted(object):
    __slots__ = ('name',)
class Plain(object):
    kind = 1
def name_of(change):
    try: change()
    except AttributeError as error: print(error, error.name, error.obj is not None)
name_of(lambda: setattr(Slotted(), 'other', 1))
name_of(lambda: delattr(Plain(), 'kind'))
name_of(lambda: delattr(Plain, 'other'))
name_of(lambda: delattr(Plain(), 'other'))
)";
    const std::string until_3_12 =
        "'Slotted' object has no attribute 'other' None False\n"
        "'Plain' object has no attribute 'kind' None False\n"
        "type object 'Plain' has no attribute 'other' None False\n"
        "'Plain' object has no attribute 'other' None False\n";
    const std::string slotted =
        "'Slotted' object has no attribute 'other' and no __dict__ for setting new attributes other True\n";
    const std::string plain = "type object 'Plain' has no attribute 'other' other True\n";
    CHECK(printed(program, "model:cpython-3.12") == until_3_12);
    CHECK(printed(program, "model:cpython-3.13") == slotted + "'Plain' object has no attribute 'kind' None False\n" +
                                                        plain + "'Plain' object has no attribute 'other' None False\n");
    CHECK(printed(program, "model:cpython-3.15") == slotted + "'Plain' object has no attribute 'kind' kind True\n" +
                                                        plain + "'Plain' object has no attribute 'other' other True\n");
    CHECK(printed(program, "model:pypy-8.0") ==
          "'Slotted' object has no attribute 'other' other True\n"
          "'Plain' object attribute 'kind' is read-only None False\n" +
              plain + "'Plain' object has no attribute 'other' other True\n");
}

TEST_CASE("A yield in a comprehension is refused where it is no error", "[vm]") {
    const char* source = "def f(): return [(yield x) for x in y]\n";
    CHECK(testing::refusal(source, "model:cpython-3.7") == "program.py:1:19: a yield in a comprehension");
    CHECK(testing::refusal(source, "model:cpython-3.8").find("comprehension") == std::string::npos);
}

}  // namespace lastref
