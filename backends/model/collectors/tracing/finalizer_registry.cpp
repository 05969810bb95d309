#include "backends/model/collectors/tracing/finalizer_registry.hpp"

#include "backends/model/collectors/reachability.hpp"
#include "backends/model/heap/edges.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

bool is_trash(const Object* object) {
    return (object->collector_bits & bit_unreachable) != 0;
}

/// Trash but for what a second finalizer was found to reach (state 3): weak references to that stay as they are.
bool is_invalidated(const Object* object) {
    unsigned bits = object->collector_bits;
    bool is_safe =
        (bits & FinalizerRegistry::bit_visited) &&
        (!(bits & FinalizerRegistry::bit_ordering) || is_mutant(object, Mutant::weak_references_until_finalizer));
    return is_trash(object) && !is_safe;
}

/// A generator that has ended, for one, has nothing left to do.
bool has_finalizer(const Object* object) {
    if (object->collector_bits & FinalizerRegistry::bit_ignored) return false;
    return type_layout(object->type).heap->has_finalizer(object);
}

}  // namespace

template <class Visit>
void FinalizerRegistry::for_each_entry(Visit&& visit) {
    for (Entry& entry : young_) visit(entry);
    for (Entry& entry : old_) visit(entry);
}

void FinalizerRegistry::add_lifeline(Object* object) {
    if (object->collector_bits & bit_lifeline) return;
    object->collector_bits = static_cast<std::uint16_t>(object->collector_bits | bit_lifeline);
    young_.push_back(Entry{object, true});
}

void FinalizerRegistry::renew_dead_lifeline(std::string_view name) {
    if (std::any_of(young_.begin(), young_.end(), [name](const Entry& entry) { return entry.name == name; })) return;
    for (Entry& entry : old_) {
        if (entry.name == name) entry.unseen = false;
    }
    add_dead_lifeline();
    young_.back().name = name;
}

std::vector<Object*> FinalizerRegistry::finalizable() {
    std::vector<Object*> found;
    for_each_entry([&](const Entry& entry) {
        if (!entry.is_lifeline && has_finalizer(entry.object)) found.push_back(entry.object);
    });
    return found;
}

std::vector<Object*> FinalizerRegistry::young_objects() const {
    std::vector<Object*> found;
    for (const Entry& entry : young_) {
        if (!entry.is_lifeline) found.push_back(entry.object);
    }
    return found;
}

void FinalizerRegistry::pin_young() {
    for (Entry& entry : young_) {
        entry.pinned = !entry.is_lifeline && has_finalizer(entry.object);
        if (entry.pinned) ++entry.object->refcount;
    }
}

void FinalizerRegistry::unpin_young() {
    for (Entry& entry : young_) {
        if (entry.pinned) --entry.object->refcount;
    }
}

void FinalizerRegistry::age() {
    std::deque<Entry> unlisted;
    for (Entry& entry : young_) {
        bool listed = !entry.object || !has_flag(entry.object, flag_tracked_kind) || is_tracked(entry.object);
        (listed ? old_ : unlisted).push_back(std::move(entry));
    }
    young_ = std::move(unlisted);
}

/// Newer references come before what was remembered from an earlier death.
void FinalizerRegistry::remember_callbacks(Entry& entry) {
    std::vector<WeakReference*> found;
    WeakReference** list = weak_list(entry.object);
    for (WeakReference* each = list ? *list : nullptr; each; each = each->next_weak) {
        if (each->callback && !each->dead && !each->forgotten && !is_invalidated(each)) found.push_back(each);
    }
    if (is_mutant(entry.object, Mutant::weak_callbacks_reversed)) std::reverse(found.begin(), found.end());
    entry.callbacks.insert(entry.callbacks.begin(), found.begin(), found.end());
}

void FinalizerRegistry::invalidate_weak_references(TrackedList& trash, DueFinalizers& due) {
    for_each_entry(remember_callbacks_of_trash);
    for (auto* items : {&due.ready, &due.postponed}) {
        for (ReadyFinalizer& item : *items) std::erase_if(item.callbacks, is_invalidated);
    }
    for (Tracked* each = trash.first(); each != trash.head(); each = each->next()) {
        if (!is_invalidated(each)) continue;
        WeakReference** list = weak_list(each);
        for (WeakReference* reference = list ? *list : nullptr; reference; reference = reference->next_weak)
            reference->dead = true;
    }
}

void FinalizerRegistry::remember_callbacks_of_trash(Entry& entry) {
    if (!entry.is_lifeline) return;
    std::erase_if(entry.callbacks, is_invalidated);
    if (entry.object && is_invalidated(entry.object)) remember_callbacks(entry);
}

void FinalizerRegistry::forget_references_in(TrackedList& trash) {
    for (Tracked* each = trash.first(); each != trash.head(); each = each->next()) {
        if (each->kind == Kind::weak_reference && is_invalidated(each))
            static_cast<WeakReference*>(each)->forgotten = true;
    }
}

void FinalizerRegistry::unlink_weak_references(TrackedList& trash) {
    for (Tracked* each = trash.first(); each != trash.head(); each = each->next()) {
        WeakReference** list = weak_list(each);
        while (list && *list) clear_weak_reference(**list);
    }
}

void FinalizerRegistry::forget_trash() {
    for_each_entry([](Entry& entry) {
        if (entry.object && is_trash(entry.object)) entry.object = nullptr;
    });
    std::erase_if(young_, [](const Entry& entry) { return !entry.is_lifeline && !entry.object; });
}

