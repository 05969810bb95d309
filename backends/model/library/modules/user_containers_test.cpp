#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("What UserList, UserString and UserDict ask an object of a program for") {
    constexpr std::string_view source = R"(
import collections
asked = []
class Asks:
    def __getattribute__(self, name):
        asked.append(name)
        return super().__getattribute__(name)
class L(Asks, collections.UserList): pass
class S(Asks, collections.UserString): pass
class D(Asks, collections.UserDict): pass
def tell(what, ask):
    asked.clear()
    try: answer = repr(ask())
    except Exception as e: answer = str(e)
    print(what, answer, *asked)
for each in [1], (1, 2), L([3]), 4:
    tell('L', lambda: L(each))
    ours = L([1])
    for name in '__lt__', '__eq__', '__add__', '__radd__', '__iadd__', 'extend':
        tell(name, lambda: getattr(collections.UserList, name)(ours, each))
tell('slice', lambda: ours[1:])
text = S('abc')
for each in 'b', S('b'), 1:
    tell('S', lambda: S(each))
    for name in '__lt__', '__contains__', '__add__', 'find', 'index', 'strip', 'partition', 'encode':
        tell(name, lambda: getattr(collections.UserString, name)(text, each))
tell('upper', lambda: text.upper())
tell('replace', lambda: text.replace('a', S('b')))
entries = D(a=1)
tell('update', lambda: entries.update(D(b=2)))
tell('copy', lambda: entries.copy())
tell('clear', lambda: entries.clear())
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(L [1] data data data
__lt__ False data _UserList__cast
__eq__ True data _UserList__cast
__add__ [1, 1] data __class__ data data data data
__radd__ [1, 1] data __class__ data data data data
__iadd__ [1, 1] data data data
extend None data
L [1, 2] data data
__lt__ '<' not supported between instances of 'list' and 'tuple' data _UserList__cast
__eq__ False data _UserList__cast
__add__ [1, 1, 2] data __class__ data data data data
__radd__ [1, 2, 1] data __class__ data data data data
__iadd__ [1, 1, 2] data data data
extend None data
L [3] data __class__ data data data
__lt__ True data _UserList__cast __class__ data
__eq__ False data _UserList__cast __class__ data
__add__ [1, 3] __class__ __class__ data data data data data
__radd__ [3, 1] __class__ __class__ data data data data data
__iadd__ [1, 3] __class__ data data data
extend None __class__ data data
L 'int' object is not iterable data
__lt__ '<' not supported between instances of 'list' and 'int' data _UserList__cast
__eq__ False data _UserList__cast
__add__ 'int' object is not iterable data __class__ data
__radd__ 'int' object is not iterable data __class__
__iadd__ 'int' object is not iterable data data
extend 'int' object is not iterable data
slice [] __class__ data data data data
S 'b' data
__lt__ True data
__contains__ True data
__add__ 'abcb' __class__ data data
find 1 data
index 1 data
strip 'abc' __class__ data data
partition ('a', 'b', 'c') data
encode unknown encoding: b data
S 'b' __class__ __class__ data data
__lt__ True __class__ data data
__contains__ True __class__ data data
__add__ 'abcb' __class__ __class__ data data data
find 1 __class__ data data
index must be str, not S data
strip strip arg must be None or str __class__ data
partition must be str, not S data
encode encode() argument 'encoding' must be str, not S data
S '1' data
__lt__ '<' not supported between instances of 'str' and 'int' data
__contains__ 'in <string>' requires string as left operand, not int data
__add__ 'abc1' __class__ data data
find must be str, not int data
index must be str, not int data
strip strip arg must be None or str __class__ data
partition must be str, not int data
encode encode() argument 'encoding' must be str, not int data
upper 'ABC' upper __class__ data data
replace 'bbc' replace __class__ data __class__ data data
update None update update data __class__ data data data data
copy {'a': 1, 'b': 2} copy __class__ data __class__ __class__ __dict__ __dict__ __dict__ __dict__ update __class__ data data data data data data data data
clear None clear popitem data data data data popitem data data data data popitem data
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.15") == R"(-44 index must be str, not S data
+44 index 1 __class__ data data
-52 find must be str, not int data
-53 index must be str, not int data
+52 find find() argument 1 must be str, not int data
+53 index index() argument 1 must be str, not int data
-61 clear None clear popitem data data data data popitem data data data data popitem data
+61 clear None clear popitem data popitem data popitem data
)");
    CHECK(changes(source, "model:cpython-3.8", "model:pypy-8.0") == R"(-44 index must be str, not S data
+44 index decoding to str: a bytes-like object is required, not S data
-46 partition must be str, not S data
-47 encode encode() argument 'encoding' must be str, not S data
+46 partition decoding to str: a bytes-like object is required, not S data
+47 encode expected str, got S object data
-50 __contains__ 'in <string>' requires string as left operand, not int data
+50 __contains__ decoding to str: a bytes-like object is required, not int data
-52 find must be str, not int data
-53 index must be str, not int data
+52 find decoding to str: a bytes-like object is required, not int data
+53 index decoding to str: a bytes-like object is required, not int data
-55 partition must be str, not int data
-56 encode encode() argument 'encoding' must be str, not int data
+55 partition decoding to str: a bytes-like object is required, not int data
+56 encode expected str, got int object data
)");
}

