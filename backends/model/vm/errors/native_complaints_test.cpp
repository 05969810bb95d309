#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What stands for C complains as C does") {
    constexpr std::string_view source = R"(import collections, functools, itertools, operator
def tell(action, *arguments, **keywords):
    try: print('ok', action(*arguments, **keywords))
    except TypeError as e: print(e)
tell(itertools.product, 0, foo=1)
tell(itertools.product, 0, repeat=1, foo=2)
tell(itertools.combinations, [], foo=1)
tell(itertools.combinations, iterable=[], r=1, foo=1)
tell(itertools.permutations, [], foo=1)
tell(itertools.groupby, [], foo=1)
tell(itertools.zip_longest, fillvalue=1, foo=1)
tell(sorted, [], foo=1)
tell(sorted, [], key=None, reverse=0, foo=1)
tell(sum, [], foo=1)
tell(pow, 1, 2, foo=1)
tell(collections.OrderedDict().move_to_end, foo=1)
tell(collections.OrderedDict().popitem, foo=1)
tell(collections.OrderedDict.popitem)
tell(collections.OrderedDict.popitem, 1, 2, 3)
tell(functools.cmp_to_key)
tell(functools.cmp_to_key, mycmp=len, foo=1)
tell(functools.reduce, foo=1)
tell(operator.attrgetter, 'a', foo=1)
tell(operator.itemgetter)
class Own(itertools.combinations): pass
tell(Own, [], foo=1)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(product() got an unexpected keyword argument 'foo'
product() takes at most 1 keyword argument (2 given)
combinations() missing required argument 'r' (pos 2)
combinations() takes at most 2 keyword arguments (3 given)
permutations() got an unexpected keyword argument 'foo'
groupby() got an unexpected keyword argument 'foo'
zip_longest() got an unexpected keyword argument
sort() got an unexpected keyword argument 'foo'
sort() takes at most 2 keyword arguments (3 given)
sum() got an unexpected keyword argument 'foo'
pow() got an unexpected keyword argument 'foo'
move_to_end() missing required argument 'key' (pos 1)
popitem() got an unexpected keyword argument 'foo'
unbound method OrderedDict.popitem() needs an argument
descriptor 'popitem' for 'collections.OrderedDict' objects doesn't apply to a 'int' object
cmp_to_key() missing required argument 'mycmp' (pos 1)
cmp_to_key() takes at most 1 keyword argument (2 given)
reduce() takes no keyword arguments
attrgetter() takes no keyword arguments
itemgetter expected 1 argument, got 0
combinations() missing required argument 'r' (pos 2)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 product() got an unexpected keyword argument 'foo'
-2 product() takes at most 1 keyword argument (2 given)
-3 combinations() missing required argument 'r' (pos 2)
-4 combinations() takes at most 2 keyword arguments (3 given)
-5 permutations() got an unexpected keyword argument 'foo'
-6 groupby() got an unexpected keyword argument 'foo'
+1 'foo' is an invalid keyword argument for this function
+2 product() takes at most 1 argument (2 given)
+3 Required argument 'r' (pos 2) not found
+4 combinations() takes at most 2 arguments (3 given)
+5 'foo' is an invalid keyword argument for this function
+6 'foo' is an invalid keyword argument for this function
-8 sort() got an unexpected keyword argument 'foo'
-9 sort() takes at most 2 keyword arguments (3 given)
-10 sum() got an unexpected keyword argument 'foo'
-11 pow() got an unexpected keyword argument 'foo'
-12 move_to_end() missing required argument 'key' (pos 1)
-13 popitem() got an unexpected keyword argument 'foo'
-14 unbound method OrderedDict.popitem() needs an argument
-15 descriptor 'popitem' for 'collections.OrderedDict' objects doesn't apply to a 'int' object
-16 cmp_to_key() missing required argument 'mycmp' (pos 1)
-17 cmp_to_key() takes at most 1 keyword argument (2 given)
+8 'foo' is an invalid keyword argument for this function
+9 sorted() takes at most 3 arguments (4 given)
+10 sum() takes no keyword arguments
+11 pow() takes no keyword arguments
+12 Required argument 'key' (pos 1) not found
+13 'foo' is an invalid keyword argument for this function
+14 descriptor 'popitem' of 'collections.OrderedDict' object needs an argument
+15 descriptor 'popitem' requires a 'collections.OrderedDict' object but received a 'int'
+16 Required argument 'mycmp' (pos 1) not found
+17 cmp_to_key() takes at most 1 argument (2 given)
-19 attrgetter() takes no keyword arguments
-20 itemgetter expected 1 argument, got 0
-21 combinations() missing required argument 'r' (pos 2)
+19 attrgetter() does not take keyword arguments
+20 itemgetter expected 1 arguments, got 0
+21 Required argument 'r' (pos 2) not found
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") ==
          R"(-1 product() got an unexpected keyword argument 'foo'
+1 'foo' is an invalid keyword argument for product()
-5 permutations() got an unexpected keyword argument 'foo'
-6 groupby() got an unexpected keyword argument 'foo'
+5 'foo' is an invalid keyword argument for permutations()
+6 'foo' is an invalid keyword argument for groupby()
-8 sort() got an unexpected keyword argument 'foo'
+8 'foo' is an invalid keyword argument for sort()
-10 sum() got an unexpected keyword argument 'foo'
-11 pow() got an unexpected keyword argument 'foo'
+10 sum() takes no keyword arguments
+11 pow() takes no keyword arguments
-13 popitem() got an unexpected keyword argument 'foo'
-14 unbound method OrderedDict.popitem() needs an argument
-15 descriptor 'popitem' for 'collections.OrderedDict' objects doesn't apply to a 'int' object
+13 'foo' is an invalid keyword argument for popitem()
+14 descriptor 'popitem' of 'collections.OrderedDict' object needs an argument
+15 descriptor 'popitem' requires a 'collections.OrderedDict' object but received a 'int'
-20 itemgetter expected 1 argument, got 0
+20 itemgetter expected 1 arguments, got 0
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 product() got an unexpected keyword argument 'foo'
+1 'foo' is an invalid keyword argument for product()
-5 permutations() got an unexpected keyword argument 'foo'
-6 groupby() got an unexpected keyword argument 'foo'
+5 'foo' is an invalid keyword argument for permutations()
+6 'foo' is an invalid keyword argument for groupby()
-8 sort() got an unexpected keyword argument 'foo'
+8 'foo' is an invalid keyword argument for sort()
-10 sum() got an unexpected keyword argument 'foo'
-11 pow() got an unexpected keyword argument 'foo'
+10 'foo' is an invalid keyword argument for sum()
+11 'foo' is an invalid keyword argument for pow()
-13 popitem() got an unexpected keyword argument 'foo'
-14 unbound method OrderedDict.popitem() needs an argument
+13 'foo' is an invalid keyword argument for popitem()
+14 descriptor 'popitem' of 'collections.OrderedDict' object needs an argument
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") ==
          R"(-1 product() got an unexpected keyword argument 'foo'
+1 'foo' is an invalid keyword argument for product()
-5 permutations() got an unexpected keyword argument 'foo'
-6 groupby() got an unexpected keyword argument 'foo'
+5 'foo' is an invalid keyword argument for permutations()
+6 'foo' is an invalid keyword argument for groupby()
-8 sort() got an unexpected keyword argument 'foo'
+8 'foo' is an invalid keyword argument for sort()
-10 sum() got an unexpected keyword argument 'foo'
-11 pow() got an unexpected keyword argument 'foo'
+10 'foo' is an invalid keyword argument for sum()
+11 'foo' is an invalid keyword argument for pow()
-13 popitem() got an unexpected keyword argument 'foo'
+13 'foo' is an invalid keyword argument for popitem()
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-18 reduce() takes no keyword arguments
+18 reduce() takes at least 2 positional arguments (0 given)
)");
}

