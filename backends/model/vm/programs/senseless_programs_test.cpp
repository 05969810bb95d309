// What random programs, valid in syntax alone, come upon.
#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

using testing::printed;

constexpr std::string_view tell = R"(def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as error: print(type(error).__name__, error)
)";

std::string told(std::string_view program, std::string_view runtime) {
    return printed(std::string(tell) + std::string(program), runtime);
}

TEST_CASE("What a generator expression cannot walk is told without a frame of its own") {
    constexpr std::string_view program = R"(import traceback
def walk():
    [str, (1 for _ in 3)]
for _ in range(3):
    try: walk()
    except TypeError: traceback.print_exc()
    class C: pass
)";
    for (const char* runtime : {"model:cpython-3.14", "model:cpython-3.15"}) {
        INFO(runtime);
        const std::string text = printed(program, runtime);
        CHECK(text.find("<genexpr>") == std::string::npos);
        CHECK(text.find("TypeError: 'int' object is not iterable") != std::string::npos);
    }
}

TEST_CASE("Up to 3.7 a dict comprehension computes the value first") {
    constexpr std::string_view program = "{print('key'): print('value') for _ in [1]}\n";
    CHECK(printed(program, "model:cpython-3.7") == "value\nkey\n");
    CHECK(printed(program, "model:cpython-3.8") == "key\nvalue\n");
}

TEST_CASE("A sequence is not repeated more often than a machine can count") {
    constexpr std::string_view program = "tell(lambda: 10 ** 20 * [1])\ntell(lambda: (1,) * 10 ** 20)\n";
    constexpr std::string_view words = "OverflowError cannot fit 'int' into an index-sized integer\n";
    CHECK(told(program, "model:cpython-3.13") == std::string(words) + std::string(words));
}

TEST_CASE("Up to 3.9 the error of `**=` names pow()") {
    constexpr std::string_view program = "def power(x): x **= 1\ntell(power, [])\ntell(pow, [], 1, 2)\n";
    CHECK(told(program, "model:cpython-3.9") ==
          "TypeError unsupported operand type(s) for ** or pow(): 'list' and 'int'\n"
          "TypeError unsupported operand type(s) for pow(): 'list', 'int', 'int'\n");
    CHECK(told(program, "model:cpython-3.10") ==
          "TypeError unsupported operand type(s) for **=: 'list' and 'int'\n"
          "TypeError unsupported operand type(s) for ** or pow(): 'list', 'int', 'int'\n");
}

TEST_CASE("From 3.8 to 3.10 a decorator fails at the line of the definition") {
    constexpr std::string_view program = "@str\n@3\ndef function(): pass\n";
    CHECK(printed(program, "model:cpython-3.10").find("line 3") != std::string::npos);
    CHECK(printed(program, "model:cpython-3.11").find("line 2") != std::string::npos);
}

TEST_CASE("Up to 3.12 the interpreter looks for similar names scope by scope, bound or not") {
    constexpr std::string_view program = R"(import traceback
zetax = 5
def function():
    zetal
    zetamm = 1
try: function()
except NameError as error: print(*traceback.format_exception_only(type(error), error), end='')
function()
)";
    const auto last_words = [&](const char* runtime) {
        const std::string text = printed(program, runtime);
        return text.substr(0, text.find('\n')) + text.substr(text.rfind('.'));
    };
    constexpr const char* plain = "NameError: name 'zetal' is not defined";
    CHECK(last_words("model:cpython-3.10") == std::string(plain) + ". Did you mean: 'zetamm'?\n");
    CHECK(last_words("model:cpython-3.11") == std::string(plain) + ". Did you mean: 'zetamm'?\n");
    CHECK(printed(program, "model:cpython-3.12").find("zetamm'?") != std::string::npos);
    CHECK(printed(program, "model:cpython-3.13").find("zetamm'?") == std::string::npos);
}

TEST_CASE("The error of a free variable knows its name from 3.10 on") {
    constexpr std::string_view program = R"(def outer():
    def inner(): return name
    try: inner()
    except NameError as error: print(error.name)
    name = 1
outer()
)";
    CHECK(printed(program, "model:cpython-3.10") == "name\n");
    CHECK(printed(program, "model:pypy-8.0") == "None\n");
}

