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

TEST_CASE("A function needs the cells of its code") {
    constexpr std::string_view source = R"(def tell(*arguments):
    try: print(Function(*arguments).__name__)
    except Exception as e: print(type(e).__name__, e)
def outer():
    x = 1
    y = 2
    def free(a): return x + y + a
    def plain(a): return a
    return free, plain
free, plain = outer()
Function = type(free)
tell(free.__code__, {}, None, None, ())
tell(free.__code__, {}, None, None, free.__closure__[:1])
tell(free.__code__, {}, None, None, (1, 2))
tell(free.__code__, {}, None, None, 3)
tell(free.__code__, {}, None, None, free.__closure__)
tell(plain.__code__, {}, None, None, ())
tell(plain.__code__, {}, None, None, (1,))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(ValueError free requires closure of length 2, not 0
ValueError free requires closure of length 2, not 1
TypeError arg 5 (closure) expected cell, found int
TypeError arg 5 (closure) must be None or tuple
free
plain
ValueError plain requires closure of length 0, not 1
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-1 ValueError free requires closure of length 2, not 0
-2 ValueError free requires closure of length 2, not 1
-3 TypeError arg 5 (closure) expected cell, found int
-4 TypeError arg 5 (closure) must be None or tuple
+1 ValueError closure is wrong size
+2 ValueError closure is wrong size
+3 TypeError 'cell' object expected, got 'int' instead
+4 TypeError invalid closure
-6 plain
-7 ValueError plain requires closure of length 0, not 1
+6 ValueError no closure needed
+7 ValueError no closure needed
)");
}

TEST_CASE("Bases of classes are types") {
    constexpr std::string_view source = R"(class M(type): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: type('N', (3,), {}))
t(lambda: type('N', (object(),), {}))
t(lambda: M('N', (3,), {}))
t(lambda: M('N', (object(),), {}))
t(lambda: M('N', (int, object()), {}))
t(lambda: M('N', (None,), {}))
t(lambda: M('N', (M('X', (), {})(),), {}))
t(lambda: type.__new__(M, 'N', (object(),), {}))
t(lambda: M('N', [object], {}))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError bases must be types
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError type.__new__() argument 2 must be tuple, not list
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") == R"(-2 TypeError bases must be types
+2 TypeError bases must be types; got 'object'
-4 TypeError bases must be types
-5 TypeError bases must be types
+4 TypeError bases must be types; got 'object'
+5 TypeError bases must be types; got 'object'
-8 TypeError bases must be types
+8 TypeError bases must be types; got 'object'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-2 TypeError bases must be types
+2 TypeError a new-style class can't have only classic bases
-4 TypeError bases must be types
-5 TypeError bases must be types
+4 TypeError a new-style class can't have only classic bases
+5 AttributeError 'object' object has no attribute '__bases__'
-8 TypeError bases must be types
-9 TypeError type.__new__() argument 2 must be tuple, not list
+8 TypeError a new-style class can't have only classic bases
+9 TypeError type() argument 2 must be tuple, not list
)");
}

}  // namespace lastref
