#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What is pickled comes back") {
    constexpr std::string_view source = R"(
import collections, enum, functools, io, operator, pickle, types
class Color(enum.Enum):
    RED = 1
class Outer:
    class Inner: pass
    def method(self): return 1
Point = collections.namedtuple('Point', 'x y')
class Slots:
    __slots__ = ('a', '__b')
    def __init__(self): self.a, self._Slots__b = 1, 2
class New:
    def __new__(cls, *args, k=0):
        self = object.__new__(cls)
        self.k = k
        return self
    def __getnewargs_ex__(self): return (), {'k': 7}
class Error(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b
class Made:
    def __init__(self, x): self.x, self.all = x, []
    def append(self, item): self.all.append(item)
    def __setitem__(self, key, value): self.all.append((key, value))
class Reduced:
    def __reduce__(self): return Made, (1,), {'s': 1}, iter([1, 2]), iter([(1, 2)])
counts = []
for value in (Color.RED, Outer.Inner, Outer().method, Point(1, 2), Slots(), New(), Error(1, 2), Reduced(), collections.OrderedDict(a=1), collections.deque([1], 3), collections.defaultdict(list, {1: [2]}), collections.Counter('ab'), functools.partial(int, base=2), types.SimpleNamespace(a=1), io.StringIO('abc'), iter([1, 2]), reversed([1, 2]), enumerate('ab'), zip([1], [2]), map(str, [1])):
    copies = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    made = copies[-1]
    told = getattr(made, '__dict__', None) if not isinstance(made, (type, enum.Enum)) else None
    shown = list(made) if hasattr(made, '__next__') else [made.a, made._Slots__b] if isinstance(made, Slots) else None
    print(type(made).__name__, len(set(map(type, copies))), shown, {} if told is None else sorted(map(str, told)))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(Color 1 None {}
type 1 None {}
method 1 None []
Point 1 None {}
Slots 1 [1, 2] {}
New 1 None ['k']
Error 1 None ['b']
Made 1 None ['all', 's', 'x']
OrderedDict 1 None []
deque 1 None {}
defaultdict 1 None {}
Counter 1 None []
partial 1 None []
SimpleNamespace 1 None ['a']
StringIO 1 ['abc'] []
list_iterator 1 [1, 2] {}
list_reverseiterator 1 [2, 1] {}
enumerate 1 [(0, 'a'), (1, 'b')] {}
zip 1 [(1, 2)] {}
map 1 ['1'] {}
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(Color 1 None {}
type 1 None {}
method 1 None []
Point 1 None {}
Slots 1 [1, 2] {}
New 1 None ['k']
Error 1 None ['b']
Made 1 None ['all', 's', 'x']
OrderedDict 1 None []
deque 1 None {}
defaultdict 1 None {}
Counter 1 None []
partial 1 None []
SimpleNamespace 1 None ['a']
StringIO 1 ['abc'] []
list_iterator 1 [1, 2] {}
list_reverseiterator 1 [2, 1] {}
enumerate 1 [(0, 'a'), (1, 'b')] {}
zip 1 [(1, 2)] {}
map 1 ['1'] {}
)");
}

TEST_CASE("A pickler's hooks, memo and frames") {
    constexpr std::string_view source = R"(
import copyreg, io, pickle
class Kept:
    def __init__(self, name): self.name = name
class P(pickle.Pickler):
    def persistent_id(self, obj): return obj.name if isinstance(obj, Kept) else None
class U(pickle.Unpickler):
    def persistent_load(self, name): return 'kept ' + name
    def find_class(self, module, name):
        print('find', module, name)
        return super().find_class(module, name)
class C: pass
for protocol in 0, 4:
    file = io.BytesIO()
    P(file, protocol).dump([Kept('a'), C])
    print(file.getvalue())
    print(U(io.BytesIO(file.getvalue())).load())
def reduce_c(obj): return C, ()
copyreg.pickle(C, reduce_c)
print(pickle.dumps(C(), 2))
class T(pickle.Pickler):
    dispatch_table = {C: lambda obj: (list, ())}
file = io.BytesIO()
T(file, 2).dump(C())
print(file.getvalue())
copyreg.add_extension('__main__', 'C', 5)
print(pickle.dumps(C, 2), pickle.loads(pickle.dumps(C, 2)) is C)
file = io.BytesIO()
pickler = pickle.Pickler(file, 2)
shared = ['x']
pickler.dump(shared)
pickler.dump(shared)
pickler.clear_memo()
pickler.dump(shared)
print(file.getvalue())
file.seek(0)
unpickler = pickle.Unpickler(file)
print(unpickler.load(), unpickler.load(), unpickler.load(), file.tell())
big = pickle.dumps([b'x' * 70000, 'y'], 4)
print(len(big), big[:12], big[-16:], pickle.loads(big)[1])
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(b'(lp0\nPa\nac__main__\nC\np1\na.'
find __main__ C
['kept a', <class '__main__.C'>]
b'\x80\x04\x95\x1b\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x01a\x94Q\x8c\x08__main__\x94\x8c\x01C\x94\x93\x94e.'
find __main__ C
['kept a', <class '__main__.C'>]
b'\x80\x02c__main__\nC\nq\x00)Rq\x01.'
b'\x80\x02c__builtin__\nlist\nq\x00)Rq\x01.'
b'\x80\x02\x82\x05.' True
b'\x80\x02]q\x00X\x01\x00\x00\x00xq\x01a.\x80\x02h\x00.\x80\x02]q\x00X\x01\x00\x00\x00xq\x01a.'
['x'] ['x'] ['x'] 35
70035 b'\x80\x04\x95y\x11\x01\x00\x00\x00\x00\x00]' b'\x94\x95\x06\x00\x00\x00\x00\x00\x00\x00\x8c\x01y\x94e.' y
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(b'(lp0\nPa\nac__main__\nC\np1\na.'
find __main__ C
['kept a', <class '__main__.C'>]
b'\x80\x04\x95\x1b\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x01a\x94Q\x8c\x08__main__\x94\x8c\x01C\x94\x93\x94e.'
find __main__ C
['kept a', <class '__main__.C'>]
b'\x80\x02c__main__\nC\nq\x00)Rq\x01.'
b'\x80\x02c__builtin__\nlist\nq\x00)Rq\x01.'
b'\x80\x02\x82\x05.' True
b'\x80\x02]q\x00X\x01\x00\x00\x00xq\x01a.\x80\x02h\x00.\x80\x02]q\x00X\x01\x00\x00\x00xq\x01a.'
['x'] ['x'] ['x'] 35
70026 b'\x80\x04]\x94(Bp\x11\x01\x00xx' b'\x95\x07\x00\x00\x00\x00\x00\x00\x00\x94\x8c\x01y\x94e.' y
)");
}

TEST_CASE("Streams that a program derives from the bare ones are pickled by what they have") {
    constexpr std::string_view source = R"(import io, pickle
class Stream(io.RawIOBase):
    def __init__(self): self.x = 1
for protocol in 0, 2:
    try: print(vars(pickle.loads(pickle.dumps(Stream(), protocol))))
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.11") ==
          "cannot pickle '_RawIOBase' object\n{'x': 1, '_finalizing': True, '__IOBase_closed': True}\n");
    CHECK(printed(source, "model:cpython-3.12") ==
          "{'x': 1, '_finalizing': True, '__IOBase_closed': True}\n"
          "{'x': 1, '_finalizing': True, '__IOBase_closed': True}\n");
}

TEST_CASE("What copyreg was told about a class makes its copies, not those of its subclasses", "[library]") {
    constexpr std::string_view source = R"(
import copy, copyreg
class Told(object): pass
class Below(Told): pass
copyreg.pickle(Told, lambda told: (str, ('made',)))
print(copy.copy(Told()), copy.deepcopy(Told()), type(copy.copy(Below())).__name__)
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, model) == "made made Below\n");
}

}  // namespace lastref::testing
