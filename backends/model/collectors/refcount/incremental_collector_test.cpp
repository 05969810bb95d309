#include "backends/model/collectors/test_world.hpp"
#include "backends/model/printed.hpp"

namespace lastref::model {

namespace {

/// Of an interpreter that has no objects of its own.
Profile bare_profile() {
    Profile profile = *find_profile("cpython-3.14.0");
    profile.own_objects = profile.own_stray_objects = 0;
    return profile;
}

void drop_in_cycle(Object* object) {
    World::point(object, 0, object);
    drop_reference(object);
}

std::int64_t increments(World& world) {
    return world.heap.collector().generations()->statistics()[1].collections;
}

std::set<std::string> names_in(World& world, int generation) {
    std::set<std::string> names;
    world.heap.collector().for_each_object(generation, [&](Object* each) { names.insert(world.name_of(each)); });
    return names;
}

}  // namespace

TEST_CASE("the first increment only marks, and is not counted", "[collectors][incremental]") {
    Profile profile = bare_profile();
    World world(profile);
    drop_in_cycle(world.make("trash"));
    world.heap.collector().collect(1);
    CHECK(world.collected == 0);
    CHECK(increments(world) == 0);
    world.heap.collector().collect(1);
    CHECK(world.collected == 1);
    CHECK(increments(world) == 1);
}

TEST_CASE("what marking reached is work done twice", "[collectors][incremental]") {
    Profile profile = bare_profile();
    World world(profile);
    Object* head = world.make("kept");
    world.roots.push_back(head);
    Object* last = head;
    for (int i = 1; i < 10; ++i) {
        Object* next = world.make("kept");
        World::point(last, 0, next);
        drop_reference(next);
        last = next;
    }
    world.heap.collector().collect(2);
    world.heap.collector().collect(1);
    int made = 0;
    while (increments(world) == 0) {
        drop_in_cycle(world.make("trash"));
        world.heap.collector().collect(1);
        ++made;
    }
    CHECK(made == 20);
    CHECK(world.collected == 20);
    drop_reference(head);
}

TEST_CASE("survivors are old at once, whatever generation was collected", "[collectors][incremental]") {
    Profile profile = bare_profile();
    World world(profile);
    Object* kept = world.make("kept");
    CHECK(names_in(world, 0) == std::set<std::string>{"kept"});
    world.heap.collector().collect(0);
    CHECK(names_in(world, 0).empty());
    CHECK(names_in(world, 1).empty());
    CHECK(names_in(world, 2) == std::set<std::string>{"kept"});
    drop_reference(kept);
}

TEST_CASE("trash that marking reached waits for the next scavenge", "[collectors][incremental]") {
    Profile profile = bare_profile();
    World world(profile);
    Object* late = world.make("late");
    world.roots.push_back(late);
    world.heap.collector().collect(1);
    world.roots.clear();
    drop_in_cycle(late);
    drop_in_cycle(world.make("early"));
    while (increments(world) == 0) {
        drop_reference(world.make("work"));
        Object* work = world.make("work");
        world.heap.collector().collect(1);
        drop_reference(work);
    }
    CHECK(world.alive() == std::set<std::string>{"late"});
    world.heap.collector().collect(2);
    CHECK(world.alive().empty());
}

TEST_CASE("frozen objects are not marked, and unfrozen ones were visited", "[collectors][incremental]") {
    Profile profile = bare_profile();
    World world(profile);
    GenerationControls& controls = *world.heap.collector().generations();
    drop_in_cycle(world.make("cold"));
    controls.freeze();
    world.collect();
    CHECK(world.collected == 0);
    controls.unfreeze();
    world.heap.collector().collect(0);
    CHECK(world.collected == 0);
    world.collect();
    CHECK(world.collected == 1);
}

// From here on programs, and what CPython 3.14.2 printed.

TEST_CASE("gc.collect(1) with the incremental collector", "[collectors][incremental]") {
    constexpr const char* source = R"(
import gc
def make(count):
    for i in range(count):
        a = []; a.append(a)
gc.disable()
make(10); print(gc.collect(0))
make(10); print(gc.collect(1), gc.collect(1), gc.collect(1), gc.collect(2))
make(5000); print(gc.collect(1), gc.get_count()[0] < 20, gc.collect(1), gc.collect(0), gc.collect(2))
print(gc.get_count()[1:], gc.get_threshold())
)";
    CHECK(testing::printed(source, "model:cpython-3.14.0") == R"(10
0 0 0 10
0 True 0 5000 0
(0, 0) (2000, 10, 0)
)");
}

TEST_CASE("when automatic increments find cycles", "[collectors][incremental]") {
    constexpr const char* source = R"(
import gc
events = []
gc.callbacks.append(lambda phase, info: phase == "stop" and events.append((info["generation"], info["collected"] // 100)))
for i in range(120000):
    a = []; a.append(a)
print(len(events), [(i, generation, found) for i, (generation, found) in enumerate(events) if found])
)";
    CHECK(testing::printed(source, "model:cpython-3.14.0") ==
          R"(59 [(16, 1, 340), (30, 1, 280), (42, 1, 240), (52, 1, 200)]
)");
}

TEST_CASE("an old cycle dies after so many live lists, whoever holds them", "[collectors][incremental]") {
    constexpr const char* source = R"(
import gc, weakref
class Node: pass
found = []
def after():
    node = Node(); node.me = node
    reference = weakref.ref(node, found.append)
    gc.collect()
    del node, found[:]
    made = 0
    kept = []
    while not found and made < 400000:
        kept.append([]); made += 1
    return made // 1000
print(after())
def deep(depth, kept):
    if depth: return deep(depth - 1, kept)
    node = Node(); node.me = node
    reference = weakref.ref(node, found.append)
    del found[:]
    for i in range(10000): kept.append([])
    del node
    made = 0
    while not found and made < 400000:
        kept.append([]); made += 1
    return made // 1000
print(deep(20, []))
def generate():
    kept = []
    while True:
        kept.append([[] for i in range(100)])
        yield len(kept)
generator = generate()
node = Node(); node.me = node
reference = weakref.ref(node, found.append)
del found[:]
for i in range(100): next(generator)
del node
made = 0
while not found: made = next(generator)
print(made // 10)
)";
    CHECK(testing::printed(source, "model:cpython-3.14.0") == "110\n318\n325\n");
}

}  // namespace lastref::model
