#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

namespace {

using testing::changes;
using testing::printed;

/// What a statement prints or the error that it raises.
std::string result_of(std::string_view statement, std::string_view runtime = "model:cpython-3.13") {
    std::string source = "try:\n    ";
    source += statement;
    source += "\nexcept Exception as error:\n    print(type(error).__name__ + ':', error)\n";
    std::string text = printed(source, runtime);
    if (!text.empty()) text.pop_back();
    return text;
}

constexpr std::string_view old = "model:cpython-3.8";
constexpr std::string_view newest = "model:cpython-3.15";

}  // namespace

TEST_CASE("Built-in functions tell which arguments do not fit") {
    CHECK(result_of("print(1, foo=2)") == "TypeError: print() got an unexpected keyword argument 'foo'");
    CHECK(result_of("print(1, foo=2)", old) == "TypeError: 'foo' is an invalid keyword argument for print()");
    CHECK(result_of("''.split(maxsplt=1)") ==
          "TypeError: split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?");
    CHECK(result_of("min(1, a=2, b=3, c=4)") == "TypeError: min() takes at most 2 keyword arguments (3 given)");
    CHECK(result_of("int.from_bytes(b'a', 'big', 3)") ==
          "TypeError: from_bytes() takes at most 2 positional arguments (3 given)");
    CHECK(result_of("memoryview(x=1)") == "TypeError: memoryview() missing required argument 'object' (pos 1)");
    CHECK(result_of("reversed()") == "TypeError: reversed expected 1 argument, got 0");
    CHECK(result_of("enumerate(x=1)") == "TypeError: 'x' is an invalid keyword argument for enumerate()");
    CHECK(result_of("enumerate(x=1)", old) == "TypeError: enumerate() missing required argument 'iterable' (pos 1)");
    CHECK(result_of("(1).__add__()") == "TypeError: expected 1 argument, got 0");
    CHECK(result_of("[].__setitem__(1)") == "TypeError:  expected 2 arguments, got 1");
    CHECK(result_of("[].__setitem__(1)", newest) == "TypeError: __setitem__ expected 2 arguments, got 1");
    CHECK(result_of("(lambda first: 0)(frist=1)") ==
          "TypeError: <lambda>() got an unexpected keyword argument 'frist'. Did you mean 'first'?");
    CHECK(result_of("type({}.keys())()") == "TypeError: cannot create 'dict_keys' instances");
    CHECK(result_of("import gc; gc()") == "TypeError: 'module' object is not callable");
    CHECK(result_of("print(type((1).__add__), [].__getitem__.__class__)") ==
          "<class 'method-wrapper'> <class 'builtin_function_or_method'>");
}

TEST_CASE("Built-in functions tell which values do not fit") {
    CHECK(result_of("chr(1 << 100)") == "ValueError: chr() arg not in range(0x110000)");
    CHECK(result_of("chr(1 << 100)", old) == "OverflowError: Python int too large to convert to C int");
    CHECK(result_of("delattr(1, 2)") == "TypeError: attribute name must be string, not 'int'");
    CHECK(result_of("getattr(1, 2)", old) == "TypeError: getattr(): attribute name must be string");
    CHECK(result_of("pow(1, 2, 3.0)") == "TypeError: pow() 3rd argument not allowed unless all arguments are integers");
    CHECK(result_of("format(1, None)") == "TypeError: format() argument 2 must be str, not None");
    CHECK(result_of("super(int, 1, 2)") == "TypeError: super() expected at most 2 arguments, got 3");
    CHECK(result_of("super(int, 1, 2)", old) == "TypeError: super() takes at most 2 arguments (3 given)");
    CHECK(result_of("super(int, str)", old) ==
          "TypeError: super(type, obj): obj must be an instance or subtype of type");
    CHECK(result_of("type('A\\0', (), {})") == "ValueError: type name must not contain null characters");
    CHECK(result_of("del type('A', (), {}).__name__") ==
          "TypeError: cannot delete '__name__' attribute of immutable type 'A'");
    CHECK(result_of("del type('A', (), {}).__name__", old) == "TypeError: can't delete A.__name__");
    CHECK(result_of("import sys; sys.set_int_max_str_digits(640); print(len(str(10**639))); str(10**640)") ==
          "640\nValueError: Exceeds the limit (640 digits) for integer string conversion; "
          "use sys.set_int_max_str_digits() to increase the limit");
    CHECK(result_of("import sys; sys.setrecursionlimit(10**6); print(sys.getrecursionlimit())") == "1000000");
}

