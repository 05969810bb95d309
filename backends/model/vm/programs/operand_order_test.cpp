#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What a slice holds dies before or after what is sliced") {
    constexpr std::string_view source = R"(
class N(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('- ' + self.name)
class C(N):
    def __getitem__(self, key): print('get'); return N('result')
    def __setitem__(self, key, value): print('set')
    def __delitem__(self, key): print('del')
C('c')[N('start'):N('stop')]
C('c')[N('start'):N('stop'):N('step')]
C('c')[N('start'):N('stop')] = N('value')
C('c')[N('start'):N('stop'):N('step')] = N('value')
del C('c')[N('start'):N('stop')]
try: C('c')[N('start'):N('stop')] += N('other')
except TypeError: print('no sum')
)";
    CHECK(printed(source, "model:cpython-3.11") == R"(get
- c
- start
- stop
- result
get
- c
- step
- start
- stop
- result
set
- value
- c
- start
- stop
set
- value
- c
- step
- start
- stop
del
- c
- start
- stop
get
- result
- other
- start
- stop
- c
no sum
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.11", each) == R"(-2 - c
+4 - c
-13 - value
-14 - c
+15 - value
+16 - c
-30 - start
+31 - start
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.14") == R"(-2 - c
+4 - c
-13 - value
-14 - c
-17 set
-18 - value
+16 - value
+17 set
-23 del
+22 - value
+23 del
+26 - c
-28 - result
-30 - start
+29 - result
+31 - start
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(get
- stop
- start
- c
- result
get
- step
- start
- stop
- c
- result
set
- start
- stop
- c
- value
set
- step
- start
- stop
- c
- value
del
- start
- stop
- c
get
- other
- result
- stop
- start
- c
no sum
)");
}

TEST_CASE("Sort keys die in the order that they were brought into") {
    constexpr std::string_view source = R"(
class N(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('- ' + self.name)
class Key(object):
    def __init__(self, item): self.item = item
    def __lt__(self, other): return self.item.name < other.item.name
    def __del__(self): print('key ' + self.item.name)
items = sorted([N('e'), N('a'), N('d')], key=Key)
items.sort(key=Key, reverse=True)
def fail(item):
    if item.name == 'a': raise KeyError
    return Key(item)
try: sorted(items, key=fail)
except KeyError: print('failed')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(key a
key d
key e
key a
key d
key e
key d
key e
failed
- a
- d
- e
)");
}

TEST_CASE("A generator that is closed outside of any try loses its locals in 3.13, whoever has its frame") {
    constexpr std::string_view source = R"(
class N(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('- ' + self.name)
def simple():
    name = N('n')
    yield 1
    yield 2
def guarded():
    name = N('n')
    try: yield 1
    finally: print('finally')
for make in simple, guarded:
    generator = make()
    next(generator)
    frame = generator.gi_frame
    generator.close()
    print('closed')
    del generator
    print('deleted')
    del frame
)";
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(closed
deleted
- n
finally
closed
deleted
- n
)");
    CHECK(changes(source, "model:cpython-3.12", "model:cpython-3.13") == R"(+1 - n
-3 - n
)");
}

TEST_CASE("Arguments that do not fit die as the frame is given up that they were put into") {
    constexpr std::string_view source = R"(
class N(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('- ' + self.name)
def one(a): pass
def two(a, b): pass
def many(a, *rest, **named): pass
class C(object):
    def method(self, a): pass
def tell(call):
    try: call()
    except TypeError: print('error')
tell(lambda: one(N('a'), N('b'), N('c')))
tell(lambda: one(v=N('v'), a=N('a')))
tell(lambda: one(a=N('a'), v=N('v')))
tell(lambda: two(N('a'), N('b'), N('c')))
tell(lambda: two(N('a'), b=N('b'), v=N('v')))
tell(lambda: many(N('a'), N('b'), N('c'), a=N('d')))
tell(lambda: many(x=N('x'), y=N('y')))
tell(lambda: C().method(N('a'), N('b')))
tell(lambda: one(N('x'), **{'a': N('a')}))
)";
    CHECK(printed(source, "model:cpython-3.10") == R"(- c
- b
- a
error
- a
- v
error
- v
- a
error
- c
- b
- a
error
- v
- b
- a
error
- d
- c
- b
- a
error
- y
- x
error
- b
- a
error
- x
- a
error
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.10", each) == R"(-1 - c
+2 - c
-5 - a
+6 - a
-12 - b
+13 - b
-16 - b
+17 - b
+20 - a
-22 - a
-24 - y
+25 - y
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.10", each) == R"(-1 - c
+2 - c
-5 - a
+6 - a
-24 - y
+25 - y
)");
}

TEST_CASE("Sequences are joined and repeated after numbers were asked") {
    constexpr std::string_view source = R"(
log = []
def make(base, *names):
    def method(name): return lambda self, *other: log.append(name) or NotImplemented
    return type('Own', (base,), {'__%s__' % name: method(name) for name in names})
def tell(text, own, other):
    del log[:]
    try:
        exec(text)
        result = own
    except TypeError as e: result = e
    print(text, result, *log)
Other = make(object, 'radd', 'rmul')
for name in 'add', 'rmul', '':
    own = make(list, *[name])([1])
    tell('own = own + [2]', own, None)
    tell('own += [2]', own, None)
    tell('own += other', own, Other())
    tell('own = own * [2]', own, None)
    tell('own = [2] * own', own, None)
    tell('own *= other', own, Other())
tell("own = 'a' * own", make(str, 'mul')('b'), None)
tell("own = own + 'a'", make(str, 'add')('b'), None)
tell('own = [].__mul__(own)', 'a', None)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.12",
                             "model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(own = own + [2] unsupported operand type(s) for +: 'Own' and 'list' add
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] can't multiply sequence by non-int of type 'list'
own = [2] * own can't multiply sequence by non-int of type 'Own'
own *= other can't multiply sequence by non-int of type 'Own' rmul
own = own + [2] [1]
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] 'list' object cannot be interpreted as an integer
own = [2] * own can't multiply sequence by non-int of type 'Own' rmul
own *= other 'Own' object cannot be interpreted as an integer
own = own + [2] [1]
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] can't multiply sequence by non-int of type 'list'
own = [2] * own can't multiply sequence by non-int of type 'Own'
own *= other can't multiply sequence by non-int of type 'Own' rmul
own = 'a' * own 'str' object cannot be interpreted as an integer
own = own + 'a' unsupported operand type(s) for +: 'Own' and 'str' add
own = [].__mul__(own) 'str' object cannot be interpreted as an integer
)");
    CHECK(printed(source, "model:pypy-7.3") ==
          R"(own = own + [2] unsupported operand type(s) for +: 'Own' and 'list' add
own += [2] [1, 2]
own += other unsupported operand type(s) for +=: 'Own' and 'Own' add radd
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own'
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = own + [2] [1]
own += [2] [1, 2]
own += other unsupported operand type(s) for +=: 'Own' and 'Own' radd
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own' rmul
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = own + [2] [1]
own += [2] [1, 2]
own += other unsupported operand type(s) for +=: 'Own' and 'Own' radd
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own'
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = 'a' * own unsupported operand type(s) for *: 'str' and 'Own'
own = own + 'a' unsupported operand type(s) for +: 'Own' and 'str' add
own = [].__mul__(own) a
)");
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(own = own + [2] unsupported operand type(s) for +: 'Own' and 'list' add
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own'
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = own + [2] [1]
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own' rmul
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = own + [2] [1]
own += [2] [1, 2]
own += other 'Own' object is not iterable
own = own * [2] unsupported operand type(s) for *: 'Own' and 'list'
own = [2] * own unsupported operand type(s) for *: 'list' and 'Own'
own *= other unsupported operand type(s) for *=: 'Own' and 'Own' rmul
own = 'a' * own 'Own' object cannot be interpreted as an integer
own = own + 'a' unsupported operand type(s) for +: 'Own' and 'str' add
own = [].__mul__(own) a
)");
}

TEST_CASE("What an and or an or tested already is not tested again") {
    constexpr std::string_view source = R"(
class T:
    def __init__(self, n): self.n = n
    def __bool__(self): print(self.n, end=' '); return self.n % 2 == 0
    def __repr__(self): return str(self.n)
print('is', T(1) and T(3) or T(5))
print('is', (T(1) and T(3)) and T(5))
print('is', (T(2) or T(4)) or T(6))
print('is', ((T(1) and T(3)) or T(2)) and T(7))
print('is', T(2) and (T(4) or T(3)) or T(5))
print('is', 'yes' if T(1) and T(3) or T(5) else 'no')
)";
    for (const char* each :
         {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(1 is 5
1 is 1
2 is 2
1 2 is 7
2 4 is 4
1 5 is no
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.13", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(1 1 is 5
1 1 is 1
2 2 is 2
1 1 2 is 7
2 4 4 is 4
1 5 is no
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(1 1 is 5
1 is 1
2 is 2
1 1 2 is 7
2 4 is 4
1 5 is no
)");
}

TEST_CASE("What an f-string converts is gone before its format is evaluated") {
    constexpr std::string_view source = R"(
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print('- %d' % self.n)
    def __repr__(self): return 'R'
print(f'{C(1)!r:{C(2).n}}|')
print(f'{C(1)!r:>5}|')
try: f'{C(1)!r:{C(2).m}}'
except AttributeError: print('none')
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(- 2
- 1
R |
- 1
    R|
- 2
- 1
none
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.12") == R"(-6 - 2
+8 - 2
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(-1 - 2
+2 - 2
-6 - 2
+8 - 2
)");
}

TEST_CASE("What cannot be raised goes before what was to be its cause") {
    constexpr std::string_view source = R"(class Told(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
def fail():
    try: raise KeyError(Told('raised')) from Told('cause')
    except TypeError as error: print(error)
fail()
def fail():
    try: raise Told('raised') from Told('cause')
    except TypeError as error: print(error)
fail()
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(gone raised
gone cause
exception causes must derive from BaseException
gone raised
gone cause
exceptions must derive from BaseException
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("What a method calls goes before its arguments up to 3.7, and behind its object from 3.14 on") {
    constexpr std::string_view source = R"(import types
class T(object):
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
class Called(object):
    def __init__(self): self.held = T('function')
    def __call__(self, *arguments): pass
types.MethodType(Called(), T('self'))(T('argument'))
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == "gone function\ngone argument\ngone self\n");
    CHECK(testing::printed(source, "model:cpython-3.8") == "gone argument\ngone function\ngone self\n");
    CHECK(testing::printed(source, "model:cpython-3.13") == "gone function\ngone self\ngone argument\n");
    CHECK(testing::printed(source, "model:cpython-3.14") == "gone argument\ngone self\ngone function\n");
}

TEST_CASE("A method that is called goes whole from 3.8 to 3.10") {
    constexpr std::string_view source = R"(import types
class T(object):
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
    def f(self, *a): return 1
m = types.MethodType(T('func').__eq__, T('self')); del m
print('--')
types.MethodType(T('func').__eq__, T('self'))()
print('--')
types.MethodType(T('func').f, T('self'))()
print('--')
types.MethodType(lambda *a: 1, T('self'))(T('arg'))
print('--')
print('--')
def g(): return types.MethodType(T('func').__ne__, T('self'))()
g()
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(gone func
gone self
--
gone func
gone self
--
gone func
gone self
--
gone arg
gone self
--
--
gone func
gone self
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref::testing
