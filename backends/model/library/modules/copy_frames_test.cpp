#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Copies that fail leave the frames and locals of the real ones") {
    constexpr std::string_view source = R"(import copy, traceback
class Bad:
    def __deepcopy__(self, memo): raise ValueError('deep')
    def __copy__(self): raise ValueError('shallow')
class State:
    def __setstate__(self, s): raise KeyError('state')
    def __init__(self): self.a = 1
class Holds:
    def __init__(self): self.a = Bad()
def attempt(f, *a):
    try:
        print(f(*a))
    except Exception as error:
        for frame, _ in list(traceback.walk_tb(error.__traceback__))[1:]:
            print(frame.f_code.co_name, sorted(frame.f_locals))
attempt(copy.copy, Bad())
attempt(copy.deepcopy, [Bad()])
attempt(copy.deepcopy, {1: Bad()})
attempt(copy.deepcopy, Holds())
attempt(copy.copy, State())
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(copy ['cls', 'copier', 'x']
__copy__ ['self']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
_deepcopy_list ['a', 'append', 'deepcopy', 'memo', 'x', 'y']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
__deepcopy__ ['memo', 'self']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
_deepcopy_dict ['deepcopy', 'key', 'memo', 'value', 'x', 'y']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
__deepcopy__ ['memo', 'self']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x']
_reconstruct ['args', 'deep', 'deepcopy', 'dictiter', 'func', 'listiter', 'memo', 'state', 'x', 'y']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
_deepcopy_dict ['deepcopy', 'key', 'memo', 'value', 'x', 'y']
deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
__deepcopy__ ['memo', 'self']
copy ['cls', 'copier', 'reductor', 'rv', 'x']
_reconstruct ['args', 'deep', 'deepcopy', 'dictiter', 'func', 'listiter', 'memo', 'state', 'x', 'y']
__setstate__ ['s', 'self']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.12") ==
          R"(-3 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
+3 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
-7 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
+7 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
-11 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x']
+11 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x', 'y']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") == R"(-1 copy ['cls', 'copier', 'x']
+1 copy ['cls', 'copier', 'issc', 'x']
-3 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
-4 _deepcopy_list ['a', 'append', 'deepcopy', 'memo', 'x', 'y']
+4 _deepcopy_list ['a', 'append', 'deepcopy', 'memo', 'x', 'y']
+5 deepcopy ['_nil', 'cls', 'copier', 'd', 'issc', 'memo', 'x', 'y']
-7 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
-8 _deepcopy_dict ['deepcopy', 'key', 'memo', 'value', 'x', 'y']
+8 _deepcopy_dict ['deepcopy', 'key', 'memo', 'value', 'x', 'y']
+9 deepcopy ['_nil', 'cls', 'copier', 'd', 'issc', 'memo', 'x', 'y']
-11 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x']
+11 deepcopy ['_nil', 'cls', 'copier', 'd', 'issc', 'memo', 'reductor', 'rv', 'x', 'y']
-15 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
+15 deepcopy ['_nil', 'cls', 'copier', 'd', 'issc', 'memo', 'x', 'y']
-17 copy ['cls', 'copier', 'reductor', 'rv', 'x']
+17 copy ['cls', 'copier', 'issc', 'reductor', 'rv', 'x']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-3 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
+3 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
-7 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x']
+7 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'x', 'y']
-11 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x']
+11 deepcopy ['_nil', 'cls', 'copier', 'd', 'memo', 'reductor', 'rv', 'x', 'y']
)");
}

TEST_CASE("What is copied outlives the memo of its copy") {
    constexpr std::string_view source = R"(import copy
from collections import deque
class Thing(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name, getattr(self, 'tag', 'original'))
    def __deepcopy__(self, memo):
        r = Thing(self.name); r.tag = 'copy'
        return r
def f(*a): pass
print(1)
f(copy.deepcopy(deque([Thing('eel' + str(t5)) for t5 in range(3)])))
print(2)
f(copy.deepcopy([Thing('eel' + str(t5)) for t5 in range(3)]))
print(3)
f(copy.deepcopy({i: Thing('eel' + str(i)) for i in range(3)}))
print(4)
f(copy.deepcopy(tuple([Thing('eel' + str(t5)) for t5 in range(3)])))
print(5)
class P: pass
p = P()
p.a, p.b = Thing('a'), Thing('b')
x = [p]; del p
f(copy.deepcopy(x.pop()))
print(6)
x = [deque([Thing('eel' + str(t5)) for t5 in range(3)])]
f(copy.deepcopy(x.pop()))
print(7)
f(copy.deepcopy(deque([Thing('eel0'), Thing('eel1')])))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(1
del eel0 original
del eel1 original
del eel2 original
del eel0 copy
del eel1 copy
del eel2 copy
2
del eel2 original
del eel1 original
del eel0 original
del eel2 copy
del eel1 copy
del eel0 copy
3
del eel2 original
del eel1 original
del eel0 original
del eel0 copy
del eel1 copy
del eel2 copy
4
del eel2 original
del eel1 original
del eel0 original
del eel2 copy
del eel1 copy
del eel0 copy
5
del a original
del b original
del a copy
del b copy
6
del eel0 original
del eel1 original
del eel2 original
del eel0 copy
del eel1 copy
del eel2 copy
7
del eel0 original
del eel1 original
del eel0 copy
del eel1 copy
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-16 del eel2 original
-17 del eel1 original
+17 del eel1 original
+18 del eel2 original
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-16 del eel2 original
-17 del eel1 original
+17 del eel1 original
+18 del eel2 original
)");
}

TEST_CASE("OrderedDicts are asked for their state from 3.11 on, and bytearrays for __reduce__ on PyPy alone") {
    constexpr std::string_view source = R"(import collections, copy
class Ordered(collections.OrderedDict):
    def __getstate__(self): return {'told': 'by itself'}
class Bytes(bytearray):
    def __reduce__(self): return str, ('reduced',)
made = Ordered()
made.told = 'by its attributes'
print(copy.copy(made).told, repr(copy.copy(Bytes(b'a'))))
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "by its attributes Bytes(b'a')\n");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == "by itself Bytes(b'a')\n");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == "by its attributes 'reduced'\n");
}

TEST_CASE("A function that tells no class fails to be registered where it is") {
    constexpr std::string_view source = R"(import functools
@functools.singledispatch
def told(value): pass
try: told.register(1)
except TypeError as error:
    traceback = error.__traceback__
    while traceback:
        print(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == "<module>\nregister\n");
}

}  // namespace lastref
