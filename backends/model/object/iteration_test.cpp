#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A search asks what is sought or each item") {
    constexpr std::string_view source = R"(
class Item(object):
    def __init__(self, name): self.name = name
    def __eq__(self, other): print(self.name + ' == ' + other.name); return False
    __hash__ = None
import collections, operator
items = [Item('a'), Item('b')]
Item('x') in items
Item('x') in tuple(items)
Item('x') in iter(items)
operator.countOf(items, Item('x'))
(1, Item('x')) in {1: Item('v')}.items()
Item('x') in collections.deque(items)
items.count(Item('x'))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"(x == a
x == b
x == a
x == b
x == a
x == b
x == a
x == b
x == v
a == x
b == x
a == x
b == x
)");
    for (const char* each : {"model:cpython-3.9", "model:cpython-3.15", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(a == x
b == x
a == x
b == x
a == x
b == x
a == x
b == x
v == x
a == x
b == x
a == x
b == x
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(a == x
b == x
x == a
x == b
a == x
b == x
a == x
b == x
v == x
a == x
b == x
a == x
b == x
)");
}

TEST_CASE("Where an iterator is asked for an iterator again, and who is asked for a length") {
    constexpr std::string_view source = R"(
class Steps(object):
    def __init__(self, n): self.n = n
    def __iter__(self): print('iter %d' % self.n); return Steps(self.n - 1)
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __len__(self): print('len %d' % self.n); return 9
def f(*args): print(args)
first, *rest = Steps(5)
print(first, rest)
*rest, last = Steps(3)
print(rest, last)
try: a, b, *rest = Steps(2)
except ValueError as error: print(error)
items = [1, 2]
items[:1] = Steps(3)
items += Steps(1)
print(items, list(Steps(2)), tuple(Steps(2)), set(Steps(2)))
f(*Steps(3))
f(0, *Steps(3))
print(bytes(Steps(3)), bytearray(Steps(3)))
)";
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(iter 5
iter 3
len 3
3 [1, 0]
iter 3
iter 2
len 2
[] 0
iter 2
not enough values to unpack (expected at least 2, got 1)
iter 3
iter 2
len 2
iter 1
len 1
iter 2
len 2
iter 2
len 2
iter 2
[0, 2] [0] (0,) {0}
iter 3
len 3
(1, 0)
iter 3
len 3
(0, 1, 0)
iter 3
len 3
iter 3
b'\x01\x00' bytearray(b'\x01\x00')
)");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.8") == R"(+16 len 2
)");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.14") == R"(-19 len 2
-23 len 3
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(iter 5
len 5
3 [2, 1, 0]
iter 3
len 3
[1] 0
iter 2
len 2
not enough values to unpack (expected at least 2, got 1)
iter 3
len 3
len 1
iter 1
len 2
iter 2
iter 2
len 2
len 2
iter 2
[1, 0, 2] [0] (0,) {0}
iter 3
len 3
(1, 0)
len 3
iter 3
(0, 1, 0)
iter 3
len 3
iter 3
len 3
b'\x01\x00' bytearray(b'\x01\x00')
)");
}

TEST_CASE("tee() takes copies of what can be copied") {
    constexpr std::string_view source = R"(
import itertools
class A(object):
    def __init__(self, n): self.n = n
    def __iter__(self): print('iter', self.n); return type(self)(self.n + 1)
    def __next__(self): return self.n
class B(A):
    def __copy__(self): print('copy', self.n); return B(self.n + 10)
for what in A(1), B(1):
    for n in 0, 1, 3: print([type(each).__name__ for each in itertools.tee(what, n)])
once = itertools.tee('ab')
print(itertools.tee(once[0])[0] is once[0], list(once[1]))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"([]
iter 1
iter 2
['_tee']
iter 1
iter 2
['_tee', '_tee', '_tee']
[]
iter 1
['B']
iter 1
copy 2
copy 12
['B', 'B', 'B']
True ['a', 'b']
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.13") == R"(-13 copy 12
+13 copy 2
)");
    CHECK(printed(source, "model:cpython-3.14") == R"([]
iter 1
iter 2
['_tee']
iter 1
iter 2
['_tee', '_tee', '_tee']
[]
iter 1
iter 2
['_tee']
iter 1
iter 2
['_tee', '_tee', '_tee']
False ['a', 'b']
)");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-7.3") == R"(+1 iter 1
-3 iter 2
-6 iter 2
+7 iter 1
-13 copy 12
+13 copy 2
)");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-8.0") == R"(+1 iter 1
-3 iter 2
-6 iter 2
+7 iter 1
+10 copy 2
-13 copy 12
+14 copy 2
+15 copy 2
-15 True ['a', 'b']
+17 False ['a', 'b']
)");
}

TEST_CASE("What keeps the number of a dict's keys while it changes them") {
    constexpr std::string_view source = R"(
def walk(how):
    d = dict.fromkeys(range(3), 1)
    try:
        for key in how(d):
            print(key)
            d.pop(key, None)
            d[key + 10] = 0
            if key > 40: break
    except RuntimeError as error: print(error)
walk(iter)
walk(dict.keys)
)";
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.8", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(0
1
2
0
1
2
)");
}