TEST_CASE("What errors of the system take, and what a bytearray asks") {
    constexpr std::string_view source = R"(def tell(action, *arguments, **keywords):
    try: print('ok', action(*arguments, **keywords))
    except Exception as e: print(type(e).__name__, e)
class New(OSError):
    def __new__(cls, extra=None):
        self = super().__new__(cls)
        self.extra = extra
        return self
class Init(OSError):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments)
class Plain(OSError): pass
tell(lambda: New(extra=3).extra)
tell(lambda: Init(2, 'text', 'name', more=1).args)
tell(Plain, more=1)
tell(lambda: Plain().__init__(more=1))
error = BlockingIOError(1, 'text', 3)
tell(lambda: error.characters_written)
tell(setattr, error, 'characters_written', 5)
tell(lambda: error.characters_written)
class Sized:
    def __iter__(self): return iter([1])
    def __len__(self): raise RuntimeError('asked')
tell(bytearray().extend, Sized())
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(ok 3
ok (2, 'text')
TypeError Plain() takes no keyword arguments
ok None
ok 3
ok None
ok 5
RuntimeError asked
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-3 TypeError Plain() takes no keyword arguments
+3 TypeError Plain does not take keyword arguments
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-3 TypeError Plain() takes no keyword arguments
+3 TypeError OSError does not take keyword arguments
)");
}

