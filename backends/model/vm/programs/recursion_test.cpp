#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// How deep programs go before RecursionError, by version.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("Calls through C share the limit of frames, then have one of their own, then none that counts") {
#ifdef __SANITIZE_ADDRESS__
    SKIP("the sanitizer's frames are too large for so many on the stack");
#endif
    const char* source = R"(reached = 0
class Slot:
    def __getattr__(self, name): deeper(); return self.other
    def __repr__(self): deeper(); return repr(self)
    def __eq__(self, other): deeper(); return self == other
    def __hash__(self): deeper(); return hash(self)
def deeper():
    global reached
    reached += 1
def mapped(x): deeper(); list(map(mapped, [1]))
for name, action in [
    ('getattr', lambda: Slot().some), ('repr', lambda: repr(Slot())), ('eq', lambda: Slot() == 1),
    ('hash', lambda: hash(Slot())), ('map', lambda: mapped(1))]:
    reached = 0
    try: action()
    except RecursionError: print(name, reached)
)";
    CHECK(printed(source, "model:cpython-3.8") == "getattr 997\nrepr 332\neq 498\nhash 498\nmap 499\n");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.10") ==
          R"(-5 map 499
+5 map 997
)");
    CHECK(printed(source, "model:cpython-3.12") == "getattr 749\nrepr 374\neq 499\nhash 499\nmap 750\n");
    CHECK(printed(source, "model:cpython-3.13") == "getattr 997\nrepr 997\neq 997\nhash 997\nmap 997\n");
}

TEST_CASE("A finalizer that makes the next object is stopped by the limit, wherever a container is in between") {
#ifdef __SANITIZE_ADDRESS__
    SKIP("the sanitizer's frames are too large for so many on the stack");
#endif
    const char* source = R"(saved = []
class Base:
    def __init__(self, name): self.name = name
    def __del__(self): del saved[:]
class Phoenix(Base):
    def __del__(self):
        global last
        last = self.name
        saved.append(type(self)(self.name + 1))
        super().__del__()
Phoenix(0)
print(last, len(saved))
class Listed:
    count = 0
    def __del__(self):
        Listed.count += 1
        held = [Listed()]
        del held
Listed()
print(Listed.count)
)";
    CHECK(printed(source, "model:cpython-3.13").starts_with("499 0\n999\n"));
    CHECK(printed(source, "model:cpython-3.14").starts_with("499 1\n999\n"));
    CHECK(printed(source, "model:cpython-3.15").starts_with("499 0\n999\n"));
}

TEST_CASE("A built-in method that a class has under another's name may come back to itself") {
    const char* source = R"(class Shown(object): pass
Shown.__repr__ = Shown.__str__
class Equal(object): pass
Equal.__eq__ = Equal.__ne__
for action in (lambda: str(Shown()), lambda: repr(Shown()), lambda: Equal() == Equal()):
    try: action()
    except RecursionError as error: print(error)
)";
    const std::string line = "maximum recursion depth exceeded while calling a Python object\n";
    CHECK(printed(source, "model:cpython-3.8") == line + line + line);
    CHECK(printed(source, "model:cpython-3.13") == line + line + line);
}

}  // namespace lastref
