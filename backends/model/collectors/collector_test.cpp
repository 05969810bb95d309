#include "backends/model/collectors/test_world.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What every collector promises, whatever it is. Objects here have two slots and can be weakly referenced; no Python
/// is involved.
namespace lastref::model {

namespace {

Profile never_collecting() {
    Profile profile = *find_profile("cpython-3.13");
    profile.collector = CollectorKind::none;
    return profile;
}

/// Every collector, and every version in which one of them differs.
const Profile& any_profile() {
    static const Profile none = never_collecting();
    std::string name = GENERATE("none", "cpython-3.6", "cpython-3.8", "cpython-3.13", "cpython-3.14.0", "cpython-3.15",
                                "pypy-7.3", "pypy-8.0");
    CAPTURE(name);
    return name == "none" ? none : *find_profile(name);
}

bool reclaims(const Profile& profile) {
    return profile.collector != CollectorKind::none;
}

}  // namespace

TEST_CASE("what is held lives through collections", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* root = world.make("root");
    Object* child = world.make("child");
    World::point(root, 0, child);
    World::point(child, 0, root);
    drop_reference(child);
    WeakReference* watch = world.watch(child, "child");
    world.collect(3);
    CHECK(world.alive() == std::set<std::string>{"root", "child"});
    CHECK(weak_target(*watch) == child);
    CHECK(world.log.empty());
    drop_reference(watch);
    drop_reference(root);
}

TEST_CASE("what nothing holds goes, in a cycle or not", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* alone = world.make("alone");
    Object* left = world.make("left");
    Object* right = world.make("right");
    World::point(left, 0, right);
    World::point(right, 0, left);
    Object* kept = world.make("kept");
    World::point(left, 1, kept);
    WeakReference* watch = world.watch(right);
    drop_reference(alone);
    drop_reference(left);
    drop_reference(right);
    world.collect();
    std::set<std::string> all{"alone", "left", "right", "kept"};
    CHECK(world.alive() == (reclaims(profile) ? std::set<std::string>{"kept"} : all));
    CHECK((weak_target(*watch) == nullptr) == reclaims(profile));
    if (reclaims(profile)) CHECK(kept->refcount == 1);
    drop_reference(watch);
    drop_reference(kept);
}

TEST_CASE("a finalizer runs once, and what it brings back stays", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* saved = nullptr;
    world.on_finalizer = [&](Object* object) {
        saved = object;
        add_reference(object);
    };
    Object* phoenix = world.make("phoenix", true);
    World::point(phoenix, 0, phoenix);
    drop_reference(phoenix);
    world.collect(2);
    if (!reclaims(profile)) return;
    CHECK(world.log == std::vector<std::string>{"del phoenix"});
    REQUIRE(saved == phoenix);
    CHECK(world.alive() == std::set<std::string>{"phoenix"});
    drop_reference(phoenix);
    world.collect(2);
    CHECK(world.alive().empty());
    CHECK(world.log == std::vector<std::string>{"del phoenix"});
}

TEST_CASE("callbacks come newest first, and find their reference dead", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* object = world.make("object");
    World::point(object, 0, object);
    WeakReference* first = world.watch(object, "first");
    WeakReference* second = world.watch(object, "second");
    drop_reference(object);
    world.collect(2);
    if (reclaims(profile)) CHECK(world.log == std::vector<std::string>{"callback second", "callback first"});
    CHECK((weak_target(*first) == nullptr) == reclaims(profile));
    drop_reference(first);
    drop_reference(second);
}

TEST_CASE("a weak reference that dies with its referent never calls back", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* object = world.make("object");
    World::point(object, 0, object);
    WeakReference* inside = world.watch(object, "inside");
    World::point(object, 1, inside);
    drop_reference(inside);
    drop_reference(object);
    world.collect(3);
    CHECK(world.log.empty());
    if (reclaims(profile)) CHECK(world.alive().empty());
}

TEST_CASE("a chain of finalizers ends, parents first", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    constexpr int length = 5;
    std::vector<Object*> chain;
    for (int i = 0; i < length; ++i) chain.push_back(world.make(std::to_string(i), true));
    for (int i = 0; i + 1 < length; ++i)
        World::point(chain[static_cast<std::size_t>(i)], 0, chain[static_cast<std::size_t>(i) + 1]);
    for (Object* each : chain) drop_reference(each);
    world.collect(length + 1);
    if (!reclaims(profile)) return;
    CHECK(world.log == std::vector<std::string>{"del 0", "del 1", "del 2", "del 3", "del 4"});
    CHECK(world.alive().empty());
}

TEST_CASE("a deep chain is freed without a deep stack", "[collectors]") {
    const Profile& profile = any_profile();
    World world(profile);
    Object* head = world.make("x");
    for (int i = 0; i < 200'000; ++i) {
        Object* next = world.make("x");
        World::point(next, 0, head);
        drop_reference(head);
        head = next;
    }
    drop_reference(head);
    world.collect();
    if (reclaims(profile)) CHECK(world.alive().empty());
}

TEST_CASE("automatic collections reclaim what a loop leaves", "[collectors]") {
    Profile profile = any_profile();
    profile.nursery_bytes = 1 << 16;
    profile.smallest_major_bytes = 1 << 18;
    World world(profile);
    for (int i = 0; i < 50'000; ++i) {
        Object* left = world.make("left");
        Object* right = world.make("right");
        World::point(left, 0, right);
        World::point(right, 0, left);
        drop_reference(left);
        drop_reference(right);
        if (world.heap.attention_wanted) world.heap.collector().safe_point();
    }
    if (reclaims(profile)) CHECK(world.heap.memory().reserved() < (4 << 20));
}

TEST_CASE("random graphs: nothing reachable goes, everything else does", "[collectors]") {
    Profile profile = any_profile();
    profile.nursery_bytes = 1 << 14;
    profile.smallest_major_bytes = 1 << 16;
    auto seed = GENERATE(Catch::Generators::range(1U, 9U));
    CAPTURE(seed);
    World world(profile);
    std::mt19937 random(seed);
    auto pick = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    std::vector<Object*> roots;
    std::vector<WeakReference*> watches;
    for (int round = 0; round < 2'000; ++round) {
        roots.push_back(world.make(std::to_string(round), pick(4) == 0));
        if (pick(5) == 0) watches.push_back(world.watch(roots.back(), pick(2) == 0 ? "some" : ""));
        for (int edge = 0; edge < 3; ++edge) {
            Object* to = pick(6) == 0 ? nullptr : roots[pick(roots.size())];
            World::point(roots[pick(roots.size())], static_cast<int>(pick(2)), to);
        }
        if (roots.size() > 40) {
            std::size_t gone = pick(roots.size());
            Object* object = roots[gone];
            roots.erase(roots.begin() + static_cast<std::ptrdiff_t>(gone));
            drop_reference(object);
        }
        if (world.heap.attention_wanted) world.heap.collector().safe_point();
        if (pick(200) == 0) {
            world.heap.collector().collect(static_cast<int>(pick(3)));
            REQUIRE(check_heap(world.heap) == std::vector<std::string>{});
        }
    }
    std::set<Object*> reachable(roots.begin(), roots.end());
    std::vector<Object*> pending(roots.begin(), roots.end());
    while (!pending.empty()) {
        Object* object = pending.back();
        pending.pop_back();
        for (int place = 0; place < 2; ++place) {
            Object* next = World::slot(object, place);
            if (next && reachable.insert(next).second) pending.push_back(next);
        }
    }
    for (int i = 0; i < 50; ++i) world.collect();
    for (WeakReference* each : watches) {
        if (Object* target = weak_target(*each); target && reclaims(profile)) CHECK(reachable.contains(target));
    }
    if (reclaims(profile)) CHECK(world.alive().size() == reachable.size());
    std::set<std::string> once(world.log.begin(), world.log.end());
    std::vector<std::string> finalizers;
    for (const std::string& line : world.log) {
        CHECK(line.rfind("live", 0) == std::string::npos);
        if (line.rfind("del", 0) == 0) finalizers.push_back(line);
    }
    std::sort(finalizers.begin(), finalizers.end());
    CHECK(std::adjacent_find(finalizers.begin(), finalizers.end()) == finalizers.end());
    for (WeakReference* each : watches) drop_reference(each);
    for (Object* each : roots) drop_reference(each);
}

}  // namespace lastref::model