TEST_CASE("A class pattern needs a class") {
    constexpr std::string_view program = R"(def match(what):
    match 1:
        case what(): pass
tell(match, 3)
)";
    CHECK(told(program, "model:cpython-3.11") == "TypeError called match pattern must be a type\n");
    CHECK(told(program, "model:cpython-3.14") == "TypeError called match pattern must be a class\n");
    CHECK(told(program, "model:cpython-3.15") == "TypeError class pattern must refer to a class\n");
    CHECK(told(program, "model:pypy-8.0") ==
          "TypeError isinstance() arg 2 must be a class, type, or tuple of classes and types, got int\n");
}

TEST_CASE("The compiler warns of no annotation of a local") {
    constexpr std::string_view program = "def function():\n    name: {1}[0]\n";
    CHECK(printed(program, "model:cpython-3.8").empty());
    CHECK(printed(program, "model:cpython-3.13").empty());
}

TEST_CASE("What is compiled twice warns twice") {
    constexpr std::string_view program = "def function():\n    while 1(): pass\n    try: pass\n    finally: 2()\n";
    const auto warnings = [&](const char* runtime) {
        const std::string text = printed(program, runtime);
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find("SyntaxWarning", at)) != std::string::npos; ++at) ++count;
        return count;
    };
    CHECK(warnings("model:cpython-3.8") == 2);
    CHECK(warnings("model:cpython-3.9") == 3);
    CHECK(warnings("model:cpython-3.10") == 4);
    CHECK(warnings("model:cpython-3.11") == 4);
    CHECK(warnings("model:cpython-3.13") == 4);
    CHECK(warnings("model:cpython-3.14") == 2);
    CHECK(warnings("model:pypy-8.0") == 3);
}

TEST_CASE("CPython does not mind an import before a global declaration") {
    constexpr std::string_view program =
        "def function():\n    import sys\n    global sys\nfunction()\nprint(sys.__name__)\n";
    CHECK(printed(program, "model:cpython-3.12") == "sys\n");
    CHECK(printed(program, "model:pypy-8.0").find("is assigned to before global declaration") != std::string::npos);
}

TEST_CASE("3.6 takes the program for a package when it imports from where it is") {
    constexpr std::string_view program = R"(def one(): from . import a
def two(): from .a.b import c
def three(): from ..a import b
tell(one)
tell(two)
tell(three)
)";
    CHECK(told(program, "model:cpython-3.6") ==
          "ImportError cannot import name 'a'\n"
          "ModuleNotFoundError No module named '__main__.a'; '__main__' is not a package\n"
          "ValueError attempted relative import beyond top-level package\n");
    CHECK(told(program, "model:cpython-3.7").starts_with("ImportError attempted relative import with no known parent"));
}

TEST_CASE("PyPy stores the names of a tuple that is written out last to first") {
    constexpr std::string_view program = R"(def show():
    a, b, a, c = 1, len, 3, 4
    print(a, *locals())
show()
d, e = [1, 2]
(f, g), h = (1, 2), 3
print([name for name in globals() if len(name) == 1])
)";
    CHECK(printed(program, "model:pypy-8.0") == "3 c a b\n['e', 'd', 'f', 'g', 'h']\n");
    CHECK(printed(program, "model:cpython-3.11") == "3 a b c\n['d', 'e', 'f', 'g', 'h']\n");
}

TEST_CASE("What looks like an attribute of `self` is suggested on PyPy, too") {
    constexpr std::string_view program = "class C:\n    near = 1\n    def method(self): near\nC().method()\n";
    CHECK(printed(program, "model:pypy-8.0").find("Did you mean: 'self.near'?") != std::string::npos);
}

TEST_CASE("Errors name type parameters with their module") {
    constexpr std::string_view program = R"(class C[T]:
    tell(lambda: T())
type A = int
tell(lambda: A())
def make(bases):
    class D[T](**bases): pass
tell(make, 3)
)";
    CHECK(told(program, "model:cpython-3.13") ==
          "TypeError 'typing.TypeVar' object is not callable\n"
          "TypeError 'typing.TypeAliasType' object is not callable\n"
          "TypeError __build_class__() argument after ** must be a mapping, not int\n");
}

TEST_CASE("A method that is given no mapping is told by the name of its function") {
    constexpr std::string_view program = R"(class C:
    def method(self): pass
tell(lambda: C().method(**3))
tell(lambda: print(1, *3))
tell(lambda: print(**{1: 2}, **{1: 2}))
)";
    CHECK(told(program, "model:cpython-3.8") ==
          "TypeError method() argument after ** must be a mapping, not int\n"
          "TypeError print() argument after * must be an iterable, not int\n"
          "TypeError print() keywords must be strings\n");
}

