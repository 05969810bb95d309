#include "backends/model/collectors/test_world.hpp"
#include "backends/model/printed.hpp"

#include <catch2/generators/catch_generators.hpp>

namespace lastref::model {

namespace {

using Lines = std::vector<std::string>;

void drop_in_cycle(Object* object) {
    World::point(object, 0, object);
    drop_reference(object);
}

}  // namespace

TEST_CASE("survivors move up a generation, and counts with them", "[collectors][refcount]") {
    World world(*find_profile("cpython-3.13"));
    GenerationControls& controls = *world.heap.collector().generations();
    Object* kept = world.make("kept");
    CHECK(controls.counts() == std::array<std::int64_t, 3>{1, 0, 0});
    world.heap.collector().collect(0);
    CHECK(controls.counts() == std::array<std::int64_t, 3>{0, 1, 0});
    drop_in_cycle(kept);
    world.heap.collector().collect(0);
    CHECK(world.alive() == std::set<std::string>{"kept"});
    world.heap.collector().collect(1);
    CHECK(world.alive().empty());
    CHECK(controls.counts() == std::array<std::int64_t, 3>{0, 0, 1});
    CHECK(controls.statistics()[1].collected == 1);
}

TEST_CASE("the generations of automatic collections follow the thresholds", "[collectors][refcount]") {
    World world(*find_profile("cpython-3.8"));
    GenerationControls& controls = *world.heap.collector().generations();
    controls.set_thresholds({100, 3, 2});
    std::vector<Object*> kept;
    for (int i = 0; i < 1000; ++i) kept.push_back(world.make("kept"));
    CHECK(world.generations == std::vector<int>{0, 0, 0, 0, 1, 0, 0, 0, 0});
    for (Object* each : kept) drop_reference(each);
}

TEST_CASE("what a collection found and what came back", "[collectors][refcount]") {
    auto [name, first, second] = GENERATE(table<std::string, std::int64_t, std::int64_t>(
        {{"cpython-3.6", 3, 2}, {"cpython-3.7", 0, 2}, {"cpython-3.8", 0, 2}, {"cpython-3.13", 2, 0}}));
    CAPTURE(name);
    World world(*find_profile(name));
    Object* saved = nullptr;
    world.on_finalizer = [&](Object* object) { add_reference(saved = object); };
    drop_in_cycle(world.make("phoenix", true));
    drop_in_cycle(world.make("trash"));
    drop_in_cycle(world.make("trash"));
    world.collect();
    CHECK(world.collected == first);
    world.collect();
    CHECK(world.collected == second);
    drop_reference(saved);
}

TEST_CASE("weak references of trash die before finalizers or after", "[collectors][refcount]") {
    auto [name, alive] = GENERATE(table<std::string, bool>({{"cpython-3.13", false}, {"cpython-3.15", true}}));
    World world(*find_profile(name));
    Object* object = world.make("object", true);
    WeakReference* plain = world.watch(object);
    WeakReference* calling = world.watch(object, "object");
    bool plain_alive = false;
    bool calling_alive = true;
    world.on_finalizer = [&](Object*) {
        plain_alive = weak_target(*plain) != nullptr;
        calling_alive = weak_target(*calling) != nullptr;
    };
    drop_in_cycle(object);
    world.collect();
    CHECK(plain_alive == alive);
    CHECK_FALSE(calling_alive);
    CHECK(weak_target(*plain) == nullptr);
    CHECK(world.log == Lines{"callback object", "del object"});
    drop_reference(plain);
    drop_reference(calling);
}

TEST_CASE("a weak reference that is trash, to what lives, is dead from the start or once finalizers were called") {
    constexpr std::string_view program = R"(import gc, weakref
saved = []
class Target(object): pass
class Returning(object):
    def __init__(self, target):
        self.me = self
        self.reference = weakref.ref(target, lambda reference: print('called'))
    def __del__(self): saved.append(self)
target = Target()
Returning(target)
gc.collect()
print(saved[0].reference() is target)
del target
)";
    CHECK(testing::printed(program, "model:cpython-3.14") == "False\n");
    CHECK(testing::printed(program, "model:cpython-3.15") == "True\ncalled\n");
}

TEST_CASE("frozen garbage stays until it is unfrozen", "[collectors][refcount]") {
    World world(*find_profile("cpython-3.13"));
    GenerationControls& controls = *world.heap.collector().generations();
    drop_in_cycle(world.make("cold"));
    controls.freeze();
    CHECK(controls.frozen_count() == 1);
    world.collect();
    CHECK(world.collected == 0);
    controls.unfreeze();
    world.collect();
    CHECK(world.collected == 1);
}

}  // namespace lastref::model
