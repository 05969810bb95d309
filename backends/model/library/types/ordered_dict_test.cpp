#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("An OrderedDict holds its keys a second time, in its order") {
    constexpr std::string_view program = R"(import collections, gc
class K:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
    def __del__(self): print('del', self.name)
def make():
    made = collections.OrderedDict()
    for name in 'ab': made[K('key ' + name)] = K('value ' + name)
    return made
made = make()
made.clear()
print('cleared')
made = make()
made.move_to_end(next(iter(made)))
print(list(made), dict(made), dict.keys(made))
print([type(each).__name__ for each in gc.get_referents(made)], gc.get_referents(made)[:2])
del made
print('moved back')
made = make()
made.move_to_end(list(made)[1], last=False)
print(made.popitem(last=False))
print(made.popitem())
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del value a
del value b
del key a
del key b
cleared
[key b, key a] {key b: value b, key a: value a} dict_keys([key a, key b])
['K', 'K', 'K', 'K', 'K', 'K'] [key b, key a]
del key a
del value a
del key b
del value b
moved back
(key b, value b)
del value b
del key b
(key a, value a)
del value a
del key a
)");
}

TEST_CASE("Iterators over OrderedDicts hold the key that comes next") {
    constexpr std::string_view program = R"(import collections, gc, sys
class K: pass
key = K()
before = sys.getrefcount(key)
made = collections.OrderedDict({key: 1, 2: 'b'})
print(sys.getrefcount(key) - before)
for what in ('keys', 'items'):
    walk = iter(getattr(made, what)())
    print(type(walk).__name__, sys.getrefcount(key) - before, [type(each).__name__ for each in gc.get_referents(walk)])
    made[3] = 'c'
    for step in range(2):
        try: print(next(walk))
        except (RuntimeError, StopIteration) as error: print(repr(error))
    del made[3]
    walk = iter(getattr(made, what)())
    next(walk); next(walk)
    made[3] = 'c'
    print(next(walk, 'end'))
    del made[3]
gc.collect()
made = collections.OrderedDict(a=1)
made['walk'] = iter(made.items())
del made
print(gc.collect())
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(2
odict_iterator 3 ['OrderedDict', 'K']
RuntimeError('OrderedDict mutated during iteration')
StopIteration()
end
odict_iterator 3 ['OrderedDict', 'K', 'tuple']
RuntimeError('OrderedDict mutated during iteration')
StopIteration()
end
3
)");
    CHECK(printed(program, "model:cpython-3.6") == R"(2
odict_iterator 3 ['OrderedDict', 'K', 'tuple']
RuntimeError('OrderedDict mutated during iteration',)
StopIteration()
end
odict_iterator 3 ['OrderedDict', 'K', 'tuple']
RuntimeError('OrderedDict mutated during iteration',)
StopIteration()
end
3
)");
}

TEST_CASE("A collection goes by the order of an OrderedDict before its table") {
    constexpr std::string_view program = R"(import collections
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
made = collections.OrderedDict(a=N('a'), b=N('b'))
made[N('key')] = 'c'
other = collections.OrderedDict(d=N('d'))
walk = iter(other.values())
del other
def last(default=N('default')): return default
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del key
del a
del b
del d
del default
)");
}