TEST_CASE("Attributes that are fields of the object are told from computed ones") {
    CHECK(result_of("print(range.start, ImportError.name, BaseException.args, property.fget)") ==
          "<member 'start' of 'range' objects> <member 'name' of 'ImportError' objects> "
          "<attribute 'args' of 'BaseException' objects> <member 'fget' of 'property' objects>");
    CHECK(result_of("range(1).start = 2") == "AttributeError: readonly attribute");
    CHECK(result_of("import collections; collections.deque().maxlen = 1") ==
          "AttributeError: attribute 'maxlen' of 'collections.deque' objects is not writable");
}

TEST_CASE("Exceptions check what they are made from") {
    CHECK(result_of("NameError('a', foo=3)") == "TypeError: NameError() got an unexpected keyword argument 'foo'");
    CHECK(result_of("NameError('a', foo=3)", old) == "TypeError: NameError() takes no keyword arguments");
    CHECK(result_of("AttributeError(a=1, b=2, c=3)") ==
          "TypeError: AttributeError() takes at most 2 keyword arguments (3 given)");
    CHECK(result_of("e = ImportError('x', name='n'); e.__init__('y'); print(e.name, e.msg)") == "None y");
    CHECK(result_of("SyntaxError('x', (1, 2, 3))") == "TypeError: function takes at least 4 arguments (3 given)");
    CHECK(result_of("SyntaxError('x', (1, 2, 3))", old) == "IndexError: tuple index out of range");
    CHECK(result_of("e = SyntaxError('x'); e.filename = 'f'; e.lineno = 3; print(e)") == "x (f, line 3)");
    CHECK(result_of("print(StopIteration(1, 2).value, SystemExit(1, 2).code)") == "1 (1, 2)");
    CHECK(result_of("ExceptionGroup('a', {ValueError()})") ==
          "TypeError: second argument (exceptions) must be a sequence");
    CHECK(result_of("ExceptionGroup('a', [ValueError()]).split('x')") ==
          "TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

TEST_CASE("Patterns check what classes let them match") {
    constexpr std::string_view program =
        "class C:\n"
        "    __match_args__ = ('a', 'a')\n"
        "    a = 1\n"
        "class D:\n"
        "    __match_args__ = ['a']\n"
        "for subject in C(), D():\n"
        "    try:\n"
        "        match subject:\n"
        "            case C(1, 1): pass\n"
        "            case D(1): pass\n"
        "    except TypeError as error:\n"
        "        print(error)\n";
    CHECK(printed(program) ==
          "C() got multiple sub-patterns for attribute 'a'\nD.__match_args__ must be a tuple (got list)\n");
}

TEST_CASE("Anything with bases may stand for a class") {
    constexpr std::string_view program =
        "class Abstract:\n"
        "    def __init__(self, *bases): self.__bases__ = bases\n"
        "root = Abstract()\n"
        "derived = Abstract(Abstract(), Abstract(root))\n"
        "class Instance:\n"
        "    __class__ = derived\n"
        "print(issubclass(derived, root), issubclass(root, derived), isinstance(Instance(), root))\n";
    CHECK(printed(program) == "True False True\n");
}

TEST_CASE("Subclasses of property keep the documentation they are given") {
    constexpr std::string_view program =
        "class P(property):\n"
        "    'of the class'\n"
        "def get(self): 'of the getter'\n"
        "print(P(get).__doc__, P(None, doc='given').__doc__, P().__doc__, P(get, doc='x').setter(get).__doc__)\n"
        "print(property(get, doc='own').setter(get).__doc__)\n";
    CHECK(printed(program) == "of the getter given None of the getter\nown\n");
    CHECK(printed(program, old) == "of the getter of the class of the class of the class\nown\n");
}

TEST_CASE("A class becomes that of an object only if instances are laid out alike") {
    constexpr std::string_view program =
        "class A: __slots__ = 'a', 'b'\n"
        "class B: __slots__ = 'b', 'a'\n"
        "class C: __slots__ = 'c', 'b'\n"
        "x = A(); x.a = 1; x.__class__ = B; print(x.a)\n"
        "for other in C, int:\n"
        "    try: x.__class__ = other\n"
        "    except TypeError as error: print(error)\n";
    CHECK(printed(program) ==
          "1\n__class__ assignment: 'C' object layout differs from 'B'\n"
          "__class__ assignment only supported for mutable types or ModuleType subclasses\n");
}

TEST_CASE("A subclass of a built-in type may be called with keywords that the type leaves alone") {
    const std::string program = R"(def tell(what, *arguments):
    try:
        print(what(*arguments, p=1))
    except TypeError as error:
        print(error)
class Bare(tuple): pass
class Made(tuple):
    def __init__(self, *arguments, **named): print('init', named)
class Listed(list):
    def __new__(cls, *arguments, **named): return list.__new__(cls)
for each in tuple, Bare, Made, Listed, frozenset:
    tell(each, 'a')
)";
    CHECK(printed(program, "model:cpython-3.6") ==
          R"(tuple() takes at most 1 argument (2 given)
tuple() takes at most 1 argument (2 given)
tuple() takes at most 1 argument (2 given)
list() takes at most 1 argument (2 given)
frozenset() does not take keyword arguments
)");
    CHECK(printed(program, "model:cpython-3.8") ==
          R"(tuple() takes no keyword arguments
('a',)
init {'p': 1}
('a',)
['a']
frozenset() takes no keyword arguments
)");
    CHECK(changes(program, "model:cpython-3.8", "model:cpython-3.11") ==
          R"(-2 ('a',)
+2 tuple() takes no keyword arguments
)");
}

TEST_CASE("What has no items to delete says so in two ways") {
    const std::string program = R"(def drop(thing, place):
    try:
        del thing[place]
    except TypeError as error:
        print(error)
drop('text', 0)
drop('text', 'a')
drop(1, 0)
drop(memoryview(b'a'), 0)
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"('str' object doesn't support item deletion
'str' object does not support item deletion
'int' object does not support item deletion
cannot modify read-only memory
)");
}