TEST_CASE("A UserList has its data before it looks at what it is made of") {
    constexpr std::string_view source = R"(
import collections
class L(collections.UserList):
    def __del__(self): print('dies with', vars(self))
for each in 3, [4]:
    try: L(each)
    except TypeError as e: print(e)
try: collections.UserString('a').strip(1, 2)
except TypeError as e: print(e)
print(collections.UserString('a,b').split(sep=','), repr(collections.UserString('a').center(width=3).data))
print(hasattr(type, '__or__'))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"('int' object is not iterable
dies with {'data': []}
dies with {'data': [4]}
strip() takes from 1 to 2 positional arguments but 3 were given
['a', 'b'] ' a '
False
)");
    CHECK(printed(source, "model:cpython-3.13") == R"('int' object is not iterable
dies with {'data': []}
dies with {'data': [4]}
UserString.strip() takes from 1 to 2 positional arguments but 3 were given
['a', 'b'] ' a '
True
)");
    CHECK(printed(source, "model:pypy-8.0") == R"('int' object is not iterable
UserString.strip() takes from 1 to 2 positional arguments but 3 were given
['a', 'b'] ' a '
True
)");
}

TEST_CASE("What a defaultdict without a factory does, and with one that fills it") {
    constexpr std::string_view source = R"(from collections import defaultdict
made = defaultdict(list)
def tell(action):
    try: print(action())
    except (AttributeError, KeyError) as e: print(type(e).__name__, e)
def outer():
    made['key'] = 'inner'
    return 'outer'
del made.default_factory
tell(lambda: made.default_factory)
tell(lambda: delattr(made, 'default_factory'))
tell(lambda: made['key'])
made.default_factory = outer
tell(lambda: (made['key'], dict(made)))
)";
    for (const char* each : {"model:cpython-3.15", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(None
None
KeyError 'key'
('inner', {'key': 'inner'})
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.6"})
        CHECK(testing::printed(source, each) == R"(None
None
KeyError 'key'
('outer', {'key': 'outer'})
)");
    CHECK(testing::printed(source, "model:pypy-8.0") ==
          R"(AttributeError 'defaultdict' object has no attribute 'default_factory'
AttributeError default_factory
AttributeError 'defaultdict' object has no attribute 'default_factory'
('outer', {'key': 'outer'})
)");
}

TEST_CASE("Counters have symmetric differences") {
    constexpr std::string_view source = R"(from collections import Counter
def tell(action):
    try: print(action())
    except (TypeError, KeyError) as e: print(type(e).__name__, e)
def change(left, right):
    left ^= right
    return list(left.items())
tell(lambda: list((Counter(a=3, b=-1, z=2) ^ Counter(c=2, a=1, z=2, d=-4)).items()))
tell(lambda: Counter('ab') ^ {'a': 1})
tell(lambda: Counter() ^ Counter(a='x'))
tell(lambda: change(Counter(a=3, b=-1, z=2), Counter(c=2, a=1, z=2, d=-4)))
tell(lambda: change(Counter('ab'), {'a': 1}))
tell(lambda: [name for name in vars(Counter) if 'xor' in name])
)";
    CHECK(testing::printed(source, "model:cpython-3.15") == R"([('a', 2), ('b', 1), ('c', 2), ('d', 4)]
TypeError unsupported operand type(s) for ^: 'Counter' and 'dict'
TypeError bad operand type for abs(): 'str'
[('a', 2), ('b', 1), ('c', 2), ('d', 4)]
KeyError 'b'
['__xor__', '__ixor__']
)");
    CHECK(testing::printed(source, "model:cpython-3.14") ==
          R"(TypeError unsupported operand type(s) for ^: 'Counter' and 'Counter'
TypeError unsupported operand type(s) for ^: 'Counter' and 'dict'
TypeError unsupported operand type(s) for ^: 'Counter' and 'Counter'
TypeError unsupported operand type(s) for ^=: 'Counter' and 'Counter'
TypeError unsupported operand type(s) for ^=: 'Counter' and 'dict'
[]
)");
}

}  // namespace lastref::testing
