#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// Messages that programs as the interpreters' own test suites hold them print, by version.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("Functions that leave their arguments to a format count them in words of their own") {
    const char* source = R"(import collections
def tell(function, *arguments):
    try: function(*arguments)
    except TypeError as error: print(error)
tell('a'.find)
tell(b'a'.startswith, 1, 2, 3, 4)
tell(collections.deque().rotate, 1, 2)
tell(collections.deque().insert, 1)
tell(bool, 1, 2)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(find() takes at least 1 argument (0 given)
startswith() takes at most 3 arguments (4 given)
rotate() takes at most 1 argument (2 given)
insert() takes exactly 2 arguments (1 given)
bool() takes at most 1 argument (2 given)
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(find() takes at least 1 argument (0 given)
startswith() takes at most 3 arguments (4 given)
deque.rotate expected at most 1 argument, got 2
insert() takes exactly 2 arguments (1 given)
bool expected at most 1 argument, got 2
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(find expected at least 1 argument, got 0
startswith expected at most 3 arguments, got 4
rotate expected at most 1 argument, got 2
insert expected 2 arguments, got 1
bool expected at most 1 argument, got 2
)");
}

TEST_CASE("Up to 3.7 some functions of the library take themselves out of their arguments") {
    const char* source = R"(import collections, string
for call in (lambda: collections.Counter.update(), lambda: collections.Counter(1, 2),
             lambda: string.Template('').substitute(1, 2)):
    try: call()
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(descriptor 'update' of 'Counter' object needs an argument
expected at most 1 arguments, got 2
Too many positional arguments
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(update() missing 1 required positional argument: 'self'
__init__() takes from 1 to 2 positional arguments but 3 were given
substitute() takes from 1 to 2 positional arguments but 3 were given
)");
}

TEST_CASE("An order of bases that there is not names what stands against each other") {
    const char* source = R"(class A: pass
class B: pass
class C(A, B): pass
class D(B, A): pass
try:
    class E(C, D): pass
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.12") ==
          "Cannot create a consistent method resolution\norder (MRO) for bases A, B\n");
    CHECK(printed(source, "model:cpython-3.13") ==
          "Cannot create a consistent method resolution order (MRO) for bases A, B\n");
}

TEST_CASE("Text that has no bytes cannot be printed") {
    const char* source = R"(try: print('a', '\udad1')
except UnicodeEncodeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") ==
          "a 'utf-8' codec can't encode character '\\udad1' in position 0: surrogates not allowed\n");
}

TEST_CASE("Exceptions with fields of their own do not share a class") {
    const char* source = R"(for first, second in (OSError, ImportError), (AttributeError, OSError), (KeyError, OSError):
    try: print(type('E', (first, second), {}).__name__)
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.9") == "multiple bases have instance lay-out conflict\nE\nE\n");
    CHECK(printed(source, "model:cpython-3.10") ==
          "multiple bases have instance lay-out conflict\nmultiple bases have instance lay-out conflict\nE\n");
}

TEST_CASE("Small things of builtins, sys and itertools") {
    const char* source = R"(import sys, itertools
text = 'never interned ' + str(1)
print(sys.intern(text) is text, sys.intern(text.swapcase().swapcase()) is text)
try: 1/0
except ZeroDivisionError as error: print(dir(error.__traceback__))
try: import nothing
except ImportError as error: print(error)
try: __import__("a'b")
except ImportError as error: print(error)
print([].append == [].append, [].__add__ == [].__add__)
async def numbers(): yield 1
try: numbers().athrow(ValueError).send(1)
except RuntimeError as error: print(error)
class T: pass
class C: attribute = T()
c = C()
c.attribute = 1
def read(): return c.attribute
read()
T.__get__ = T.__set__ = lambda *rest: 2
print(read())
p = itertools.product((1, 2), (3,))
p.__setstate__((0, 9))
print(next(p))
)";
    const char* after = R"(can't send non-None value to a just-started coroutine
2
(2, 3)
)";
    const char* before = R"(True True
['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']
No module named 'nothing'
No module named "a'b"
)";
    CHECK(printed(source, "model:cpython-3.7") == std::string(before) + "False True\n" + after);
    const char* warning =
        "program.py:12: RuntimeWarning: coroutine method 'athrow' of 'numbers' was never awaited\n"
        "  try: numbers().athrow(ValueError).send(1)\n"
        "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    CHECK(printed(source, "model:cpython-3.13") == std::string(before) + "False False\n" + after + warning);
}