TEST_CASE("Containers that __eq__ changes notice what CPython notices") {
    const std::string program = R"(import collections
class Meddler:
    def __init__(self, items): self.items = items
    def __eq__(self, other):
        self.items.clear()
        return True
    def __hash__(self): return 1
def told(ask, items):
    items.extend([Meddler(items), 2])
    try: print(ask(items), len(items))
    except RuntimeError as error: print(error)
told(lambda items: items.remove(3), [])
told(lambda items: items == [1, 2], [])
told(lambda items: items < [1, 2], [])
told(lambda items: items.index(3), collections.deque())
told(lambda items: items == collections.deque([1, 2]), collections.deque())
keys = set()
keys.add(Meddler(keys))
keys.add(Meddler(keys))
print(len(keys))
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(None 0
False 0
True 0
0 0
deque mutated during iteration
0
)");
}

TEST_CASE("A key that is not there is looked for once") {
    const std::string program = R"(class Same:
    def __eq__(self, other):
        print('asked')
        return False
    def __hash__(self): return 1
known = {Same(): 1}
try: known[Same()]
except KeyError: print('missing')
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(asked
missing
)");
}

TEST_CASE("A slice of a memoryview may have a step") {
    const std::string program = R"(content = bytearray(range(8))
view = memoryview(content)
print(list(view[::-2]), view[::2].tobytes(), view[::2][1:].strides, view[::2].contiguous)
view[::2] = view[1::2]
print(content, view[::4] == bytes([1, 5]), view[6::-3].hex('-'))
for wrong in lambda: view[::2].cast('B'), lambda: b''.join([view[::2]]) and content.find(view[::2], 'x'):
    try: print(wrong())
    except (TypeError, BufferError) as error: print(type(error).__name__)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"([7, 5, 3, 1] b'\x00\x02\x04\x06' (2,) False
bytearray(b'\x01\x01\x03\x03\x05\x05\x07\x07') True 07-03-01
TypeError
TypeError
)");
}

