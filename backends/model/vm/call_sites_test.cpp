#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const std::string prelude = R"(
out = []
class Dies(object):
    def __del__(self): out.append('d')
class A(object):
    def __init__(self, p):
        del p
        out.append('i')
class B(A): pass
class Defaults(object):
    def __init__(self, p, q=1):
        del p
        out.append('i')
class Slots(object):
    __slots__ = ('a',)
    def __init__(self, p):
        del p
        out.append('i')
def show(*classes):
    for cls in classes: cls(Dies())
    print(''.join(out))
    del out[:]
)";

std::string shown(const std::string& classes, const char* version) {
    return testing::printed(prelude + "show(" + classes + ")", std::string("model:cpython-") + version);
}

}  // namespace

TEST_CASE("The caller of a class holds the arguments until __init__ is done", "[calls]") {
    for (const char* version : {"3.6", "3.8", "3.10", "3.11", "3.12"}) {
        CHECK(shown("A, A, A", version) == "ididid\n");
        CHECK(shown("A, Defaults, Slots", version) == "ididid\n");
    }
}

TEST_CASE("From 3.13 on only until the call has seen the class before", "[calls]") {
    for (const char* version : {"3.13", "3.14", "3.15"}) {
        CHECK(shown("A, A, A", version) == "iddidi\n");
        CHECK(shown("A, B, A, A, B", version) == "iddiididdi\n");
    }
    CHECK(shown("Slots, Slots, Slots", "3.13") == "ididid\n");
    CHECK(shown("Slots, Slots, Slots", "3.14") == "iddidi\n");
    CHECK(shown("Defaults, Defaults, Defaults", "3.13") == "ididid\n");
    CHECK(shown("Defaults, Defaults, Defaults", "3.14") == "iddidi\n");
    // What does not fit then settles it.
    CHECK(shown("Slots, Slots, A, A, A, A, A", "3.13") == "ididididididid\n");
    CHECK(shown("Slots, Slots, A, A, A, A, A", "3.14") == "iddiididididid\n");
}

TEST_CASE("Keywords, and what is given as a sequence, are held by the caller of a class", "[calls]") {
    const std::string program = prelude +
                                "for i in range(3): A(p=Dies())\nprint(''.join(out))\ndel out[:]\n"
                                "for i in range(3): A(*[Dies()])\nprint(''.join(out))\n";
    for (const char* version : {"3.8", "3.12", "3.13", "3.15"})
        CHECK(testing::printed(program, std::string("model:cpython-") + version) == "ididid\nididid\n");
}

TEST_CASE("A call holds what it unpacked from keywords", "[calls]") {
    const std::string program =
        "import gc, sys\n"
        "class A(object): pass\n"
        "def f(p): return sys.getrefcount(p), len(gc.get_referrers(p))\n"
        "d = {'p': A()}\n"
        "print(f(p=A()), f(**{'p': A()}), f(**d))\n";
    CHECK(testing::printed(program, "model:cpython-3.7") == "(3, 0) (4, 2) (4, 2)\n");
    CHECK(testing::printed(program, "model:cpython-3.8") == "(3, 0) (4, 1) (4, 1)\n");
    CHECK(testing::printed(program, "model:cpython-3.10") == "(3, 0) (4, 1) (5, 2)\n");
    CHECK(testing::printed(program, "model:cpython-3.13") == "(2, 0) (2, 0) (3, 1)\n");
}

TEST_CASE("Beside such keywords it holds the other arguments, too", "[calls]") {
    const std::string program =
        "import gc, sys\n"
        "class A(object): pass\n"
        "class M(object):\n"
        "    def f(self, p, q=None): return sys.getrefcount(p), len(gc.get_referrers(p))\n"
        "print(M().f(*[A()], **{'q': 1}), M().f(A(), **{}))\n";
    CHECK(testing::printed(program, "model:cpython-3.7") == "(3, 1) (3, 1)\n");
    for (const char* version : {"3.8", "3.11", "3.12", "3.13"})
        CHECK(testing::printed(program, std::string("model:cpython-") + version) == "(4, 1) (3, 1)\n");
}

TEST_CASE("A class has its __doc__ last, and one of exceptions no __dict__ of its own", "[classes]") {
    const std::string program =
        "class A(object): a = 1\n"
        "class E(Exception): pass\n"
        "print([name for name in vars(A) if '_a' not in name and 'line' not in name])\n"
        "print([name for name in vars(E) if '_a' not in name and 'line' not in name])\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15", "model:pypy-8.0"}) {
        CHECK(testing::printed(program, runtime) ==
              "['__module__', 'a', '__dict__', '__weakref__', '__doc__']\n"
              "['__module__', '__weakref__', '__doc__']\n");
    }
}