TEST_CASE("3.15 suggests parts of objects and what other languages' methods are") {
    constexpr std::string_view program = R"(import traceback
class Engine:
    def __init__(self): self.power = 1
class Car:
    def __init__(self):
        self.engine = Engine()
        self._hidden = 1
    def wheels(self): pass
def tell(action):
    try:
        action()
    except AttributeError as error:
        print(traceback.format_exception(type(error), error, error.__traceback__)[-1], end='')
tell(lambda: Car().wheel)
tell(lambda: Car().power)
tell(lambda: Car().hidden)
tell(lambda: [].push)
tell(lambda: ().append)
tell(lambda: {}.put)
tell(lambda: None.__enter__)
tell(lambda: 'a'.strap)
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"(AttributeError: 'Car' object has no attribute 'wheel'. Did you mean: 'wheels'?
AttributeError: 'Car' object has no attribute 'power'
AttributeError: 'Car' object has no attribute 'hidden'
AttributeError: 'list' object has no attribute 'push'
AttributeError: 'tuple' object has no attribute 'append'
AttributeError: 'dict' object has no attribute 'put'
AttributeError: 'NoneType' object has no attribute '__enter__'. Did you mean: '__ne__'?
AttributeError: 'str' object has no attribute 'strap'. Did you mean: 'strip'?
)");
    CHECK(printed(program, "model:cpython-3.15") ==
          R"(AttributeError: 'Car' object has no attribute 'wheel'. Did you mean '.wheels' instead of '.wheel'?
AttributeError: 'Car' object has no attribute 'power'. Did you mean '.engine.power' instead of '.power'?
AttributeError: 'Car' object has no attribute 'hidden'
AttributeError: 'list' object has no attribute 'push'. Did you mean '.append'?
AttributeError: 'tuple' object has no attribute 'append'. Did you mean to use a 'list' object?
AttributeError: 'dict' object has no attribute 'put'. Use d[k] = v.
AttributeError: 'NoneType' object has no attribute '__enter__'. Did you mean '.__ne__' instead of '.__enter__'?
AttributeError: 'str' object has no attribute 'strap'. Did you mean '.strip' instead of '.strap'?
)");
}

TEST_CASE("Types list what they have implicitly before anybody asked for it") {
    constexpr std::string_view program = R"(def generator(): yield
for made in generator(), zip(), iter([]):
    print('__iter__' in dir(made), '__next__' in dir(made))
)";
    CHECK(printed(program, "model:cpython-3.13") == "True True\nTrue True\nTrue True\n");
}

TEST_CASE("What nobody can catch is told in full until the exit takes the modules") {
    constexpr std::string_view program = R"(def generator():
    try:
        yield
    finally:
        missing
early = generator()
next(early)
del early
late = generator()
next(late)
)";
    const std::string told = printed(program, "model:cpython-3.15");
    CHECK(told.find("GeneratorExit") != std::string::npos);
    CHECK(told.find("GeneratorExit") == told.rfind("GeneratorExit"));
    CHECK(told.find("NameError") != told.rfind("NameError"));
}

TEST_CASE("Errors of storing and deleting know their object from 3.13 on") {
    const char* source = R"(class Slotted: __slots__ = ('slot',)
class Open: pass
def tell(function, *arguments):
    try: function(*arguments)
    except AttributeError as error:
        print(getattr(error, 'name', 'no field'), type(getattr(error, 'obj', None)).__name__)
tell(getattr, Slotted(), 'lost')
tell(setattr, Slotted(), 'lost', 1)
tell(delattr, Slotted(), 'lost')
tell(delattr, Open(), 'lost')
tell(delattr, tell, 'lost')
)";
    CHECK(printed(source, "model:cpython-3.9") ==
          "no field NoneType\nno field NoneType\nno field NoneType\nno field NoneType\nno field NoneType\n");
    CHECK(printed(source, "model:cpython-3.12") ==
          "lost Slotted\nNone NoneType\nNone NoneType\nNone NoneType\nNone NoneType\n");
    CHECK(printed(source, "model:cpython-3.13") ==
          "lost Slotted\nlost Slotted\nlost Slotted\nNone NoneType\nlost function\n");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-4 None NoneType
+4 lost Open
)");
}

TEST_CASE("A built-in method may be the hook for what cannot be raised") {
    const char* source = R"(import sys
class Node:
    def __del__(self): raise ValueError
kept = []
sys.unraisablehook = kept.append
Node()
print(len(kept), kept[0].exc_type)
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "1 <class 'ValueError'>\n");
    CHECK(testing::printed(source, "model:cpython-3.14") == "1 <class 'ValueError'>\n");
}

TEST_CASE("Numbers have a str() of their own before 3.8") {
    const char* source = R"(for base in int, float, complex:
    class Shown(base):
        def __repr__(self): return 'shown'
    print(Shown(1), end=' ')
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == "1 1.0 (1+0j) ");
    CHECK(testing::printed(source, "model:cpython-3.8") == "shown shown shown ");
}

