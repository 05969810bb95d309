#include "backends/model/collectors/reachability.hpp"

#include "backends/model/heap/edges.hpp"

#include <unordered_map>
#include <unordered_set>

namespace lastref::model {

namespace {

std::uintptr_t& gc_refs(Tracked* object) {
    return object->previous();
}

/// The header and what lies behind it.
void prefetch(const Tracked* object) {
    __builtin_prefetch(object);
    __builtin_prefetch(reinterpret_cast<const char*>(object) + 48);
}

/// gc_refs becomes the reference count, and the list singly linked.
std::int64_t update_refs(TrackedList& containers) {
    std::int64_t count = 0;
    for (Tracked* each = containers.first(); each != containers.head(); each = each->next()) {
        prefetch(each->next());
        gc_refs(each) = each->refcount;
        set_collector_bits(each, bit_collecting);
        ++count;
    }
    return count;
}

/// Takes the references from inside the list off gc_refs. What is left counts references from outside.
void subtract_refs(TrackedList& containers) {
    for (Tracked* each = containers.first(); each != containers.head(); each = each->next()) {
        prefetch(each->next());
        for_each_edge(each, [](Object* target) {
            if (is_collecting(target)) --gc_refs(static_cast<Tracked*>(target));
        });
    }
}

class UnreachableMover {
public:
    UnreachableMover(TrackedList& young, TrackedList& unreachable, Survey& survey)
        : young_(young), unreachable_(unreachable), survey_(survey) {}

    /// Moves what has no gc_refs to `unreachable`, and back to the end of `young` when something reachable turns out to
    /// refer to it. Every object is walked once.
    void move_unreachable() {
        Tracked* before = young_.head();
        for (Tracked* each = before->next(); each != young_.head(); each = before->next()) {
            prefetch(each->next());
            if (gc_refs(each) != 0) {
                for_each_edge(each, [this](Object* target) { visit_reachable(target); });
                each->previous() = reinterpret_cast<std::uintptr_t>(before);
                set_collector_bits(each, 0);
                before = each;
                ++survey_.reachable;
                if (kind_row(each).untracking != Untracking::never) survey_.may_be_untracked.push_back(each);
            } else {
                before->next() = each->next();
                unreachable_.append(each);
                set_collector_bits(each, bit_collecting | bit_unreachable);
            }
        }
        young_.head()->previous() = reinterpret_cast<std::uintptr_t>(before);
    }

private:
    void visit_reachable(Object* target) {
        if (!is_collecting(target)) return;
        auto* tracked = static_cast<Tracked*>(target);
        if (tracked->collector_bits & bit_unreachable) {
            TrackedList::remove(tracked);
            young_.append(tracked);
            set_collector_bits(tracked, bit_collecting);
            gc_refs(tracked) = 1;
        } else if (gc_refs(tracked) == 0) {
            gc_refs(tracked) = 1;
        }
    }

    TrackedList& young_;
    TrackedList& unreachable_;
    Survey& survey_;
};

}  // namespace

Survey deduce_unreachable(TrackedList& base, TrackedList& unreachable) {
    Survey survey;
    survey.candidates = update_refs(base);
    subtract_refs(base);
    UnreachableMover(base, unreachable, survey).move_unreachable();
    return survey;
}

std::vector<Object*> reachable_objects(std::initializer_list<TrackedList*> lists, const std::vector<Object*>& held) {
    std::vector<Object*> all;
    std::unordered_map<Object*, std::uint32_t> outside;
    for (TrackedList* list : lists) {
        for (Tracked* each = list->first(); each != list->head(); each = each->next()) {
            all.push_back(each);
            outside[each] = each->refcount;
        }
    }
    for (Object* each : all) {
        for_each_edge(each, [&](Object* target) {
            if (auto found = outside.find(target); found != outside.end()) --found->second;
        });
    }
    std::unordered_set<Object*> reached;
    std::vector<Object*> pending;
    for (Object* each : all) {
        if (outside[each] != 0 && reached.insert(each).second) pending.push_back(each);
    }
    for (Object* each : held) {
        if (outside.contains(each) && reached.insert(each).second) pending.push_back(each);
    }
    while (!pending.empty()) {
        Object* object = pending.back();
        pending.pop_back();
        for_each_edge(object, [&](Object* target) {
            if (outside.contains(target) && reached.insert(target).second) pending.push_back(target);
        });
    }
    std::erase_if(all, [&](Object* each) { return !reached.contains(each); });
    return all;
}

bool is_held_from_outside(TrackedList& list) {
    update_refs(list);
    subtract_refs(list);
    bool held = false;
    Tracked* before = list.head();
    for (Tracked* each = list.first(); each != list.head(); each = each->next()) {
        if (gc_refs(each) != 0) held = true;
        each->previous() = reinterpret_cast<std::uintptr_t>(before);
        set_collector_bits(each, 0);
        before = each;
    }
    return held;
}

}  // namespace lastref::model