TEST_CASE("Up to 3.7 any error of __iter__ means to `in` that there is nothing to search") {
    constexpr std::string_view source = R"(
class A(object):
    def __iter__(self): raise RuntimeError('iter')
try: 1 in A()
except Exception as error: print(type(error).__name__, error)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.7"})
        CHECK(printed(source, each) == R"(TypeError argument of type 'A' is not iterable
)");
    for (const char* each : {"model:cpython-3.8", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(RuntimeError iter
)");
}

TEST_CASE("Classes derived from sequences and sets are asked for lengths and items as each operation does") {
    constexpr std::string_view source = R"(
log = []
def derived(base, name, method): return type('Own', (base,), {'__%s__' % name: lambda self, *a: log.append(name) or method(self, *a)})
def tell(what, function):
    del log[:]
    try: result = function()
    except TypeError as e: result = e
    print(what, result, *log)
def placed(items): made = [0]; made[0:0] = items; return made
for base in list, tuple:
    for name, method in ('len', lambda self: 1), ('iter', base.__iter__):
        own = derived(base, name, method)([4, 5])
        print(base.__name__, name)
        tell('list', lambda: list(own))
        tell('slice', lambda: placed(own))
        tell('join', lambda: ''.join(own))
        tell('reversed', lambda: list(reversed(own)))
        tell('in set', lambda: sorted({*own}))
for base in set, frozenset:
    own = derived(base, 'iter', base.__iter__)([4, 5])
    tell('in set', lambda: sorted({*own, 6}))
    tell('repr', lambda: repr(own))
    own = derived(base, 'getitem', lambda self, i: i)([4, 5])
    tell('reversed', lambda: list(reversed(own)))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(list len
list [4, 5] len
slice [4, 5, 0]
join sequence item 0: expected str instance, int found
reversed [5, 4]
in set [4, 5]
list iter
list [4, 5] iter
slice [4, 5, 0] iter
join sequence item 0: expected str instance, int found iter
reversed [5, 4]
in set [4, 5] iter
tuple len
list [4, 5] len
slice [4, 5, 0]
join sequence item 0: expected str instance, int found
reversed [4] len len
in set [4, 5]
tuple iter
list [4, 5] iter
slice [4, 5, 0] iter
join sequence item 0: expected str instance, int found iter
reversed [5, 4]
in set [4, 5] iter
in set [4, 5, 6]
repr Own({4, 5}) iter
reversed [1, 0] getitem getitem
in set [4, 5, 6]
repr Own({4, 5}) iter
reversed [1, 0] getitem getitem
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.9"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-2 list [4, 5] len
+2 list [4, 5] len len
-14 list [4, 5] len
+14 list [4, 5] len len
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.15") == R"(-26 repr Own({4, 5}) iter
+26 repr Own({4, 5})
-29 repr Own({4, 5}) iter
+29 repr Own({4, 5})
)");
}

TEST_CASE("An OrderedDict compares, copies and shows itself by its own order") {
    constexpr std::string_view source = R"(
import collections
log = []
class Own(collections.OrderedDict):
    def __len__(self): log.append('len'); return 2
    def __iter__(self): log.append('iter'); return super().__iter__()
    def __getitem__(self, key): log.append('get'); return 5
    def __eq__(self, other): log.append('eq'); return True
def tell(what, result): print(what, result, *log); del log[:]
own = Own([(1, 2), (3, 4)])
del log[:]
other = collections.OrderedDict([(1, 2), (3, 4)])
tell('!=', own != other)
tell('==', other == own)
tell('repr', repr(own))
tell('copy', list(collections.OrderedDict.items(own.copy())))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.11"})
        CHECK(printed(source, each) == R"(!= False
== True eq
repr Own([(1, 2), (3, 4)])
copy [(1, 5), (3, 5)] get get
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-3 repr Own([(1, 2), (3, 4)])
+3 repr Own({1: 5, 3: 5}) get get
)");
}

TEST_CASE("Pairs of which a dict is made are walked, and their iterators asked for a length") {
    constexpr std::string_view source = R"(class Pair(object):
    def __len__(self): print('asked'); return 2
class Walked(Pair):
    def __iter__(self): print('walked'); return iter('ab')
class Steps(object):
    steps = 0
    def __iter__(self): print('iter'); return self
    def __next__(self):
        self.steps += 1
        if self.steps > 2: raise StopIteration
        return self.steps
for pair in (Pair(), Walked(), Steps()):
    try: print(dict([pair]))
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(cannot convert dictionary update sequence element #0 to a sequence
walked
{'a': 'b'}
iter
iter
{1: 2}
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == R"('Pair' object is not iterable
walked
asked
{'a': 'b'}
iter
{1: 2}
)");
}

}  // namespace lastref::testing
