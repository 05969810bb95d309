#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

using testing::printed;

TEST_CASE("Iterators let go of what they hold in the order of their type") {
    constexpr std::string_view program =
        "import itertools\n"
        "class T:\n"
        "    def __init__(self, n): self.n = n\n"
        "    def __del__(self): print(self.n, end=' ')\n"
        "    def __call__(self, *a): return True\n"
        "class Source(T):\n"
        "    def __iter__(self): return self\n"
        "    def __next__(self): return T('item')\n"
        "def last(a, b, held=None): return b\n"
        "def key(value, held=None): return 1\n"
        "def drop(iterator):\n"
        "    next(iterator)\n"
        "    del iterator\n"
        "    print(end='| ')\n"
        "drop(filter(T('f'), Source('s')))\n"
        "drop(map(T('f'), Source('s')))\n"
        "drop(itertools.takewhile(T('f'), Source('s')))\n"
        "drop(itertools.starmap(T('f'), iter([[T('a')], [T('b')]])))\n"
        "drop(itertools.accumulate(Source('s'), T('f')))\n"
        "drop(itertools.groupby(Source('s'), T('f')))\n"
        "drop(itertools.zip_longest(Source('s'), fillvalue=T('fill')))\n"
        "drop(itertools.compress(Source('s'), Source('t')))\n";
    constexpr std::string_view printed_by_cpython =
        "item f s | item s f | item f s | f b a | f item s | s f item | s item fill | item item s t | ";
    CHECK(printed(program, "model:cpython-3.12") == printed_by_cpython);
    CHECK(printed(program, "model:cpython-3.13") == printed_by_cpython);
}

TEST_CASE("Iterators tell a collection what they hold in the order of their type") {
    constexpr std::string_view program = R"(import gc, itertools
class Function:
    def __call__(self, *given): pass
function, walked, filler = Function(), iter([1]), [2]
def held(iterator, *known):
    return [known.index(each) for each in gc.get_referents(iterator) if each in known]
outer = iter([walked])
chained = itertools.chain.from_iterable(outer)
next(chained)
print(held(chained, outer, walked), held(itertools.accumulate(walked, function), function, walked))
longest = itertools.zip_longest(walked, [3], fillvalue=filler)
first, second = next(longest), next(longest, None)
print([type(each).__name__ for each in gc.get_referents(longest) if each is not type(longest)])
)";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(program, runtime) == "[0, 1] [0, 1]\n['tuple', 'tuple', 'list']\n");
}

TEST_CASE("What was deeply copied dies as the memo lets it go") {
    constexpr std::string_view program =
        "import copy\n"
        "class T:\n"
        "    def __init__(self, n): self.n = n\n"
        "    def __del__(self): print(self.n, end=' ')\n"
        "made = copy.deepcopy([T('a'), T('b')])\n";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(program, runtime) == "b a b a ");
}

}  // namespace lastref
