#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("Special methods that an instance has itself") {
    constexpr std::string_view source = R"x(
class A: pass
for name, value in [('__len__', lambda: 3), ('__getitem__', lambda i: i), ('__call__', lambda *a: a), ('__str__', lambda: 'inst str'), ('__repr__', lambda: 'inst repr'), ('__nonzero__', lambda: 0), ('__hash__', lambda: 7), ('__eq__', lambda o: 'eq'), ('__cmp__', lambda o: 0), ('__add__', lambda o: 'add'), ('__iter__', lambda: iter('ab')), ('__contains__', lambda o: True), ('__int__', lambda: 9), ('next', lambda: 'n'), ('__neg__', lambda: 'neg'), ('__getattr__', lambda n: 'never'), ('__setattr__', lambda n, v: 'never')]:
    a = A()
    setattr(a, name, value)
    for what in 'len(a)', 'a[5]', 'a(1)', 'str(a)[:9]', 'repr(a)[:9]', 'bool(a)', 'a == 3', 'a < 3' if name == '__cmp__' else '0', 'a + 1', 'list(a)' if name != '__getitem__' else '0', '4 in a' if name != '__getitem__' else '0', 'int(a)', 'next(a)', '-a', 'a.zz':
        try: r = eval(what)
        except Exception as e: r = type(e).__name__ + ' ' + str(e)
        print name, what, r
)x";
    CHECK(printed(source, python_2) == R"x(__len__ len(a) 3
__len__ a[5] AttributeError A instance has no attribute '__getitem__'
__len__ a(1) AttributeError A instance has no __call__ method
__len__ str(a)[:9] <__main__
__len__ repr(a)[:9] <__main__
__len__ bool(a) True
__len__ a == 3 False
__len__ 0 0
__len__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__len__ list(a) TypeError iteration over non-sequence
__len__ 4 in a TypeError argument of type 'instance' is not iterable
__len__ int(a) AttributeError A instance has no attribute '__trunc__'
__len__ next(a) TypeError instance has no next() method
__len__ -a AttributeError A instance has no attribute '__neg__'
__len__ a.zz AttributeError A instance has no attribute 'zz'
__getitem__ len(a) AttributeError A instance has no attribute '__len__'
__getitem__ a[5] 5
__getitem__ a(1) AttributeError A instance has no __call__ method
__getitem__ str(a)[:9] <__main__
__getitem__ repr(a)[:9] <__main__
__getitem__ bool(a) True
__getitem__ a == 3 False
__getitem__ 0 0
__getitem__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__getitem__ 0 0
__getitem__ 0 0
__getitem__ int(a) AttributeError A instance has no attribute '__trunc__'
__getitem__ next(a) TypeError instance has no next() method
__getitem__ -a AttributeError A instance has no attribute '__neg__'
__getitem__ a.zz AttributeError A instance has no attribute 'zz'
__call__ len(a) AttributeError A instance has no attribute '__len__'
__call__ a[5] AttributeError A instance has no attribute '__getitem__'
__call__ a(1) (1,)
__call__ str(a)[:9] <__main__
__call__ repr(a)[:9] <__main__
__call__ bool(a) True
__call__ a == 3 False
__call__ 0 0
__call__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__call__ list(a) TypeError iteration over non-sequence
__call__ 4 in a TypeError argument of type 'instance' is not iterable
__call__ int(a) AttributeError A instance has no attribute '__trunc__'
__call__ next(a) TypeError instance has no next() method
__call__ -a AttributeError A instance has no attribute '__neg__'
__call__ a.zz AttributeError A instance has no attribute 'zz'
__str__ len(a) AttributeError A instance has no attribute '__len__'
__str__ a[5] AttributeError A instance has no attribute '__getitem__'
__str__ a(1) AttributeError A instance has no __call__ method
__str__ str(a)[:9] inst str
__str__ repr(a)[:9] <__main__
__str__ bool(a) True
__str__ a == 3 False
__str__ 0 0
__str__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__str__ list(a) TypeError iteration over non-sequence
__str__ 4 in a TypeError argument of type 'instance' is not iterable
__str__ int(a) AttributeError A instance has no attribute '__trunc__'
__str__ next(a) TypeError instance has no next() method
__str__ -a AttributeError A instance has no attribute '__neg__'
__str__ a.zz AttributeError A instance has no attribute 'zz'
__repr__ len(a) AttributeError A instance has no attribute '__len__'
__repr__ a[5] AttributeError A instance has no attribute '__getitem__'
__repr__ a(1) AttributeError A instance has no __call__ method
__repr__ str(a)[:9] inst repr
__repr__ repr(a)[:9] inst repr
__repr__ bool(a) True
__repr__ a == 3 False
__repr__ 0 0
__repr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__repr__ list(a) TypeError iteration over non-sequence
__repr__ 4 in a TypeError argument of type 'instance' is not iterable
__repr__ int(a) AttributeError A instance has no attribute '__trunc__'
__repr__ next(a) TypeError instance has no next() method
__repr__ -a AttributeError A instance has no attribute '__neg__'
__repr__ a.zz AttributeError A instance has no attribute 'zz'
__nonzero__ len(a) AttributeError A instance has no attribute '__len__'
__nonzero__ a[5] AttributeError A instance has no attribute '__getitem__'
__nonzero__ a(1) AttributeError A instance has no __call__ method
__nonzero__ str(a)[:9] <__main__
__nonzero__ repr(a)[:9] <__main__
__nonzero__ bool(a) False
__nonzero__ a == 3 False
__nonzero__ 0 0
__nonzero__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__nonzero__ list(a) TypeError iteration over non-sequence
__nonzero__ 4 in a TypeError argument of type 'instance' is not iterable
__nonzero__ int(a) AttributeError A instance has no attribute '__trunc__'
__nonzero__ next(a) TypeError instance has no next() method
__nonzero__ -a AttributeError A instance has no attribute '__neg__'
__nonzero__ a.zz AttributeError A instance has no attribute 'zz'
__hash__ len(a) AttributeError A instance has no attribute '__len__'
__hash__ a[5] AttributeError A instance has no attribute '__getitem__'
__hash__ a(1) AttributeError A instance has no __call__ method
__hash__ str(a)[:9] <__main__
__hash__ repr(a)[:9] <__main__
__hash__ bool(a) True
__hash__ a == 3 False
__hash__ 0 0
__hash__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__hash__ list(a) TypeError iteration over non-sequence
__hash__ 4 in a TypeError argument of type 'instance' is not iterable
__hash__ int(a) AttributeError A instance has no attribute '__trunc__'
__hash__ next(a) TypeError instance has no next() method
__hash__ -a AttributeError A instance has no attribute '__neg__'
__hash__ a.zz AttributeError A instance has no attribute 'zz'
__eq__ len(a) AttributeError A instance has no attribute '__len__'
__eq__ a[5] AttributeError A instance has no attribute '__getitem__'
__eq__ a(1) AttributeError A instance has no __call__ method
__eq__ str(a)[:9] <__main__
__eq__ repr(a)[:9] <__main__
__eq__ bool(a) True
__eq__ a == 3 eq
__eq__ 0 0
__eq__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__eq__ list(a) TypeError iteration over non-sequence
__eq__ 4 in a TypeError argument of type 'instance' is not iterable
__eq__ int(a) AttributeError A instance has no attribute '__trunc__'
__eq__ next(a) TypeError instance has no next() method
__eq__ -a AttributeError A instance has no attribute '__neg__'
__eq__ a.zz AttributeError A instance has no attribute 'zz'
__cmp__ len(a) AttributeError A instance has no attribute '__len__'
__cmp__ a[5] AttributeError A instance has no attribute '__getitem__'
__cmp__ a(1) AttributeError A instance has no __call__ method
__cmp__ str(a)[:9] <__main__
__cmp__ repr(a)[:9] <__main__
__cmp__ bool(a) True
__cmp__ a == 3 True
__cmp__ a < 3 False
__cmp__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__cmp__ list(a) TypeError iteration over non-sequence
__cmp__ 4 in a TypeError argument of type 'instance' is not iterable
__cmp__ int(a) AttributeError A instance has no attribute '__trunc__'
__cmp__ next(a) TypeError instance has no next() method
__cmp__ -a AttributeError A instance has no attribute '__neg__'
__cmp__ a.zz AttributeError A instance has no attribute 'zz'
__add__ len(a) AttributeError A instance has no attribute '__len__'
__add__ a[5] AttributeError A instance has no attribute '__getitem__'
__add__ a(1) AttributeError A instance has no __call__ method
__add__ str(a)[:9] <__main__
__add__ repr(a)[:9] <__main__
__add__ bool(a) True
__add__ a == 3 False
__add__ 0 0
__add__ a + 1 add
__add__ list(a) TypeError iteration over non-sequence
__add__ 4 in a TypeError argument of type 'instance' is not iterable
__add__ int(a) AttributeError A instance has no attribute '__trunc__'
__add__ next(a) TypeError instance has no next() method
__add__ -a AttributeError A instance has no attribute '__neg__'
__add__ a.zz AttributeError A instance has no attribute 'zz'
__iter__ len(a) AttributeError A instance has no attribute '__len__'
__iter__ a[5] AttributeError A instance has no attribute '__getitem__'
__iter__ a(1) AttributeError A instance has no __call__ method
__iter__ str(a)[:9] <__main__
__iter__ repr(a)[:9] <__main__
__iter__ bool(a) True
__iter__ a == 3 False
__iter__ 0 0
__iter__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__iter__ list(a) ['a', 'b']
__iter__ 4 in a False
__iter__ int(a) AttributeError A instance has no attribute '__trunc__'
__iter__ next(a) TypeError instance has no next() method
__iter__ -a AttributeError A instance has no attribute '__neg__'
__iter__ a.zz AttributeError A instance has no attribute 'zz'
__contains__ len(a) AttributeError A instance has no attribute '__len__'
__contains__ a[5] AttributeError A instance has no attribute '__getitem__'
__contains__ a(1) AttributeError A instance has no __call__ method
__contains__ str(a)[:9] <__main__
__contains__ repr(a)[:9] <__main__
__contains__ bool(a) True
__contains__ a == 3 False
__contains__ 0 0
__contains__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__contains__ list(a) TypeError iteration over non-sequence
__contains__ 4 in a True
__contains__ int(a) AttributeError A instance has no attribute '__trunc__'
__contains__ next(a) TypeError instance has no next() method
__contains__ -a AttributeError A instance has no attribute '__neg__'
__contains__ a.zz AttributeError A instance has no attribute 'zz'
__int__ len(a) AttributeError A instance has no attribute '__len__'
__int__ a[5] AttributeError A instance has no attribute '__getitem__'
__int__ a(1) AttributeError A instance has no __call__ method
__int__ str(a)[:9] <__main__
__int__ repr(a)[:9] <__main__
__int__ bool(a) True
__int__ a == 3 False
__int__ 0 0
__int__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__int__ list(a) TypeError iteration over non-sequence
__int__ 4 in a TypeError argument of type 'instance' is not iterable
__int__ int(a) 9
__int__ next(a) TypeError instance has no next() method
__int__ -a AttributeError A instance has no attribute '__neg__'
__int__ a.zz AttributeError A instance has no attribute 'zz'
next len(a) AttributeError A instance has no attribute '__len__'
next a[5] AttributeError A instance has no attribute '__getitem__'
next a(1) AttributeError A instance has no __call__ method
next str(a)[:9] <__main__
next repr(a)[:9] <__main__
next bool(a) True
next a == 3 False
next 0 0
next a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
next list(a) TypeError iteration over non-sequence
next 4 in a TypeError argument of type 'instance' is not iterable
next int(a) AttributeError A instance has no attribute '__trunc__'
next next(a) n
next -a AttributeError A instance has no attribute '__neg__'
next a.zz AttributeError A instance has no attribute 'zz'
__neg__ len(a) AttributeError A instance has no attribute '__len__'
__neg__ a[5] AttributeError A instance has no attribute '__getitem__'
__neg__ a(1) AttributeError A instance has no __call__ method
__neg__ str(a)[:9] <__main__
__neg__ repr(a)[:9] <__main__
__neg__ bool(a) True
__neg__ a == 3 False
__neg__ 0 0
__neg__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__neg__ list(a) TypeError iteration over non-sequence
__neg__ 4 in a TypeError argument of type 'instance' is not iterable
__neg__ int(a) AttributeError A instance has no attribute '__trunc__'
__neg__ next(a) TypeError instance has no next() method
__neg__ -a neg
__neg__ a.zz AttributeError A instance has no attribute 'zz'
__getattr__ len(a) AttributeError A instance has no attribute '__len__'
__getattr__ a[5] AttributeError A instance has no attribute '__getitem__'
__getattr__ a(1) AttributeError A instance has no __call__ method
__getattr__ str(a)[:9] <__main__
__getattr__ repr(a)[:9] <__main__
__getattr__ bool(a) True
__getattr__ a == 3 False
__getattr__ 0 0
__getattr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__getattr__ list(a) TypeError iteration over non-sequence
__getattr__ 4 in a TypeError argument of type 'instance' is not iterable
__getattr__ int(a) AttributeError A instance has no attribute '__trunc__'
__getattr__ next(a) TypeError instance has no next() method
__getattr__ -a AttributeError A instance has no attribute '__neg__'
__getattr__ a.zz AttributeError A instance has no attribute 'zz'
__setattr__ len(a) AttributeError A instance has no attribute '__len__'
__setattr__ a[5] AttributeError A instance has no attribute '__getitem__'
__setattr__ a(1) AttributeError A instance has no __call__ method
__setattr__ str(a)[:9] <__main__
__setattr__ repr(a)[:9] <__main__
__setattr__ bool(a) True
__setattr__ a == 3 False
__setattr__ 0 0
__setattr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__setattr__ list(a) TypeError iteration over non-sequence
__setattr__ 4 in a TypeError argument of type 'instance' is not iterable
__setattr__ int(a) AttributeError A instance has no attribute '__trunc__'
__setattr__ next(a) TypeError instance has no next() method
__setattr__ -a AttributeError A instance has no attribute '__neg__'
__setattr__ a.zz AttributeError A instance has no attribute 'zz'
)x");
}

}  // namespace lastref
