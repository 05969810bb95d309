#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

namespace {

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
    CHECK(printed(program, "model:cpython-3.11") ==
          R"(tuple() takes no keyword arguments
tuple() takes no keyword arguments
init {'p': 1}
('a',)
['a']
frozenset() takes no keyword arguments
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

}  // namespace lastref