TEST_CASE("PyPy asks whether a method forgot its self") {
    constexpr std::string_view source = R"(
class Forgetful:
    def method(): pass
    def named(this): pass
    def right(self): pass
    @classmethod
    def of_class(): pass
    @staticmethod
    def static(): pass
    def __init_subclass__(cls, *, tag=None): pass
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: Forgetful().method())
tell(lambda: Forgetful().method(1))
tell(lambda: Forgetful().named(1))
tell(lambda: Forgetful().right(1))
tell(lambda: Forgetful.method(1))
tell(lambda: Forgetful.of_class())
tell(lambda: Forgetful().static(1))
tell(lambda: Forgetful.__init_subclass__(1))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(TypeError Forgetful.method() takes 0 positional arguments but 1 was given
TypeError Forgetful.method() takes 0 positional arguments but 2 were given
TypeError Forgetful.named() takes 1 positional argument but 2 were given
TypeError Forgetful.right() takes 1 positional argument but 2 were given
TypeError Forgetful.method() takes 0 positional arguments but 1 was given
TypeError Forgetful.of_class() takes 0 positional arguments but 1 was given
TypeError Forgetful.static() takes 0 positional arguments but 1 was given
TypeError Forgetful.__init_subclass__() takes 1 positional argument but 2 were given
)");
    CHECK(
        testing::printed(source, "model:pypy-7.3") ==
        R"(TypeError method() takes 0 positional arguments but 1 was given. Did you forget 'self' in the function definition?
TypeError method() takes 0 positional arguments but 2 were given
TypeError named() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
TypeError right() takes 1 positional argument but 2 were given
TypeError method() takes 0 positional arguments but 1 was given
TypeError of_class() takes 0 positional arguments but 1 was given. Did you forget 'self' in the function definition?
TypeError static() takes 0 positional arguments but 1 was given
TypeError __init_subclass__() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
)");
    CHECK(
        testing::printed(source, "model:pypy-8.0") ==
        R"(TypeError Forgetful.method() takes 0 positional arguments but 1 was given. Did you forget 'self' in the function definition?
TypeError Forgetful.method() takes 0 positional arguments but 2 were given
TypeError Forgetful.named() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
TypeError Forgetful.right() takes 1 positional argument but 2 were given
TypeError Forgetful.method() takes 0 positional arguments but 1 was given
TypeError Forgetful.of_class() takes 0 positional arguments but 1 was given. Did you forget 'self' in the function definition?
TypeError Forgetful.static() takes 0 positional arguments but 1 was given
TypeError Forgetful.__init_subclass__() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
)");
}

TEST_CASE("PyPy looks for keywords that come twice before it looks at their types") {
    constexpr std::string_view source = R"(
def take(**keywords): return keywords
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: take(a=1, **{'a': 2}))
tell(lambda: take(a=1, **{b'a': 1, 'a': 2}))
tell(lambda: take(**{b'a': 1}, **{b'a': 2}))
tell(lambda: take(a=1, **{b'a': 1}))
)";
    CHECK(testing::printed(source, "model:pypy-7.3") == R"(TypeError got multiple values for keyword argument 'a'
TypeError got multiple values for keyword argument 'a'
TypeError got multiple values for keyword argument b'a'
TypeError take() keywords must be strings, not 'bytes'
)");
    CHECK(testing::printed(source, "model:pypy-8.0") ==
          R"(TypeError __main__.take() got multiple values for keyword argument 'a'
TypeError __main__.take() got multiple values for keyword argument 'a'
TypeError __main__.take() got multiple values for keyword argument 'b'a''
TypeError __main__.take() keywords must be strings, not 'bytes'
)");
}

TEST_CASE("Where calls that are specialized at their second time leave their operands when they fail") {
    constexpr std::string_view source = R"(class Told(object):
    def __init__(self, name='?', x=None): self.name = name
    def __del__(self): print('gone ' + self.__dict__.get('name', 'unnamed'))
def test():
    try: isinstance(Told('object'), Told('class'))
    except TypeError: print('caught')
def make():
    try: Told(Told('argument'), None, (), ())
    except TypeError: print('caught')
for action in test, test, make, make, make: action()
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(gone object
gone class
caught
gone class
gone object
caught
gone unnamed
gone argument
caught
gone unnamed
gone argument
caught
gone unnamed
gone argument
caught
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-1 gone object
+2 gone object
-10 gone unnamed
-12 caught
+12 caught
+14 gone unnamed
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-4 gone class
+5 gone class
)");
}

}  // namespace lastref
