#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// Modules whose part in C the program forbids.
namespace lastref::testing {

TEST_CASE("An ordered dict is in Python where _collections is forbidden", "[library]") {
    const char* source = R"(import sys
import collections
def fresh(name, native):
    saved = sys.modules.pop(name), sys.modules.pop(native, sys)
    sys.modules[native] = None
    made = __import__(name)
    sys.modules[name], sys.modules[native] = saved
    return made
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as error: print(type(error).__name__, error)

O = fresh('collections', '_collections').OrderedDict
o = O([('a', 1), ('b', 2)], c=3)
print(O, O is collections.OrderedDict, o, list(reversed(o)), list(reversed(o.items())))
o.move_to_end('a'); o.move_to_end('c', last=False); print(o.keys())
tell(o.move_to_end, 'q'); tell(o.popitem); tell(o.popitem, last=False); tell(o.pop, 'z'); tell(o.setdefault); tell(o.setdefault, 'k', 2)
tell(O, [], []); tell(o.items, 1)
o.x = 1; print(o.__reduce__()[:3], o == O(o), o == {'k': 2, 'b': 2}, o == O(k=2, b=2))
it = iter(o); next(it); del o['b']; tell(list, it)
class M(O): pass
print(M(a=1).copy(), sorted(vars(M())), M.fromkeys('ab'))
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
o = O(k=Told('value')); o[Told('key')] = Told('of key')
o = None; import gc; gc.collect(); print('end')
)";
    CHECK(
        printed(source, "model:cpython-3.6") ==
        R"(<class 'collections.OrderedDict'> False OrderedDict([('a', 1), ('b', 2), ('c', 3)]) ['c', 'b', 'a'] [('c', 3), ('b', 2), ('a', 1)]
_OrderedDictKeysView(OrderedDict([('c', 3), ('b', 2), ('a', 1)]))
KeyError 'q'
('a', 1)
('c', 3)
KeyError 'z'
TypeError setdefault() missing 1 required positional argument: 'key'
2
TypeError expected at most 1 arguments, got 2
TypeError items() takes 1 positional argument but 2 were given
(<class 'collections.OrderedDict'>, (), {'x': 1}) True True False
AttributeError 'NoneType' object has no attribute 'key'
M([('a', 1)]) ['_OrderedDict__hardroot', '_OrderedDict__map', '_OrderedDict__root'] M([('a', None), ('b', None)])
del value
del key
del of key
end
)");
    CHECK(
        printed(source, "model:cpython-3.10") ==
        R"(<class 'collections.OrderedDict'> False OrderedDict([('a', 1), ('b', 2), ('c', 3)]) ['c', 'b', 'a'] [('c', 3), ('b', 2), ('a', 1)]
_OrderedDictKeysView(OrderedDict([('c', 3), ('b', 2), ('a', 1)]))
KeyError 'q'
('a', 1)
('c', 3)
KeyError 'z'
TypeError OrderedDict.setdefault() missing 1 required positional argument: 'key'
2
TypeError OrderedDict.__init__() takes from 1 to 2 positional arguments but 3 were given
TypeError OrderedDict.items() takes 1 positional argument but 2 were given
(<class 'collections.OrderedDict'>, (), {'x': 1}) True True False
AttributeError 'NoneType' object has no attribute 'key'
M([('a', 1)]) ['_OrderedDict__hardroot', '_OrderedDict__map', '_OrderedDict__root'] M([('a', None), ('b', None)])
del value
del key
del of key
end
)");
    CHECK(
        printed(source, "model:cpython-3.13") ==
        R"(<class 'collections.OrderedDict'> False OrderedDict({'a': 1, 'b': 2, 'c': 3}) ['c', 'b', 'a'] [('c', 3), ('b', 2), ('a', 1)]
_OrderedDictKeysView(OrderedDict({'c': 3, 'b': 2, 'a': 1}))
KeyError 'q'
('a', 1)
('c', 3)
KeyError 'z'
TypeError OrderedDict.setdefault() missing 1 required positional argument: 'key'
2
TypeError OrderedDict.__init__() takes from 1 to 2 positional arguments but 3 were given
TypeError OrderedDict.items() takes 1 positional argument but 2 were given
(<class 'collections.OrderedDict'>, (), {'x': 1}) True True False
AttributeError 'NoneType' object has no attribute 'key'
M({'a': 1}) ['_OrderedDict__hardroot', '_OrderedDict__map', '_OrderedDict__root'] M({'a': None, 'b': None})
del value
del key
del of key
end
)");
    CHECK(
        printed(source, "model:pypy-8.0") ==
        R"(<class 'collections.OrderedDict'> False OrderedDict([('a', 1), ('b', 2), ('c', 3)]) ['c', 'b', 'a'] [('c', 3), ('b', 2), ('a', 1)]
_OrderedDictKeysView(OrderedDict([('c', 3), ('b', 2), ('a', 1)]))
KeyError 'q'
('a', 1)
('c', 3)
KeyError 'z'
TypeError OrderedDict.setdefault() missing 1 required positional argument: 'key'
2
TypeError OrderedDict.__init__() takes from 1 to 2 positional arguments but 3 were given
TypeError OrderedDict.items() takes 1 positional argument but 2 were given
(<class 'collections.OrderedDict'>, (), {'x': 1}) True True False
AttributeError 'NoneType' object has no attribute 'key'
M([('a', 1)]) ['_OrderedDict__hardroot', '_OrderedDict__map', '_OrderedDict__root'] M([('a', None), ('b', None)])
del value
del of key
del key
end
)");
}

