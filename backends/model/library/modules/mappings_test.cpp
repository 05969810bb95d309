#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// Abstract mappings, and the weak dictionaries that derive from them.
namespace lastref::testing {

TEST_CASE("What abstract mappings take and derive from, by version", "[library]") {
    const char* source = R"(try:
    from collections.abc import MutableMapping, Mapping, Set, ValuesView, Collection
except ImportError:
    from collections import MutableMapping, Mapping, Set, ValuesView
    Collection = None
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print('%s %s' % (type(e).__name__, e))
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
tell(m.update, 1, 2)
tell(m.update, {}, {}, {})
tell(m.update, 3)
tell(MutableMapping.update)
tell(m.update, {1: 2}, a=3)
print(sorted(map(str, m)))
print('__ne__' in vars(Set), '__ne__' in vars(Mapping), [c.__name__ for c in ValuesView.__mro__])
print(Collection and isinstance({}.values(), Collection))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(TypeError update expected at most 1 arguments, got 2
TypeError update expected at most 1 arguments, got 3
TypeError 'int' object is not iterable
TypeError unbound method update() must be called with MutableMapping instance as first argument (got nothing instead)
None
['1', 'a']
(True, True, ['ValuesView', 'MappingView', 'Sized', 'object'])
None
)");
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError update expected at most 1 arguments, got 2
TypeError update expected at most 1 arguments, got 3
TypeError 'int' object is not iterable
TypeError descriptor 'update' of 'MutableMapping' object needs an argument
None
['1', 'a']
False False ['ValuesView', 'MappingView', 'Sized', 'object']
False
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(TypeError update expected at most 1 arguments, got 2
TypeError update expected at most 1 arguments, got 3
TypeError 'int' object is not iterable
TypeError descriptor 'update' of 'MutableMapping' object needs an argument
None
['1', 'a']
False False ['ValuesView', 'MappingView', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
True
)");
    CHECK(printed(source, "model:cpython-3.8") ==
          R"(TypeError update() takes from 1 to 2 positional arguments but 3 were given
TypeError update() takes from 1 to 2 positional arguments but 4 were given
TypeError 'int' object is not iterable
TypeError update() missing 1 required positional argument: 'self'
None
['1', 'a']
False False ['ValuesView', 'MappingView', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
True
)");
    for (const char* model : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, model) ==
              R"(TypeError MutableMapping.update() takes from 1 to 2 positional arguments but 3 were given
TypeError MutableMapping.update() takes from 1 to 2 positional arguments but 4 were given
TypeError 'int' object is not iterable
TypeError MutableMapping.update() missing 1 required positional argument: 'self'
None
['1', 'a']
False False ['ValuesView', 'MappingView', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
True
)");
}

TEST_CASE("Weak dictionaries of Python 2 are of classic classes", "[library]") {
    const char* source = R"(import collections, weakref
class Told: pass
for c in weakref.WeakKeyDictionary, weakref.WeakValueDictionary:
    x = c()
    print(type(c).__name__, c.__bases__[0].__name__, c.__bases__[0].__module__, type(x).__name__)
    print(isinstance(x, collections.MutableMapping), isinstance(x, c), x == {}, repr(x)[:10])
    class D(c):
        def __init__(self): c.__init__(self)
    print(type(D).__name__, repr(D())[:20])
    class E(c, object): pass
    print(type(E).__name__, type(E()).__name__)
    try: c(1)
    except Exception as e: print('%s %s' % (type(e).__name__, e))
t = Told()
d = weakref.WeakKeyDictionary({t: 1})
print(d.has_key(t), d.get(t), d.setdefault(t, 3), len(d.items()), list(d.itervalues()), d.pop(t), len(d), d.get(t, 7))
v = weakref.WeakValueDictionary(a=t)
print(v.has_key('a'), 'a' in v, v.keys(), v.popitem()[0], v.keys(), v.pop('q', 4))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(('classobj', 'UserDict', 'UserDict', 'instance')
(False, True, True, '<WeakKeyDi')
('classobj', '<WeakKeyDictionary a')
('type', 'E')
TypeError 'int' object is not iterable
('classobj', 'UserDict', 'UserDict', 'instance')
(False, True, True, '<WeakValue')
('classobj', '<WeakValueDictionary')
('type', 'E')
TypeError 'int' object is not iterable
(True, 1, 1, 1, [1], 1, 0, 7)
(True, True, ['a'], 'a', [], 4)
)");
}

TEST_CASE("A WeakKeyDictionary takes no keywords, and says so from 3.15 on", "[library]") {
    const char* source = R"(import weakref, sys
class K: pass
k = K()
d = weakref.WeakKeyDictionary()
for f in (lambda: d.update(a=1), lambda: d.update({k: 1}, b=2), lambda: d.update({k: 1}), lambda: d.update([(k, 3)])):
    try: print(f(), len(d))
    except Exception as e: print(type(e).__name__, e, len(d))
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.14"})
        CHECK(printed(source, model) == R"(TypeError cannot create weak reference to 'str' object 0
TypeError cannot create weak reference to 'str' object 1
None 1
None 1
)");
    CHECK(printed(source, "model:cpython-3.15") ==
          R"(TypeError Keyword arguments are not supported: cannot create weak reference to 'str' object 0
TypeError Keyword arguments are not supported: cannot create weak reference to 'str' object 0
None 1
None 1
)");
}

}  // namespace lastref::testing
