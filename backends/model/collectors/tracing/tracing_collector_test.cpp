#include "backends/model/collectors/test_world.hpp"

namespace lastref::model {

namespace {

using Lines = std::vector<std::string>;

World pypy() {
    return World(*find_profile("pypy-8.0"));
}

}  // namespace

TEST_CASE("nothing dies before a collection", "[collectors][tracing]") {
    World world = pypy();
    drop_reference(world.make("object", true));
    CHECK(world.log.empty());
    world.collect();
    CHECK(world.log == Lines{"del object"});
}

TEST_CASE("a cycle of finalizers takes one collection each", "[collectors][tracing]") {
    World world = pypy();
    Object* a = world.make("a", true);
    Object* b = world.make("b", true);
    World::point(a, 0, b);
    World::point(b, 0, a);
    drop_reference(a);
    drop_reference(b);
    world.collect();
    CHECK(world.log == Lines{"del a"});
    world.collect();
    CHECK(world.log == Lines{"del a", "del b"});
}

TEST_CASE("what two dead parents share is finalized after both", "[collectors][tracing]") {
    World world = pypy();
    Object* leaf = world.make("leaf", true);
    for (const char* name : {"x", "y"}) {
        Object* parent = world.make(name, true);
        World::point(parent, 0, leaf);
        drop_reference(parent);
    }
    drop_reference(leaf);
    world.collect();
    CHECK(world.log == Lines{"del x", "del y"});
    world.collect();
    CHECK(world.log == Lines{"del x", "del y", "del leaf"});
}

TEST_CASE("from the second explicit collection on the first finalizer comes last", "[collectors][tracing]") {
    World world = pypy();
    for (int round = 0; round < 2; ++round) {
        for (const char* name : {"0", "1", "2"}) drop_reference(world.make(name, true));
        world.collect();
    }
    CHECK(world.log == Lines{"del 0", "del 1", "del 2", "del 1", "del 2", "del 0"});
}

TEST_CASE("the callback of a finalizable object waits for its own collection", "[collectors][tracing]") {
    World world = pypy();
    Object* object = world.make("object", true);
    WeakReference* watch = world.watch(object, "object");
    drop_reference(object);
    world.collect();
    CHECK(world.log == Lines{"del object"});
    CHECK(weak_target(*watch) == nullptr);
    world.collect();
    CHECK(world.log == Lines{"del object", "callback object"});
    drop_reference(watch);
}

TEST_CASE("a weak reference to what a second finalizer reaches lives on", "[collectors][tracing]") {
    World world = pypy();
    Object* inner = world.make("inner", true);
    Object* outer = world.make("outer", true);
    Object* last = world.make("last", true);
    WeakReference* inner_watch = world.watch(inner, "inner");
    WeakReference* last_watch = world.watch(last);
    World::point(outer, 0, inner);
    World::point(outer, 1, last);
    for (Object* each : {inner, outer, last}) drop_reference(each);
    world.collect();
    CHECK(world.log == Lines{"del outer"});
    CHECK(weak_target(*inner_watch) == inner);
    CHECK(weak_target(*last_watch) == nullptr);
    world.collect();
    CHECK(world.log == Lines{"del outer", "del inner", "del last"});
    CHECK(weak_target(*inner_watch) == nullptr);
    world.collect();
    CHECK(world.log == Lines{"del outer", "del inner", "del last", "callback inner"});
    drop_reference(inner_watch);
    drop_reference(last_watch);
}

TEST_CASE("disabled: weak references die young, finalizers and callbacks wait", "[collectors][tracing]") {
    Profile profile = *find_profile("pypy-8.0");
    profile.nursery_bytes = 1 << 12;
    profile.smallest_major_bytes = 1 << 12;
    World world(profile);
    Collector& collector = world.heap.collector();
    collector.set_enabled(false);
    Object* plain = world.make("plain");
    WeakReference* plain_watch = world.watch(plain, "plain");
    Object* finalizable = world.make("finalizable", true);
    WeakReference* finalizable_watch = world.watch(finalizable);
    drop_reference(plain);
    drop_reference(finalizable);
    for (int i = 0; i < 5000; ++i) {
        drop_reference(world.make("filler"));
        if (world.heap.attention_wanted) collector.safe_point();
    }
    CHECK(weak_target(*plain_watch) == nullptr);
    CHECK(weak_target(*finalizable_watch) == finalizable);
    CHECK(world.log.empty());
    world.collect();
    CHECK(world.log == Lines{"callback plain", "del finalizable"});
    drop_reference(plain_watch);
    drop_reference(finalizable_watch);
}

TEST_CASE("steps walk the states, and finalizers are the last", "[collectors][tracing]") {
    World world = pypy();
    Collector& collector = world.heap.collector();
    collector.set_enabled(false);
    drop_reference(world.make("object", true));
    using Step = std::array<int, 2>;
    for (Step expected : {Step{0, 1}, Step{1, 2}, Step{2, 2}, Step{2, 3}, Step{3, 4}}) {
        CHECK(collector.collect_step() == expected);
        CHECK(world.log.empty());
    }
    CHECK(collector.collect_step() == Step{4, 0});
    CHECK(world.log == Lines{"del object"});
}

TEST_CASE("a callback that waits until finalizers are enabled is gone with its reference", "[collectors][tracing]") {
    World world = pypy();
    Collector& collector = world.heap.collector();
    collector.set_finalizers_enabled(false);
    std::array<WeakReference*, 2> watches{};
    for (WeakReference*& each : watches) {
        Object* object = world.make("object");
        each = world.watch(object, &each == &watches[0] ? "dropped" : "kept");
        drop_reference(object);
    }
    world.collect();
    CHECK(world.log.empty());
    drop_reference(watches[0]);
    world.collect();
    CHECK(collector.set_finalizers_enabled(true));
    CHECK(world.log == Lines{"callback kept"});
    drop_reference(watches[1]);
}

TEST_CASE("locked finalizers run when the last lock goes", "[collectors][tracing]") {
    World world = pypy();
    Collector& collector = world.heap.collector();
    collector.set_finalizers_enabled(false);
    drop_reference(world.make("object", true));
    world.collect();
    CHECK(world.log.empty());
    CHECK(collector.set_finalizers_enabled(true));
    CHECK(world.log == Lines{"del object"});
    CHECK_FALSE(collector.set_finalizers_enabled(true));
}

}  // namespace lastref::model