void FinalizerRegistry::detach(Object* object) {
    if (object->collector_bits & bit_lifeline) {
        object->collector_bits = static_cast<std::uint16_t>(object->collector_bits & ~bit_lifeline);
        for_each_entry([object](Entry& entry) {
            if (!entry.is_lifeline || entry.object != object) return;
            remember_callbacks(entry);
            entry.object = nullptr;
        });
    }
    WeakReference** list = weak_list(object);
    while (list && *list) clear_weak_reference(**list);
}

FinalizerRegistry::State FinalizerRegistry::state_of(const Node& node) const {
    if (node.lifeline) return node.lifeline->state;
    unsigned bits = node.object->collector_bits;
    bool is_leaf = !has_flag(node.object, flag_tracked_kind);
    if (is_leaf ? node.object->refcount != 0 : !(bits & bit_unreachable)) return State::alive;
    if (bits & bit_visited) return bits & bit_ordering ? State::reached_once : State::alive;
    return bits & bit_ordering ? State::being_reached : State::unreached;
}

void FinalizerRegistry::set_state(const Node& node, State state) {
    if (node.lifeline) {
        node.lifeline->state = state;
        return;
    }
    unsigned bits = node.object->collector_bits & ~(bit_visited | bit_ordering);
    if (state == State::being_reached || state == State::reached_once) bits |= bit_ordering;
    if (state == State::reached_once || state == State::alive) bits |= bit_visited;
    node.object->collector_bits = static_cast<std::uint16_t>(bits);
}

void FinalizerRegistry::append_children(const Node& node, std::vector<Node>& pending) {
    if (!node.object) return;
    for_each_edge(node.object, [&](Object* target) {
        if (is_trash(target)) pending.push_back(Node{target, nullptr});
    });
    if (!(node.object->collector_bits & bit_lifeline)) return;
    if (auto found = lifelines_.find(node.object); found != lifelines_.end()) {
        pending.push_back(Node{nullptr, found->second});
    }
}

/// _recursively_bump_finalization_state_from_1_to_2 and _from_2_to_3.
void FinalizerRegistry::bump(const Node& start, State from, State to) {
    std::vector<Node> pending{start};
    while (!pending.empty()) {
        Node node = pending.back();
        pending.pop_back();
        if (state_of(node) != from) continue;
        set_state(node, to);
        append_children(node, pending);
    }
}

void FinalizerRegistry::reach_from(const Node& start) {
    std::vector<Node> pending{start};
    while (!pending.empty()) {
        Node node = pending.back();
        pending.pop_back();
        State state = state_of(node);
        if (state == State::unreached) {
            set_state(node, State::being_reached);
            append_children(node, pending);
        } else if (state == State::reached_once) {
            bump(node, State::reached_once, State::alive);
        }
    }
    bump(start, State::being_reached, State::reached_once);
}

/// deal_with_objects_with_finalizers: of objects that reach each other only those run that no other dead one reaches;
/// in a cycle, the first. All others stay registered and alive until a later collection.
void FinalizerRegistry::order_finalizers(TrackedList& trash, DueFinalizers& due) {
    std::deque<Entry> entries = std::move(old_);
    old_.clear();
    lifelines_.clear();
    for (Entry& entry : entries) {
        if (!entry.is_lifeline) continue;
        bool held = entry.object && !is_trash(entry.object);
        entry.state = held ? State::alive : State::unreached;
        if (entry.object && !held) lifelines_[entry.object] = &entry;
    }
    auto node_of = [](Entry& entry) { return entry.is_lifeline ? Node{nullptr, &entry} : Node{entry.object, nullptr}; };
    std::vector<Entry*> marked;
    std::vector<Entry*> idle;
    for (Entry& entry : entries) {
        State state = state_of(node_of(entry));
        if (state == State::reached_once || state == State::alive) {
            old_.push_back(std::move(entry));
            continue;
        }
        if (!entry.is_lifeline && !has_finalizer(entry.object)) {
            idle.push_back(&entry);
            continue;
        }
        marked.push_back(&entry);
        reach_from(node_of(entry));
    }
    for (Entry* entry : marked) remember_callbacks_of_trash(*entry);
    for (Entry* entry : idle) remember_callbacks_of_trash(*entry);
    invalidate_weak_references(trash, due);
    forget_references_in(trash);
    for (Entry* entry : marked) {
        Node node = node_of(*entry);
        bool waits = entry->is_lifeline || !is_mutant(entry->object, Mutant::finalizers_all_at_once);
        if (state_of(node) != State::reached_once && waits) {
            old_.push_back(std::move(*entry));
            continue;
        }
        bump(node, State::reached_once, State::alive);
        if (entry->is_lifeline && entry->callbacks.empty() && !entry->unseen) continue;
        ReadyFinalizer item;
        if (!entry->is_lifeline) {
            item.object = entry->object;
            clear_flag(item.object, flag_registered);
            add_reference(item.object);
            if (!has_flag(item.object, flag_tracked_kind)) set_collector_bits(item.object, 0);
        }
        item.callbacks = std::move(entry->callbacks);
        item.unseen = entry->unseen;
        due.ready.push_back(std::move(item));
    }
    for (Entry* entry : idle) {
        if (state_of(node_of(*entry)) == State::alive) old_.push_back(std::move(*entry));
    }
    lifelines_.clear();
}

}  // namespace lastref::model
