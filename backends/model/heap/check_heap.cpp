#include "backends/model/heap/check_heap.hpp"

#include "backends/model/heap/edges.hpp"
#include "backends/model/heap/heap.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace lastref::model {

namespace {

class Checker {
public:
    explicit Checker(Heap& heap) : heap_(heap) {}

    std::vector<std::string> run() {
        check_links();
        heap_.collector().for_each_object(-1, [this](Object* each) { objects_.emplace(each, 0); });
        for (auto& [object, count] : objects_) check_object(object);
        for (auto& [object, count] : objects_) {
            if (object->refcount < count)
                fault(object, fmt::format("{} references, count {}", count, object->refcount));
        }
        return std::move(faults_);
    }

private:
    void fault(const Object* object, std::string text) {
        faults_.push_back(fmt::format("{} {:#x}: {}", kind_row(object).name, heap_.memory().identity(object), text));
    }

    void check_links() {
        TrackedList& young = heap_.young();
        const Tracked* before = young.head();
        for (Tracked* each = young.first(); each != young.head(); each = each->next()) {
            if (reinterpret_cast<const Tracked*>(each->previous()) != before) fault(each, "backward link is wrong");
            before = each;
        }
    }

    void check_object(Object* object) {
        if (!is_tracked(object)) fault(object, "listed but not tracked");
        if (object->collector_bits & 0xff) fault(object, "marked outside of a collection");
        if (heap_.collector().frees_at_zero() && object->refcount == 0) fault(object, "count is zero");
        for_each_edge(object, [&](Object* target) {
            if (target->kind >= Kind::count) fault(object, "refers to what is no object");
            if (target->refcount == 0) fault(object, "refers to an object without references");
            if (auto found = objects_.find(target); found != objects_.end()) ++found->second;
        });
        check_weak_references(object);
    }

    void check_weak_references(Object* object) {
        WeakReference** list = weak_list(object);
        const WeakReference* before = nullptr;
        for (WeakReference* each = list ? *list : nullptr; each; each = each->next_weak) {
            if (each->referent != object) fault(object, "listed weak reference is to something else");
            if (each->previous_weak != before) fault(object, "list of weak references is broken");
            before = each;
        }
    }

    Heap& heap_;
    std::unordered_map<Object*, std::uint32_t> objects_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> check_heap(Heap& heap) {
    return Checker(heap).run();
}

}  // namespace lastref::model
