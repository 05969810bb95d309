#pragma once

#include "backends/model/heap/heap.hpp"

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lastref::model {

/// One finalizer to run: an object's, or the callbacks of weak references to an object that is gone.
struct ReadyFinalizer {
    Object* object = nullptr;               ///< owned
    std::vector<WeakReference*> callbacks;  ///< in the order of their calls; one that dies first is not called
    bool unseen = false;                    ///< there is a callback, of which nothing is seen
};

struct DueFinalizers {
    std::deque<ReadyFinalizer> ready;
    std::deque<ReadyFinalizer> postponed;  ///< until finalizers are enabled
};

/// The objects whose death is to be told to somebody, in order of registration, as PyPy's collector keeps them: those
/// with a finalizer, and "lifelines", one for each object that has, or had, weak references with callbacks. A lifeline
/// is held by its object alone and holds nothing; it lives in this registry only.
class FinalizerRegistry {
public:
    void add(Object* object) {
        set_flag(object, flag_registered);
        young_.push_back(Entry{object, false});
    }
    /// The object is one without a finalizer from now on.
    static void ignore(Object* object) {
        object->collector_bits = static_cast<std::uint16_t>(object->collector_bits | bit_ignored);
    }
    /// No effect when the object has a lifeline.
    void add_lifeline(Object* object);

    /// One whose object is dead already, and whose callback nobody sees.
    void add_dead_lifeline() { young_.push_back(Entry{nullptr, true, false, State::unreached, {}, true}); }

    /// One of those that share the name (a literal): the newest has the callback.
    void renew_dead_lifeline(std::string_view name);

    /// Whether an entry names the object. Of a dict that shares keys the flag says that.
    static bool knows(const Object* object) {
        const bool says_keys = object->kind == Kind::dict && shares_keys(object);
        return (has_flag(object, flag_registered) && !says_keys) || (object->collector_bits & bit_lifeline);
    }

    /// Young objects with a finalizer survive minor collections: adds a reference to each, and takes it away again.
    void pin_young();
    void unpin_young();
    /// After a minor collection: what was young is old, but for objects that were not in a list yet.
    void age();

    /// The weak references to the objects of `trash` (all with bit_unreachable) are dead from here on. Callbacks are
    /// remembered by lifelines, but those of references that are trash themselves; `due` forgets these, too.
    void invalidate_weak_references(TrackedList& trash, DueFinalizers& due);

    /// The objects of `trash` go, and their weak references forget them. Those of objects that some finalizer needs
    /// stay with them, dead, and are what weakref.ref() finds there: WeakrefLifeline.cached_weakref.
    static void unlink_weak_references(TrackedList& trash);

    /// Trash dies now, whatever refers to it: lifelines outlive their objects, objects without a finalizer are
    /// forgotten.
    void forget_trash();

    /// Clears what weak references a finalizable object has got since, and lets its lifeline go.
    void detach(Object* object);

    /// Appends what is to be finalized now to `due.ready`, and marks what that needs with bit_visited; invalidates the
    /// weak references to the rest of `trash` as above, and to what one finalizer alone reaches. Requires that `age`
    /// was called and that `trash` is what `deduce_unreachable` found.
    void order_finalizers(TrackedList& trash, DueFinalizers& due);

    /// What was registered since the last minor collection, lifelines aside.
    [[nodiscard]] std::vector<Object*> young_objects() const;
    /// The objects whose finalizers are still to come.
    [[nodiscard]] std::vector<Object*> finalizable();

    /// What this class keeps in `collector_bits`.
    static constexpr unsigned bit_visited = 4;
    static constexpr unsigned bit_ordering = 8;
    static constexpr unsigned bit_lifeline = 0x100;
    static constexpr unsigned bit_ignored = 0x200;

private:
    /// The four states of PyPy's finalizer-order.rst, told by two bits.
    enum class State { unreached, being_reached, reached_once, alive };
    struct Entry {
        Object* object;  ///< null: a lifeline that its object left behind
        bool is_lifeline;
        bool pinned = false;
        State state = State::unreached;           ///< of a lifeline; an object keeps its own in `collector_bits`
        std::vector<WeakReference*> callbacks{};  ///< of dead references
        bool unseen = false;                      ///< there is a callback, of which nothing is seen
        std::string_view name{};                  ///< under which a new one may take it
    };
    /// A node of the graph: an object, or the lifeline in an entry.
    struct Node {
        Object* object;
        Entry* lifeline;
    };

    template <class Visit>
    void for_each_entry(Visit&& visit);
    State state_of(const Node& node) const;
    void set_state(const Node& node, State state);
    void append_children(const Node& node, std::vector<Node>& pending);
    void reach_from(const Node& start);
    void bump(const Node& start, State from, State to);
    static void remember_callbacks(Entry& entry);
    static void remember_callbacks_of_trash(Entry& entry);
    /// Objects forget their weak references that wait for finalizers, as lifelines hold those weakly themselves.
    static void forget_references_in(TrackedList& trash);

    std::deque<Entry> young_;
    std::deque<Entry> old_;
    std::unordered_map<Object*, Entry*> lifelines_;  ///< of trash, while finalizers are ordered
};

}  // namespace lastref::model