TEST_CASE("Keywords that a type does not take come before the number of arguments") {
    const std::string program = R"(def tried(*calls):
    for call in calls:
        try: print(call())
        except TypeError as error: print(error)
tried(lambda: str(1, 2, 3, 4), lambda: int(1, 2, 3), lambda: list(1, 2, key=3), lambda: SyntaxError(key=1),
      lambda: OSError(1, 2, key=3), lambda: OSError(1, 2, 3, 4, 5, 6).errno)
)";
    CHECK(printed(program, "model:cpython-3.8") == R"(str() takes at most 3 arguments (4 given)
int() takes at most 2 arguments (3 given)
list() takes no keyword arguments
SyntaxError() takes no keyword arguments
OSError() takes no keyword arguments
None
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(str expected at most 3 arguments, got 4
int expected at most 2 arguments, got 3
list() takes no keyword arguments
SyntaxError() takes no keyword arguments
OSError() takes no keyword arguments
None
)");
}

TEST_CASE("Since 3.14 some errors tell where a class stands") {
    const std::string program = R"(def make():
    class Local:
        __hash__ = None
        def __format__(self, spec): return 1
        def __bytes__(self): return 1
    return Local()
for call in lambda: {make()}, lambda: complex(make()), lambda: format(make()), lambda: bytes(make()):
    try: call()
    except TypeError as error: print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(unhashable type: 'Local'
complex() first argument must be a string or a number, not 'Local'
__format__ must return a str, not int
__bytes__ returned non-bytes (type int)
)");
    CHECK(printed(program, "model:cpython-3.14") ==
          R"(cannot use 'make.<locals>.Local' as a set element (unhashable type: 'Local')
complex() argument must be a string or a number, not make.<locals>.Local
__format__ must return a str, not int
__bytes__ returned non-bytes (type int)
)");
    CHECK(printed(program, "model:cpython-3.15") ==
          R"(cannot use 'make.<locals>.Local' as a set element (unhashable type: 'Local')
complex() argument must be a string or a number, not make.<locals>.Local
make.<locals>.Local.__format__() must return a str, not int
make.<locals>.Local.__bytes__() must return a bytes, not int
)");
}

TEST_CASE("What is joined or made to bytes explains a TypeError of its own away") {
    const std::string program = R"(class Reluctant:
    def __iter__(self): raise TypeError('not so')
    def __len__(self): raise TypeError('nor so')
    def __length_hint__(self): return 3
import operator
for call in (lambda: ''.join(Reluctant()), lambda: b''.join(Reluctant()), lambda: bytes(Reluctant()),
             lambda: operator.length_hint(Reluctant())):
    try: print(call())
    except TypeError as error: print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(can only join an iterable
can only join an iterable
cannot convert 'Reluctant' object to bytes
3
)");
}

TEST_CASE("Copies of a dict compare its keys where the table is not copied") {
    const std::string program = R"(class Same:
    def __hash__(self): return 5
    def __eq__(self, other):
        print('asked', end=' ')
        return self is other
known = {Same(): 1, Same(): 2}
print('made')
known.copy()
print('copied')
dict(known)
print('made of it')
{'a': 1}.update(known)
print('merged')
)";
    CHECK(printed(program, "model:cpython-3.9") == R"(asked made
copied
asked made of it
asked merged
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(asked made
copied
made of it
asked merged
)");
}

}  // namespace lastref
