#pragma once

#include "backends/model/heap/check_heap.hpp"
#include "backends/model/heap/heap.hpp"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// A heap without Python: objects with two slots that can be weakly referenced, and a log of what their collector
/// called.
namespace lastref::model {

struct TestType : Tracked {
    TypeLayout layout;
};

class World final : public Embedder {
public:
    explicit World(const Profile& profile) : heap(profile, *this) {
        set_up(plain_, false);
        set_up(finalizable_, true);
        set_up(reference_type_, false);
        reference_type_.layout.slot_count = 0;
        reference_type_.layout.has_weak_list = false;
        reference_type_.layout.instance_size = sizeof(WeakReference);
    }

    Object* make(const std::string& name, bool finalizable = false) {
        auto* type = reinterpret_cast<Type*>(finalizable ? &finalizable_ : &plain_);
        Object* object = heap.make_sized(Kind::instance, type, type_layout(type).instance_size);
        heap.track(object);
        names_[object] = name;
        return object;
    }

    static Object*& slot(Object* object, int place) {
        return reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + sizeof(Tracked))[place];
    }
    static void point(Object* from, int place, Object* to) {
        if (to) add_reference(to);
        drop_reference_or_null(std::exchange(slot(from, place), to));
    }

    /// A weak reference with a callback, which logs `label`, or without. Held by the caller.
    WeakReference* watch(Object* object, const std::string& label = "") {
        auto* type = reinterpret_cast<Type*>(&reference_type_);
        auto* reference =
            static_cast<WeakReference*>(heap.make_sized(Kind::weak_reference, type, sizeof(WeakReference)));
        if (!label.empty()) {
            reference->callback = reinterpret_cast<Object*>(type);
            add_reference(reference->callback);
            heap.collector().did_add_weak_callback(object);
        }
        reference->referent = object;
        WeakReference** list = weak_list(object);
        reference->next_weak = *list;
        if (*list) (*list)->previous_weak = reference;
        *list = reference;
        heap.track(reference);
        watched_[reference] = label;
        return reference;
    }

    void collect(int times = 1) {
        for (int i = 0; i < times; ++i) {
            heap.collector().collect(2);
            REQUIRE(check_heap(heap) == std::vector<std::string>{});
        }
    }

    const std::string& name_of(Object* object) { return names_[object]; }

    std::set<std::string> alive() {
        std::set<std::string> found;
        heap.collector().for_each_object(-1, [&](Object* each) {
            if (each->kind == Kind::instance) found.insert(names_[each]);
        });
        return found;
    }

    // Embedder
    void call_finalizer(Object* object) override {
        begin_code();
        log.push_back("del " + names_[object]);
        if (on_finalizer) on_finalizer(object);
    }
    void call_weak_callback(WeakReference& reference, Object*) override {
        begin_code();
        log.push_back((reference.referent ? "live callback " : "callback ") + watched_[&reference]);
    }
    void call_import_callback() override { begin_code(); }
    void collection_starts(int generation) override { generations.push_back(generation); }
    void collection_stops(int, const CollectionResult& result) override { collected = result.collected; }
    void visit_roots(Roots, const std::function<void(Object*)>& visit) override {
        for (Object* each : roots) visit(each);
    }
    void debug_line(std::string_view) override {}
    void debug_object(std::string_view, Object*) override {}
    void lack(std::string_view) override {}
    void add_garbage(Object*) override {}

    Heap heap;
    std::vector<std::string> log;
    std::function<void(Object*)> on_finalizer;
    std::vector<Object*> roots;  ///< what the program would hold; a collector may do without knowing them
    std::int64_t collected = 0;
    std::vector<int> generations;  ///< of the collections so far

private:
    /// What the interpreter does before the first instruction of Python code that a collector of PyPy's kind calls.
    void begin_code() {
        if (heap.attention_wanted && !heap.collector().frees_at_zero()) heap.collector().safe_point();
    }

    void set_up(TestType& type, bool finalizable) {
        type.refcount = 1;
        type.kind = Kind::type;
        type.flags = flag_immortal;
        type.type = reinterpret_cast<Type*>(&type);
        type.layout.heap = &heap;
        type.layout.slots_offset = sizeof(Tracked);
        type.layout.slot_count = 2;
        type.layout.instance_size = sizeof(Tracked) + 2 * sizeof(Object*);
        type.layout.has_weak_list = true;
        type.layout.has_finalizer = finalizable;
    }

    TestType plain_{};
    TestType finalizable_{};
    TestType reference_type_{};
    std::map<const Object*, std::string> names_;
    std::map<const WeakReference*, std::string> watched_;
};

}  // namespace lastref::model
