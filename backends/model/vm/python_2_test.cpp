#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

TEST_CASE("Python 2 leaves a cycle with finalizers in gc.garbage") {
    CHECK(printed("import gc, weakref\n"
                  "class Node(object):\n"
                  "    def __del__(self):\n"
                  "        print('finalized')\n"
                  "class Plain(object):\n"
                  "    pass\n"
                  "node, plain = Node(), Plain()\n"
                  "node.plain, plain.node = plain, node\n"
                  "alive = weakref.ref(plain)\n"
                  "del node, plain\n"
                  "print('found: %d' % gc.collect())\n"
                  "print('garbage: %d' % len(gc.garbage))\n"
                  "print('what it reaches lives: %s' % (alive() is not None))\n"
                  "gc.garbage[0].plain = None\n"
                  "del gc.garbage[:]\n",
                  python_2) == "found: 4\ngarbage: 1\nwhat it reaches lives: True\nfinalized\n");
}

TEST_CASE("Python 2 finalizes at every death, after the weak references are gone") {
    CHECK(printed("import weakref\n"
                  "class Phoenix(object):\n"
                  "    kept = []\n"
                  "    def __del__(self):\n"
                  "        print('dies, seen: %s' % (reference() is not None))\n"
                  "        if len(self.kept) < 1:\n"
                  "            self.kept.append(self)\n"
                  "phoenix = Phoenix()\n"
                  "reference = weakref.ref(phoenix)\n"
                  "del phoenix\n"
                  "Phoenix.kept.pop()\n"
                  "Phoenix.kept.append(None)\n"
                  "print('end')\n",
                  python_2) == "dies, seen: False\ndies, seen: False\nend\n");
}

TEST_CASE("In Python 2 an exception is handled until its function returns") {
    CHECK(printed("import sys\n"
                  "class Local(object):\n"
                  "    def __del__(self):\n"
                  "        print('local dies')\n"
                  "def fail():\n"
                  "    local = Local()\n"
                  "    raise ValueError('failed')\n"
                  "def catch():\n"
                  "    try:\n"
                  "        fail()\n"
                  "    except ValueError as error:\n"
                  "        print(error)\n"
                  "    print('behind: %s, %s' % (sys.exc_info()[1], error))\n"
                  "catch()\n"
                  "print('returned: %s' % (sys.exc_info()[1],))\n",
                  python_2) == "failed\nbehind: failed, failed\nlocal dies\nreturned: None\n");
}

TEST_CASE("In Python 2 print is a statement, ints divide to ints, and dicts go by hash") {
    CHECK(printed("print('one', 2)\n"
                  "print 'one', 2,\n"
                  "print('three')\n"
                  "print(7 / 2)\n"
                  "print({'one': 1, 'two': 2, 'three': 3, 'four': 4})\n"
                  "squares = [x * x for x in range(4)]\n"
                  "print(x)\n"
                  "print(0.1 + 0.2)\n",
                  python_2) == "('one', 2)\none 2 three\n3\n{'four': 4, 'three': 3, 'two': 2, 'one': 1}\n3\n0.3\n");
    CHECK(printed("from __future__ import print_function, division\nprint('one', 7 / 2)\n", python_2) == "one 3.5\n");
}

TEST_CASE("What Python 2 has not, or the model of it, is refused") {
    for (std::string_view program : {"def f(*, a): pass\n", "print(f'{1}')\n", "def f():\n    yield from ()\n",
                                     "a = u''\n", "class A: pass\n", "async def f(): pass\n"}) {
        INFO(program);
        CHECK(printed(program, python_2).empty());
    }
}

}  // namespace lastref