TEST_CASE("Calls in the loop complain as C does, too") {
    constexpr std::string_view source = R"(import collections, heapq, weakref, sys, bisect
def tell(f):
    try: print('ok', f())
    except BaseException as e: print(type(e).__name__, e)
o = collections.OrderedDict(a=1)
tell(lambda: o.move_to_end(int, bogus=1))
tell(lambda: o.copy(1))
tell(lambda: o.popitem(1, 2))
tell(lambda: heapq.heappush([], 1, bogus=2))
tell(lambda: heapq.heappush([]))
tell(lambda: bisect.bisect_left())
tell(lambda: bisect.bisect_left([1], 1, bogus=2))
tell(lambda: weakref.proxy(o, bogus=1))
tell(lambda: weakref.getweakrefcount(o, bogus=1))
tell(lambda: weakref.getweakrefcount())
tell(lambda: weakref.ref())
tell(lambda: weakref.proxy())
tell(lambda: o.setdefault())
tell(lambda: o.update(1, 2))
tell(lambda: o.keys(1))
tell(lambda: o.__reversed__(1))
tell(lambda: collections.OrderedDict.fromkeys())
tell(lambda: collections.OrderedDict(1, 2))
tell(lambda: collections.defaultdict(1))
tell(lambda: collections.defaultdict(int, 1, 2))
tell(lambda: collections.defaultdict(int).copy(1))
tell(lambda: collections.defaultdict(int).__missing__())
tell(lambda: sys.audit())
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(TypeError move_to_end() got an unexpected keyword argument 'bogus'
TypeError OrderedDict.copy() takes no arguments (1 given)
TypeError popitem() takes at most 1 argument (2 given)
TypeError _heapq.heappush() takes no keyword arguments
TypeError heappush expected 2 arguments, got 1
TypeError bisect_left() missing required argument 'a' (pos 1)
TypeError bisect_left() got an unexpected keyword argument 'bogus'
TypeError _weakref.proxy() takes no keyword arguments
TypeError _weakref.getweakrefcount() takes no keyword arguments
TypeError _weakref.getweakrefcount() takes exactly one argument (0 given)
TypeError __new__ expected at least 1 argument, got 0
TypeError proxy expected at least 1 argument, got 0
TypeError setdefault() missing required argument 'key' (pos 1)
TypeError update() takes at most 1 positional argument (2 given)
TypeError OrderedDict.keys() takes no arguments (1 given)
TypeError OrderedDict.__reversed__() takes no arguments (1 given)
TypeError fromkeys() missing required argument 'iterable' (pos 1)
TypeError expected at most 1 arguments, got 2
TypeError first argument must be callable or None
TypeError dict expected at most 1 argument, got 2
TypeError defaultdict.copy() takes no arguments (1 given)
TypeError defaultdict.__missing__() takes exactly one argument (0 given)
TypeError audit() missing 1 required positional argument: 'event'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 TypeError move_to_end() got an unexpected keyword argument 'bogus'
-2 TypeError OrderedDict.copy() takes no arguments (1 given)
+1 TypeError 'bogus' is an invalid keyword argument for move_to_end()
+2 TypeError copy() takes no arguments (1 given)
-4 TypeError _heapq.heappush() takes no keyword arguments
+4 TypeError heappush() takes no keyword arguments
-7 TypeError bisect_left() got an unexpected keyword argument 'bogus'
-8 TypeError _weakref.proxy() takes no keyword arguments
-9 TypeError _weakref.getweakrefcount() takes no keyword arguments
-10 TypeError _weakref.getweakrefcount() takes exactly one argument (0 given)
+7 TypeError 'bogus' is an invalid keyword argument for bisect_left()
+8 TypeError proxy() takes no keyword arguments
+9 TypeError getweakrefcount() takes no keyword arguments
+10 TypeError getweakrefcount() takes exactly one argument (0 given)
-15 TypeError OrderedDict.keys() takes no arguments (1 given)
-16 TypeError OrderedDict.__reversed__() takes no arguments (1 given)
+15 TypeError keys() takes no arguments (1 given)
+16 TypeError __reversed__() takes no arguments (1 given)
-21 TypeError defaultdict.copy() takes no arguments (1 given)
-22 TypeError defaultdict.__missing__() takes exactly one argument (0 given)
+21 TypeError copy() takes no arguments (1 given)
+22 TypeError __missing__() takes exactly one argument (0 given)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") ==
          R"(-1 TypeError move_to_end() got an unexpected keyword argument 'bogus'
+1 TypeError 'bogus' is an invalid keyword argument for move_to_end()
-7 TypeError bisect_left() got an unexpected keyword argument 'bogus'
-8 TypeError _weakref.proxy() takes no keyword arguments
+7 TypeError 'bogus' is an invalid keyword argument for bisect_left()
+8 TypeError proxy() takes no keyword arguments
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-18 TypeError expected at most 1 arguments, got 2
+18 TypeError expected at most 1 argument, got 2
-23 TypeError audit() missing 1 required positional argument: 'event'
+23 TypeError audit expected at least 1 argument, got 0
)");
}

}  // namespace lastref
