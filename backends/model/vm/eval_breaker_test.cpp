#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("A pending collection runs after calls that no site knows yet, and where C code makes texts") {
    constexpr std::string_view source = R"(import gc
gc.set_threshold(50)
class Ring:
    def __init__(self): self.me = self
    def __del__(self): seen.append(1)
seen = []
def count(what, times):
    space = {}
    exec('''def last(times, gc, seen, Ring):
    for i in range(times):
        if i == times - 1:
            gc.collect(); del seen[:]
            Ring(); held = [%s]
        %s
        found = seen[:]
    return len(found)''' % ('[],' * 60, what), space)
    return space['last'](times, gc, seen, Ring)
for what in ('len(seen)', 'isinstance(seen, list)', '[].append(1)', 'type(seen)', 'str(1)', 'f"{1}"', 'f"{seen!r}"',
             '"%d" % 1', '"%s" % "a"', 'f"{1:x}"', 'seen == []'):
    print(what, [count(what, times) for times in (1, 2, 9)])
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(len(seen) [1, 0, 0]
isinstance(seen, list) [1, 0, 0]
[].append(1) [1, 0, 0]
type(seen) [1, 0, 0]
str(1) [1, 1, 1]
f"{1}" [1, 1, 1]
f"{seen!r}" [1, 1, 1]
"%d" % 1 [1, 1, 1]
"%s" % "a" [0, 0, 0]
f"{1:x}" [0, 0, 0]
seen == [] [0, 0, 0]
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.12", each).empty());
}

TEST_CASE("print() looks for a pending collection before it writes") {
    constexpr std::string_view source = R"(import gc
gc.set_threshold(50)
class Ring:
    def __init__(self): self.me = self
    def __del__(self): print('freed')
def last():
    Ring()
    held = [[], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], []]
    print('printed')
gc.collect()
last()
)";
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.12", "model:cpython-3.15"})
        CHECK(printed(source, each) == "freed\nprinted\n");
}

}  // namespace lastref::testing
