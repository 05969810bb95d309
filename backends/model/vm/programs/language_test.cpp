#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

namespace {

using testing::printed;

/// The error that a statement raises.
std::string error_of(std::string_view statement, std::string_view runtime = "model:cpython-3.13") {
    std::string source = "def run():\n    ";
    source += statement;
    source += "\ntry:\n    run()\nexcept BaseException as error:\n    print(type(error).__name__ + ':', error)\n";
    std::string text = printed(source, runtime);
    if (!text.empty()) text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("What is thrown into a generator goes to what it delegates to") {
    CHECK(printed("def inner():\n"
                  "    try:\n"
                  "        yield 1\n"
                  "    except GeneratorExit:\n"
                  "        print('inner leaves')\n"
                  "def outer():\n"
                  "    try:\n"
                  "        yield from inner()\n"
                  "    except GeneratorExit:\n"
                  "        print('outer leaves')\n"
                  "        raise\n"
                  "generator = outer()\n"
                  "next(generator)\n"
                  "try:\n"
                  "    generator.throw(GeneratorExit)\n"
                  "except GeneratorExit as error:\n"
                  "    print(repr(error))\n") == "inner leaves\nouter leaves\nGeneratorExit()\n");
    CHECK(printed("def generate():\n"
                  "    try:\n"
                  "        1 / 0\n"
                  "    except ZeroDivisionError:\n"
                  "        yield\n"
                  "generator = generate()\n"
                  "next(generator)\n"
                  "try:\n"
                  "    generator.throw(ValueError)\n"
                  "except ValueError as error:\n"
                  "    print(repr(error.__context__))\n") == "ZeroDivisionError('division by zero')\n");
}

TEST_CASE("A closed generator lets go as its version does") {
    constexpr std::string_view program =
        "class Tracked:\n"
        "    def __init__(self, number):\n"
        "        self.number = number\n"
        "    def __del__(self):\n"
        "        died.append(self.number)\n"
        "def generate(items):\n"
        "    for item in items:\n"
        "        yield item.number\n"
        "died = []\n"
        "generator = generate([Tracked(1), Tracked(2), Tracked(3)])\n"
        "next(generator)\n"
        "next(generator)\n"
        "del generator\n"
        "print(died)\n";
    CHECK(printed(program, "model:cpython-3.13") == "[3, 2, 1]\n");
    CHECK(printed(program, "model:cpython-3.8") == "[3, 1, 2]\n");
}

TEST_CASE("Comprehensions in class bodies see what is around the class") {
    CHECK(printed("class Holder:\n"
                  "    nested = [a for a in [1] if [a for _ in [0]]]\n"
                  "    try:\n"
                  "        [__class__ for x in [1]]\n"
                  "    except NameError as error:\n"
                  "        print(error)\n"
                  "print(Holder.nested)\n"
                  "def function():\n"
                  "    closures = [(lambda: i) for i in range(3)]\n"
                  "    i = 20\n"
                  "    return locals()['i'], [each() for each in closures]\n"
                  "print(function())\n") == "name '__class__' is not defined\n[1]\n(20, [2, 2, 2])\n");
}

TEST_CASE("The bases of a class can be changed") {
    CHECK(printed("class Root: pass\n"
                  "class One(Root):\n"
                  "    def name(self): return 'one'\n"
                  "class Two(Root):\n"
                  "    def name(self): return 'two'\n"
                  "class Child(One): pass\n"
                  "class Grandchild(Child): pass\n"
                  "it = Grandchild()\n"
                  "print(it.name())\n"
                  "Child.__bases__ = (Two,)\n"
                  "print(it.name(), Child.__base__, One.__subclasses__(), Two.__subclasses__())\n"
                  "try:\n"
                  "    Root.__bases__ = (Child,)\n"
                  "except TypeError as error:\n"
                  "    print(error)\n") ==
          "one\ntwo <class '__main__.Two'> [] [<class '__main__.Child'>]\n"
          "a __bases__ item causes an inheritance cycle\n");
}

TEST_CASE("An error of __set_name__ is explained") {
    constexpr std::string_view program =
        "class Part:\n"
        "    def __set_name__(self, owner, name): 1 / 0\n"
        "try:\n"
        "    class Whole:\n"
        "        part = Part()\n"
        "except Exception as error:\n"
        "    print(repr(error), getattr(error, '__notes__', None), repr(error.__cause__))\n";
    CHECK(printed(program) ==
          "ZeroDivisionError('division by zero') [\"Error calling __set_name__ on 'Part' instance 'part' in 'Whole'\"] "
          "None\n");
    CHECK(printed(program, "model:cpython-3.8") ==
          "RuntimeError(\"Error calling __set_name__ on 'Part' instance 'part' in 'Whole'\") None "
          "ZeroDivisionError('division by zero')\n");
}

TEST_CASE("What goes wrong is said in the words of the version") {
    CHECK(error_of("print(x); x = 1") ==
          "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value");
    CHECK(error_of("print(x); x = 1", "model:cpython-3.8") ==
          "UnboundLocalError: local variable 'x' referenced before assignment");
    CHECK(error_of("a, b = 1, 2, 3") == "ValueError: too many values to unpack (expected 2)");
    CHECK(error_of("a, b = 1, 2, 3", "model:cpython-3.15") ==
          "ValueError: too many values to unpack (expected 2, got 3)");
    CHECK(error_of("int.x = 1") == "TypeError: cannot set 'x' attribute of immutable type 'int'");
    CHECK(error_of("int.x = 1", "model:cpython-3.8") ==
          "TypeError: can't set attributes of built-in/extension type 'int'");
    CHECK(error_of("run(*5)") == "TypeError: __main__.run() argument after * must be an iterable, not int");
    CHECK(error_of("run(*5)", "model:cpython-3.8") == "TypeError: run() argument after * must be an iterable, not int");
    CHECK(error_of("run(*5)", "model:cpython-3.15") == "TypeError: Value after * must be an iterable, not int");
    CHECK(error_of("{}[[]]", "model:cpython-3.15") ==
          "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')");
    CHECK(error_of("with 5: pass", "model:cpython-3.8") == "AttributeError: __enter__");
    CHECK(error_of("[].append()", "model:cpython-3.8") == "TypeError: append() takes exactly one argument (0 given)");
    CHECK(error_of("int(1j)", "model:cpython-3.8") == "TypeError: can't convert complex to int");
}

TEST_CASE("An operation that a class takes back is an error") {
    CHECK(error_of("type('A', (), {'__add__': None})() + 1") == "TypeError: 'NoneType' object is not callable");
    CHECK(error_of("1 in type('A', (), {'__contains__': None})()") == "TypeError: 'A' object is not a container");
}

TEST_CASE("Up to 3.9 functions of a namespace that was emptied know no built-in names") {
    const char* source = R"(space = {}
exec('def inner(): return len("abc")\ndef empties():\n    globals().clear()\n    return len("ab")', space)
inner, empties = space['inner'], space['empties']
print(empties(), end=' ')
try: print(inner())
except NameError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == "2 name 'len' is not defined\n");
    CHECK(testing::printed(source, "model:cpython-3.9") == "2 name 'len' is not defined\n");
    CHECK(testing::printed(source, "model:cpython-3.10") == "2 3\n");
}

TEST_CASE("From 3.7 on what closes an asynchronous generator can be thrown into before it begins") {
    const char* source = R"(async def numbers():
    try: yield 1
    finally: print('finally', end=' ')
one = numbers()
try: one.__anext__().send(None)
except StopIteration: pass
try: one.aclose().throw(ValueError('thrown'))
except Exception as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.7") == "finally thrown\n");
    CHECK(printed(source, "model:cpython-3.8") == "finally thrown\n");
    CHECK(printed(source, "model:cpython-3.6").starts_with("can't send non-None value to a just-started coroutine\n"));
}

}  // namespace lastref