TEST_CASE("Up to 3.7 an instruction has the last line that was read of its statement") {
    constexpr std::string_view program = R"(def line(function):
    try: function()
    except TypeError as error: print(error.__traceback__.tb_next.tb_lineno, end=' ')
def one():
    str(1,
        2)(
        3)
def two():
    @str
    @three
    def inner(): pass
def three():
    return [
        1,
        three(),
        2]
three, last = 3, three
line(one)
line(two)
line(last)
)";
    CHECK(printed(program, "model:cpython-3.6") == "6 10 15 ");
    CHECK(printed(program, "model:cpython-3.7") == "6 10 15 ");
    CHECK(printed(program, "model:cpython-3.8") == "5 11 15 ");
}

TEST_CASE("What a comparison under `not` is marked by depends on who decides") {
    const auto marks = [](std::string_view line, const char* runtime) {
        const std::string text = printed(std::string(line), runtime);
        const std::size_t end = text.rfind("^\n");
        const std::size_t begin = text.rfind('\n', end) + 1;
        return end == std::string::npos ? std::string() : text.substr(begin + 4, end + 1 - begin - 4);
    };
    CHECK(marks("x = not 1 < ''\n", "model:cpython-3.12") == "        ^^^^^^");
    CHECK(marks("x = not 1 < ''\n", "model:cpython-3.13") == "    ^^^^^^^^^^");
    CHECK(marks("x = not 1 in 2\n", "model:cpython-3.13") == "        ^^^^^^");
    CHECK(marks("x = not 1 in 2\n", "model:cpython-3.14") == "    ^^^^^^^^^^");
    CHECK(marks("x = {[]: 1 for _ in '1'}\n", "model:cpython-3.11") == "    ^^^^^^^^^^^^^^^^^^^^");
    CHECK(marks("x = {[]: 1 for _ in '1'}\n", "model:cpython-3.12") == "     ^^^^^");
}

TEST_CASE("From 3.12 on the inversion of a bool is deprecated, that of a constant from 3.14 on") {
    constexpr std::string_view program = "x = True\nprint(~x)\nprint(~True)\n";
    const auto warnings = [&](const char* runtime) {
        const std::string text = printed(program, runtime);
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find("DeprecationWarning", at)) != std::string::npos; ++at) ++count;
        return count;
    };
    CHECK(warnings("model:cpython-3.11") == 0);
    CHECK(warnings("model:cpython-3.13") == 1);
    CHECK(warnings("model:cpython-3.14") == 2);
}

TEST_CASE("Every clause of except* looks at its types, even when nothing is left") {
    constexpr std::string_view program = R"(def run():
    try: raise KeyError
    except* KeyError: print('caught')
    except* 3: pass
tell(run)
)";
    CHECK(told(program, "model:cpython-3.12") ==
          "caught\nTypeError catching classes that do not inherit from BaseException is not allowed\n");
    CHECK(told(program, "model:pypy-8.0") == "caught\nTypeError need type objects\n");
}

TEST_CASE("In 3.6 the program imports from itself") {
    CHECK(printed("x = 1\nfrom . import x as y\nprint(y)\n", "model:cpython-3.6") == "1\n");
}

TEST_CASE("From 3.15 on any expression may be unpacked in a dict comprehension") {
    CHECK(printed("print({**each or {2: 3} for each in ({}, {1: 2})})\n", "model:cpython-3.15") == "{2: 3, 1: 2}\n");
}

TEST_CASE("An alias of a type gives itself unpacked, from 3.14 on") {
    constexpr std::string_view program = "type A = int\ntell(lambda: list(A))\n";
    CHECK(told(program, "model:cpython-3.13") == "TypeError 'typing.TypeAliasType' object is not iterable\n");
    CHECK(told(program, "model:cpython-3.14") == "[typing.Unpack[A]]\n");
}

TEST_CASE("Keywords that are no strings are found when the call is made") {
    constexpr std::string_view program = "tell(lambda: print(**{1: 2}, **3))\n";
    CHECK(told(program, "model:cpython-3.13") == "TypeError print() argument after ** must be a mapping, not int\n");
}

TEST_CASE("Who cannot make a class is told with what it said") {
    constexpr std::string_view program = R"(def make():
    class C(metaclass=3): pass
tell(make)
)";
    CHECK(told(program, "model:pypy-8.0") ==
          "TypeError metaclass found to be '?', but calling 3 with args ('C', (), ...) raised \"'int' object is not "
          "callable\"\n");
    CHECK(told("tell(type(tell), 'a', {})\n", "model:cpython-3.13") ==
          "TypeError function() argument 'code' must be code, not str\n");
}

}  // namespace
}  // namespace lastref