TEST_CASE("Marks point at a call whose result an attribute takes") {
    const std::string source = R"(class Node: pass
node = Node()
node.size = len(3)
)";
    CHECK(testing::printed(source, "model:cpython-3.13").find("    node.size = len(3)\n                ~~~^^^\n") !=
          std::string::npos);
    CHECK(testing::printed("size = len(3)", "model:cpython-3.13").find('^') == std::string::npos);
}

TEST_CASE("The report of an error that says nothing has its colon, where nobody can catch it") {
    const char* source = R"(import sys
sys.stderr = sys.stdout
class A:
    def __del__(self): raise ValueError
A()
)";
    for (const char* model : {"model:cpython-3.7", "model:cpython-3.13"})
        CHECK(testing::printed(source, model).ends_with("\nValueError: \n"));
    CHECK(testing::printed(source, "model:cpython-3.15").ends_with("\nValueError\n"));
}

TEST_CASE("3.11 marks the last comparison of an assertion that failed") {
    const char* source = R"(import sys, traceback
sys.stderr = sys.stdout
def show(a, b):
    try: assert not (a < 2 and b > 1), 'told'
    except AssertionError: traceback.print_exc()
show(1, 2)
)";
    const std::string marked = testing::printed(source, "model:cpython-3.11");
    CHECK(marked.find("told'\n                               ^^^^^\n") != std::string::npos);
}

TEST_CASE("object.__new__ names the class whose own way is safe") {
    const char* source = R"(class Own(str):
    def __new__(cls): return super().__new__(cls)
class Below(Own): pass
class Plain(str): pass
for cls in Own, Below, Plain, str:
    try: object.__new__(cls)
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          "object.__new__(Own) is not safe, use str.__new__()\n"
          "object.__new__(Below) is not safe, use str.__new__()\n"
          "object.__new__(Plain) is not safe, use Plain.__new__()\n"
          "object.__new__(str) is not safe, use str.__new__()\n");
}

TEST_CASE("What has not begun has no marks in a traceback") {
    constexpr std::string_view program = R"(def waiting():
    yield
waiting().throw(ValueError('early'))
)";
    for (const char* runtime : {"model:cpython-3.11", "model:cpython-3.13", "model:cpython-3.15"}) {
        const std::string shown = testing::printed(program, runtime);
        CHECK(shown.ends_with("in waiting\n    def waiting():\nValueError: early\n"));
    }
}

TEST_CASE("Up to 3.12 what iterates or enters is the whole statement, which has no marks") {
    const std::string source = R"(class Wrong: pass
for each in Wrong():
    pass
)";
    CHECK(printed(source, "model:cpython-3.12").find('^') == std::string::npos);
    CHECK(printed(source, "model:cpython-3.13").find("    for each in Wrong():\n                ~~~~~^^\n") !=
          std::string::npos);
    const std::string entered = "class Wrong: pass\nwith Wrong() as wrong, Wrong() as other:\n    pass\n";
    CHECK(printed(entered, "model:cpython-3.11").find('^') == std::string::npos);
    CHECK(printed(entered, "model:cpython-3.13").find("         ~~~~~^^\n") != std::string::npos);
    CHECK(printed("[each for each in 1] or 2", "model:cpython-3.12").find("    ^^^^^^^^^^^^^^^^^^^^\n") !=
          std::string::npos);
}

TEST_CASE("Values that do not fit their names go last to first") {
    const char* source = R"(class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
try: one, two = (Told(name) for name in 'abc')
except ValueError as error: print(error)
try: one, two, three = (Told(name) for name in 'ab')
except ValueError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          "c b a too many values to unpack (expected 2)\n"
          "b a not enough values to unpack (expected 3, got 2)\n");
    CHECK(printed(source, "model:cpython-3.13") == printed(source, "model:cpython-3.6"));
}

TEST_CASE("Up to 3.9 a manager is left at the last statement of the block") {
    const char* source = R"(class Manager:
    def __enter__(self): pass
    def __exit__(self, *exception): return 1 / 0
import sys
def use():
    with Manager():
        if use:
            pass
try: use()
except ZeroDivisionError: print(sys.exc_info()[2].tb_next.tb_lineno)
)";
    CHECK(printed(source, "model:cpython-3.6") == "8\n");
    CHECK(printed(source, "model:cpython-3.9") == "8\n");
    CHECK(printed(source, "model:cpython-3.10") == "6\n");
    CHECK(printed(source, "model:cpython-3.13") == "6\n");
}

TEST_CASE("A name is looked for in spite of what self answers") {
    constexpr std::string_view source = R"(
import traceback
l1 = 5
class K:
    def __getattr__(self, name):
        return u1
try: K().zz
except NameError as e: print(traceback.format_exception(type(e), e, e.__traceback__)[-1], end='')
)";
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(NameError: name 'u1' is not defined. Did you mean: 'l1'?
)");
}

}  // namespace lastref