TEST_CASE("An OrderedDict that is cleared while somebody walks it") {
    constexpr std::string_view source = R"(
import collections
class T:
    def __init__(self, n): self.n = n
    def __del__(self):
        print(self.n, [str(k) for k in p], len(p))
        p['late'] = 38
        print(self.n, [str(k) for k in p], len(p))
p = collections.OrderedDict([(1, T('first')), ('k', T('second'))])
p.clear()
print(list(p), len(p), 'late' in p)
T('third')
p['z'] = 1
print(p)
p.pop('late')
q = collections.OrderedDict()
def change(act):
    q.clear()
    q.update(a=1, b=2, c=3)
    try:
        for k in q: act(k)
        print('walked', list(q))
    except RuntimeError as e: print(e)
change(lambda k: q.clear())
change(lambda k: q.pop(k))
change(lambda k: (q.clear(), q.update(a=1, b=2, c=3)))
change(lambda k: q.update(a=5))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(first ['1'] 0
first ['1', 'late'] 1
second ['1', 'late'] 1
second ['1', 'late'] 1
[] 1 True
third [] 1
third ['late'] 1
OrderedDict([('late', 38), ('z', 1)])
OrderedDict changed size during iteration
OrderedDict mutated during iteration
OrderedDict mutated during iteration
walked ['a', 'b', 'c']
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.12") == R"(-8 OrderedDict([('late', 38), ('z', 1)])
+8 OrderedDict({'late': 38, 'z': 1})
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") == R"(-8 OrderedDict([('late', 38), ('z', 1)])
-9 OrderedDict changed size during iteration
+8 OrderedDict({'late': 38, 'z': 1})
+9 OrderedDict mutated during iteration
)");
}

TEST_CASE("A tuple that an OrderedDict lacks is all that its KeyError has") {
    constexpr std::string_view source = R"(
import collections
for key in (), (1, 2), 'a':
    for ask in 'pop', 'move_to_end', '__getitem__':
        try: getattr(collections.OrderedDict(), ask)(key)
        except KeyError as e: print(ask, e.args)
class Own(collections.OrderedDict): pass
own = Own()
own.a = 1
try: del own.__dict__
except TypeError as e: print(e)
else: print(vars(own))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(pop ()
move_to_end ()
__getitem__ ((),)
pop (1, 2)
move_to_end (1, 2)
__getitem__ ((1, 2),)
pop ('a',)
move_to_end ('a',)
__getitem__ ('a',)
cannot delete __dict__
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(pop ((),)
move_to_end ((),)
__getitem__ ((),)
pop ((1, 2),)
move_to_end ((1, 2),)
__getitem__ ((1, 2),)
pop ('a',)
move_to_end ('a',)
__getitem__ ('a',)
{}
)");
}

TEST_CASE("An OrderedDict that a comparison changes") {
    constexpr std::string_view source = R"(from collections import OrderedDict
class Key:
    def __init__(self, act): self.act = act
    def __hash__(self): return 7
    def __eq__(self, other):
        global act
        if act == self.act:
            act = None
            left.clear()
        return type(other) is Key
def fresh(): return OrderedDict([(0, None), (Key('a'), None), (4.2, None)])
left = fresh()
right = fresh()
act = None
print(left == right)
try:
    count = 0
    class Counting(Key):
        def __eq__(self, other):
            global count
            count += 1
            if count == 2: left.clear()
            return True
        __hash__ = Key.__hash__
    left = OrderedDict([(0, None), (Counting('a'), None), (4.2, None)])
    right = OrderedDict([(0, None), (Counting('b'), None), (4.2, None)])
    print(left == right)
except RuntimeError as error: print(error)
)";
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(True
OrderedDict mutated during iteration
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(True
dictionary changed size during iteration
)");
}

TEST_CASE("Views of an OrderedDict that hold themselves, and its own methods") {
    constexpr std::string_view source = R"(from collections import OrderedDict
holder = OrderedDict()
holder[1] = holder.values()
print(holder)
holder[1] = holder.items()
print(holder)
print(OrderedDict.pop is dict.pop, OrderedDict.__setitem__ is dict.__setitem__)
print(holder.pop(key=2, default=5))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(OrderedDict([(1, odict_values([...]))])
OrderedDict([(1, odict_items([(1, ...)]))])
False False
5
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(OrderedDict({1: odict_values([...])})
OrderedDict({1: odict_items([(1, ...)])})
False False
5
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(OrderedDict([(1, _OrderedDictValuesView([...]))])
OrderedDict([(1, _OrderedDictItemsView([(1, ...)]))])
True True
5
)");
}

TEST_CASE("What an OrderedDict takes over, and whom it asks") {
    constexpr std::string_view source = R"(from collections import OrderedDict
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
od = OrderedDict(a=1)
t(lambda: od.update(['BAD']))
t(lambda: od.update('B'))
t(lambda: od.__ior__('B'))
t(lambda: od.__ior__(['BAD']))
t(lambda: od.__ior__(5))
t(lambda: OrderedDict('B'))
t(lambda: OrderedDict(['BAD']))
t(lambda: OrderedDict(5))
t(lambda: od.update(5))
class S(OrderedDict):
    def __setitem__(self, k, v):
        print('set', k); OrderedDict.__setitem__(self, k, v)
    def update(self, *a, **k):
        print('update'); OrderedDict.update(self, *a, **k)
t(lambda: S(b=1)); t(lambda: S([(1, 2)])); s = S(); s |= {1: 2}; t(lambda: s | {3: 4}); t(lambda: {3: 4} | s); t(lambda: s.update(c=1))
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(ValueError too many values to unpack (expected 2)
ValueError need more than 1 value to unpack
ValueError need more than 1 value to unpack
ValueError too many values to unpack (expected 2)
TypeError 'int' object is not iterable
ValueError need more than 1 value to unpack
ValueError too many values to unpack (expected 2)
TypeError 'int' object is not iterable
TypeError 'int' object is not iterable
set b
S({'b': 1})
set 1
S({1: 2})
set 1
set 1
set 3
S({1: 2, 3: 4})
set 3
set 1
S({3: 4, 1: 2})
update
set c
None
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(ValueError too many values to unpack (expected 2)
ValueError not enough values to unpack (expected 2, got 1)
ValueError sequence of pairs expected
ValueError sequence of pairs expected
TypeError 'int' object is not iterable
ValueError not enough values to unpack (expected 2, got 1)
ValueError too many values to unpack (expected 2)
TypeError 'int' object is not iterable
TypeError 'int' object is not iterable
set b
S([('b', 1)])
set 1
S([(1, 2)])
set 1
update
set 3
S([(1, 2), (3, 4)])
set 3
update
set 1
S([(3, 4), (1, 2)])
update
set c
None
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(ValueError too many values to unpack (expected 2)
ValueError not enough values to unpack (expected 2, got 1)
ValueError dictionary update sequence element #0 has length 1; 2 is required
ValueError dictionary update sequence element #0 has length 3; 2 is required
TypeError 'int' object is not iterable
ValueError not enough values to unpack (expected 2, got 1)
ValueError too many values to unpack (expected 2)
TypeError 'int' object is not iterable
TypeError 'int' object is not iterable
set b
S([('b', 1)])
set 1
S([(1, 2)])
set 1
update
set 3
S([(1, 2), (3, 4)])
set 3
update
set 1
S([(3, 4), (1, 2)])
update
set c
None
)");
}

}  // namespace lastref::testing
