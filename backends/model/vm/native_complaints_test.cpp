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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-1 product() got an unexpected keyword argument 'foo'
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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") == R"(-1 product() got an unexpected keyword argument 'foo'
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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-1 product() got an unexpected keyword argument 'foo'
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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") == R"(-1 product() got an unexpected keyword argument 'foo'
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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-18 reduce() takes no keyword arguments
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
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-3 TypeError Plain() takes no keyword arguments
+3 TypeError Plain does not take keyword arguments
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-3 TypeError Plain() takes no keyword arguments
+3 TypeError OSError does not take keyword arguments
)");
}

}  // namespace lastref