TEST_CASE("What functools has in C is in Python where _functools is forbidden", "[library]") {
    const char* source = R"(import sys
import functools
def fresh(name, native):
    saved = sys.modules.pop(name), sys.modules.pop(native, sys)
    sys.modules[native] = None
    made = __import__(name)
    sys.modules[name], sys.modules[native] = saved
    return made
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as error: print(type(error).__name__, error)

F = fresh('functools', '_functools')
p = F.partial(int, base=2)
print(p, p('101'), F.partial is functools.partial, F.partial(p, 'x').args)
tell(F.partial); tell(F.partial, 1); tell(p.__setstate__, 1); tell(p.__setstate__, (1,)); tell(p.__setstate__, (1, 2, 3, 4))
class P(F.partial): pass
print(P(max, 1, 2)(0), P(max).__reduce__()[1:])
if sys.version_info >= (3, 8):
    tell(F.reduce); tell(F.reduce, max, []); tell(F.reduce, max, [1, 3, 2]); tell(F.reduce, max, 1)
K = F.cmp_to_key(lambda a, b: a - b)
print(sorted([3, 1, 2], key=K), type(K(1)).__name__); tell(F.cmp_to_key); tell(K); tell(lambda: K(1) < 1)
@F.lru_cache(maxsize=2)
def f(x): return x * 2
print(f(1), f(1), f(2), f(3), f.cache_info(), type(f).__name__)
@F.wraps(f)
def g(): pass
print(g.__name__, type(F.partialmethod(f)).__name__)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(functools.partial(<class 'int'>, base=2) 5 False ('x',)
TypeError type 'partial' takes at least one argument
TypeError the first argument must be callable
TypeError argument to __setstate__ must be a tuple
TypeError expected 4 items in state, got 1
TypeError invalid partial state
2 ((<built-in function max>,), (<built-in function max>, (), None, None))
[1, 2, 3] K
TypeError cmp_to_key() missing 1 required positional argument: 'mycmp'
TypeError __init__() missing 1 required positional argument: 'obj'
AttributeError 'int' object has no attribute 'obj'
2 2 4 6 CacheInfo(hits=1, misses=3, maxsize=2, currsize=2) function
f partialmethod
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(functools.partial(<class 'int'>, base=2) 5 False ('x',)
TypeError __new__() missing 1 required positional argument: 'func'
TypeError the first argument must be callable
TypeError argument to __setstate__ must be a tuple
TypeError expected 4 items in state, got 1
TypeError invalid partial state
2 ((<built-in function max>,), (<built-in function max>, (), None, None))
TypeError reduce() missing 2 required positional arguments: 'function' and 'sequence'
TypeError reduce() of empty sequence with no initial value
3
TypeError 'int' object is not iterable
[1, 2, 3] K
TypeError cmp_to_key() missing 1 required positional argument: 'mycmp'
TypeError __init__() missing 1 required positional argument: 'obj'
AttributeError 'int' object has no attribute 'obj'
2 2 4 6 CacheInfo(hits=1, misses=3, maxsize=2, currsize=2) function
f partialmethod
)");
    for (const char* model : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, model) == R"(functools.partial(<class 'int'>, base=2) 5 False ('x',)
TypeError partial.__new__() missing 1 required positional argument: 'func'
TypeError the first argument must be callable
TypeError argument to __setstate__ must be a tuple
TypeError expected 4 items in state, got 1
TypeError invalid partial state
2 ((<built-in function max>,), (<built-in function max>, (), None, None))
TypeError reduce() missing 2 required positional arguments: 'function' and 'sequence'
TypeError reduce() of empty iterable with no initial value
3
TypeError 'int' object is not iterable
[1, 2, 3] K
TypeError cmp_to_key() missing 1 required positional argument: 'mycmp'
TypeError cmp_to_key.<locals>.K.__init__() missing 1 required positional argument: 'obj'
AttributeError 'int' object has no attribute 'obj'
2 2 4 6 CacheInfo(hits=1, misses=3, maxsize=2, currsize=2) function
f partialmethod
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(functools.partial(<class 'int'>, base=2) 5 False ('x',)
TypeError _partial_new() missing 1 required positional argument: 'func'
TypeError the first argument must be callable
TypeError argument to __setstate__ must be a tuple
TypeError expected 4 items in state, got 1
TypeError invalid partial state
2 ((<built-in function max>,), (<built-in function max>, (), None, None))
TypeError reduce() missing 2 required positional arguments: 'function' and 'sequence'
TypeError reduce() of empty iterable with no initial value
3
TypeError 'int' object is not iterable
[1, 2, 3] K
TypeError cmp_to_key() missing 1 required positional argument: 'mycmp'
TypeError cmp_to_key.<locals>.K.__init__() missing 1 required positional argument: 'obj'
AttributeError 'int' object has no attribute 'obj'
2 2 4 6 CacheInfo(hits=1, misses=3, maxsize=2, currsize=2) function
f partialmethod
)");
}

TEST_CASE("Partials are subscripted, and caches tell of their keys, by version", "[library]") {
    const char* source = R"(import sys
from collections import OrderedDict
def fresh(name, native):
    saved = sys.modules.pop(name, None), sys.modules.pop(native, sys)
    sys.modules[native] = None
    made = __import__(name)
    if saved[0]: sys.modules[name] = saved[0]
    sys.modules[native] = saved[1]
    return made
import functools
F = fresh('functools', '_functools')
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
tell(lambda: F.partial[int]); tell(OrderedDict, 1, 2); tell(OrderedDict().update, 1, 2)
@F.lru_cache(maxsize=None)
def infinite(o): pass
@F.lru_cache(maxsize=10)
def limited(o): pass
tell(infinite, []); tell(limited, [])
tell(functools.lru_cache(lambda o: 1) if sys.version_info >= (3, 8) else limited, [])
class P(functools.partial): pass
f = P(max)
for bad in ((max, (), {}, [], None), (max, (), {}), (max, [], {}, None), (None, (), {}, None), (max, (), 1, None), (max, (), {}, 1)):
    tell(f.__setstate__, bad)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError 'type' object is not subscriptable
TypeError expected at most 1 arguments, got 2
TypeError update() takes at most 1 positional argument (2 given)
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
None
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(TypeError type 'partial' is not subscriptable
TypeError expected at most 1 arguments, got 2
TypeError update() takes at most 1 positional argument (2 given)
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
None
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(functools.partial[int]
TypeError expected at most 1 argument, got 2
TypeError update() takes at most 1 positional argument (2 given)
TypeError cannot use 'tuple' as a dict key (unhashable type: 'list')
TypeError cannot use 'tuple' as a dict key (unhashable type: 'list')
TypeError unhashable type: 'list'
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
TypeError invalid partial state
)");
}

}  // namespace lastref::testing
