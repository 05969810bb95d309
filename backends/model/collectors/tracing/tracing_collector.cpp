#include "backends/model/collectors/tracing/tracing_collector.hpp"

#include "backends/model/collectors/reachability.hpp"
#include "backends/model/collectors/tracing/sweep.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

/// PyPy's default collector as programs see it: rpython/memory/gc/incminimark.py and pypy/module/gc/interp_gc.py,
/// of 7.3.11 and 8.0.1. Steps bear the names that they have there.
///
/// An object dies in a collection, never before: a count of zero means nothing. But counts are exact under every
/// collector here, so roots need no stack maps: an object whose count exceeds the references from the population in
/// question is held from outside of it, by a frame, by native code or by what is not collected now. The live part of a
/// population is what that reaches. Untracked containers hold atoms only and go at zero, as leaves do: nobody can tell.
///
/// Minor collection, when a nursery's worth of bytes was allocated: young objects that neither old ones nor frames hold
/// die; weak references to them are dead from then on, callbacks or not. Those with a finalizer, and what they reach,
/// are kept and become old. No Python code runs.
///
/// Major collection, in steps: SCANNING (nothing under way) to MARKING to SWEEPING to FINALIZING. Marking happens in
/// one go at the end of the marking phase, for no program can tell when it began. Then finalizers are put in order
/// (deal_with_objects_with_finalizers, see FinalizerRegistry); halfway weak references to what is not marked die
/// (invalidate_old_weakrefs), but those to what a second finalizer was found to reach. What finalizers need is kept,
/// and the rest is freed.
///
/// Finalizers run after that, in program order: at the end of gc.collect() inside it, else at the next safe point. The
/// callbacks of weak references are finalizers too, of the lifeline that the referent holds. The collection also asks
/// the interpreter to run what is due before its next instruction (UserDelAction.fire). So when gc.collect() runs them,
/// the first that is Python code finds, before its own first instruction, that all others are to run, and it comes
/// last: weak references to its object are cleared by then. That first one may be importlib's own: each module that is
/// imported leaves a dead lock with a weak callback, and so do those that start the process or print its first
/// unraisable error. Where gc.collect() fails because finalizers run already, what is due runs all the same, where the
/// error is raised.
///
/// Left open: errors of built-in weak callbacks are reported by Python code there; which of the library's own imports
/// at run time find their module loaded is known for the common ones only; and a large allocation advances a collection
/// by the size of the real heap. Where the TypeError of a call with keywords ends the program, its arguments are kept
/// here and die there at exit.
namespace lastref::model {

namespace {

constexpr std::int64_t allocations_between_looks = 256;
constexpr double major_threshold_factor = 1.82;

}  // namespace

TracingCollector::TracingCollector(Heap& heap)
    : heap_(heap), profile_(heap.profile()), next_major_bytes_(profile_.smallest_major_bytes) {
    did_lock_import();
    arm();
}

void TracingCollector::arm() {
    heap_.young_threshold = heap_.young_count + allocations_between_looks;
    heap_.young_bytes_threshold = profile_.nursery_bytes;
}

/// What is in no list dies at once, unless the registry knows of it: then a collection finds it, in the list or, being
/// a leaf, in the registry. A weak reference may be among the callbacks that are due, out of which a collection takes
/// it.
void TracingCollector::did_reach_zero(Object* object) {
    bool waits = !profile_.is_mutant(Mutant::zero_count_frees) || FinalizerRegistry::knows(object) ||
                 object->kind == Kind::weak_reference;
    if (is_tracked(object) && waits) return;
    if (FinalizerRegistry::knows(object)) {
        heap_.track(object);
    } else {
        heap_.destroy(object);
    }
}

void TracingCollector::did_exceed_threshold() {
    if (heap_.young_bytes > profile_.nursery_bytes) {
        allocation_due();
    } else {
        arm();
    }
}

void TracingCollector::safe_point() {
    heap_.attention_wanted = false;
    if (heap_.young_bytes > profile_.nursery_bytes) allocation_due();
    if (!due_.ready.empty()) run_finalizers();
}

/// minor_collection_with_major_progress: a step of the major collection goes with each minor one while one is under way
/// or due.
void TracingCollector::allocation_due() {
    minor_collection();
    if (profile_.is_mutant(Mutant::minor_collection_finalizes)) {
        mark_and_sweep();
        heap_.want_attention();
    }
    if (!enabled_) return;
    if (state_ == State::scanning && live_bytes_ <= next_major_bytes_) return;
    major_collection_step();
}

void TracingCollector::minor_collection() {
    count_step(CollectorStep::collection_of_generation_0);
    registry_.pin_young();
    if (!profile_.is_mutant(Mutant::nursery_kept)) deduce_unreachable(heap_.young(), trash_);
    registry_.unpin_young();
    registry_.invalidate_weak_references(trash_, due_);
    FinalizerRegistry::unlink_weak_references(trash_);
    registry_.forget_trash();
    registry_.age();
    old_.splice(heap_.young());
    sweep(heap_, trash_);
    live_bytes_ += heap_.young_bytes;
    live_bytes_ -= std::min(live_bytes_, heap_.freed_bytes);
    heap_.young_bytes = 0;
    heap_.freed_bytes = 0;
    heap_.young_count = 0;
    arm();
}

void TracingCollector::mark_and_sweep() {
    count_step(CollectorStep::collection_of_generation_2);
    deduce_unreachable(old_, trash_);
    registry_.order_finalizers(trash_, due_);
    if (profile_.is_mutant(Mutant::finalizers_reversed)) std::reverse(due_.ready.begin(), due_.ready.end());
    for (Tracked *each = trash_.first(), *next = nullptr; each != trash_.head(); each = next) {
        next = each->next();
        if (!(each->collector_bits & FinalizerRegistry::bit_visited)) continue;
        set_collector_bits(each, 0);
        TrackedList::remove(each);
        old_.append(each);
    }
    FinalizerRegistry::unlink_weak_references(trash_);
    sweep(heap_, trash_);
    live_bytes_ -= std::min(live_bytes_, heap_.freed_bytes);
    heap_.freed_bytes = 0;
    auto grown = static_cast<std::size_t>(static_cast<double>(live_bytes_) * major_threshold_factor);
    next_major_bytes_ = std::max(profile_.smallest_major_bytes, grown);
}

void TracingCollector::major_collection_step() {
    switch (state_) {
        case State::scanning: state_ = State::marking; break;
        case State::marking:
            mark_and_sweep();
            state_ = State::sweeping;
            sweeping_began_ = false;
            break;
        case State::sweeping:
            if (sweeping_began_) state_ = State::finalizing;
            sweeping_began_ = true;
            break;
        default:
            state_ = State::scanning;
            if (!due_.ready.empty()) heap_.want_attention();
            break;
    }
}

void TracingCollector::finish_major_collection() {
    while (state_ != State::scanning) {
        minor_collection();
        major_collection_step();
    }
}

/// minor_and_major_collection, then the finalizers, gc.disable() or not.
CollectionResult TracingCollector::collect(int) {
    if (!enabled_ && profile_.is_mutant(Mutant::explicit_collection_needs_enabled)) return {};
    if (profile_.is_mutant(Mutant::explicit_collection_minor)) {
        minor_collection();
        return {};
    }
    finish_major_collection();
    minor_collection();
    major_collection_step();
    finish_major_collection();
    heap_.attention_wanted = false;
    if (!due_.ready.empty()) heap_.want_attention();
    bool locked = !enabled_;
    // Inside such a collection finalizers are enabled, and what finds them so gives up; but those that are due run
    // where that error is raised.
    if (locked && !set_finalizers_enabled(true)) {
        heap_.attention_wanted = false;
        run_finalizers();
        return {.finalizers_were_running = true};
    }
    run_finalizers();
    if (locked) set_finalizers_enabled(false);
    return {};
}

std::array<int, 2> TracingCollector::collect_step() {
    State before = state_;
    State after = state_;
    if (user_steps_due_) {
        user_steps_due_ = false;
        before = State::calling_finalizers;
        bool locked = !enabled_;
        if (locked) set_finalizers_enabled(true);
        run_finalizers();
        if (locked) set_finalizers_enabled(false);
    } else {
        minor_collection();
        major_collection_step();
        after = state_;
        if (before == State::finalizing) {
            after = State::calling_finalizers;
            user_steps_due_ = true;
            if (enabled_) run_finalizers();
        }
    }
    return {static_cast<int>(before), static_cast<int>(after)};
}

ReadyFinalizer TracingCollector::take_finalizer() {
    ReadyFinalizer item = std::move(due_.ready.front());
    due_.ready.pop_front();
    if (item.object) registry_.detach(item.object);
    return item;
}

void TracingCollector::run_finalizers() {
    while (!due_.ready.empty()) run(take_finalizer());
}

/// UserDelAction._call_finalizer.
void TracingCollector::run(ReadyFinalizer item) {
    bool postponable = !item.object || type_layout(item.object->type).has_finalizer;
    if (postponable && finalizer_locks_ > 0 && !profile_.is_mutant(Mutant::finalizers_run_while_disabled)) {
        due_.postponed.push_back(std::move(item));
        return;
    }
    for (WeakReference* each : item.callbacks) add_reference(each);
    for (WeakReference* each : item.callbacks) {
        count_step(CollectorStep::weak_callback_in_collection);
        if (each->callback) heap_.embedder().call_weak_callback(*each, each->callback);
        drop_reference_or_null(std::exchange(each->callback, nullptr));
        drop_reference(each);
    }
    if (item.unseen) heap_.embedder().call_import_callback();
    if (item.object) call_finalizer(item.object);
}

void TracingCollector::call_finalizer(Object* object) {
    count_step(CollectorStep::finalizer_in_collection);
    heap_.finalize(object);
    if (object->refcount > 1) count_step(CollectorStep::resurrected_in_collection);
    if (object->refcount > 1 && profile_.is_mutant(Mutant::resurrection_lost)) heap_.clear_edges(object);
    set_flag(object, flag_finalized);
    drop_reference(object);
}

/// gc.enable() and gc.disable() count as one lock of the finalizers, however often they are called.
void TracingCollector::set_enabled(bool enabled) {
    if (enabled == enabled_ || (!enabled && profile_.is_mutant(Mutant::disable_ignored))) return;
    enabled_ = enabled;
    set_finalizers_enabled(enabled);
    if (enabled && !due_.ready.empty()) heap_.want_attention();
}

bool TracingCollector::set_finalizers_enabled(bool enabled) {
    if (!enabled) {
        ++finalizer_locks_;
        return true;
    }
    if (finalizer_locks_ == 0) return false;
    if (--finalizer_locks_ > 0) return true;
    for (auto count = due_.postponed.size(); count > 0; --count) {
        ReadyFinalizer item = std::move(due_.postponed.front());
        due_.postponed.pop_front();
        run(std::move(item));
    }
    return true;
}

/// Dead objects are not shown, but those that wait for their finalizers and what these hold. The walk through the heap
/// begins with a minor collection, and what was registered since the last one is held meanwhile, finalizer or not.
void TracingCollector::for_each_object(int, const std::function<void(Object*)>& visit) {
    std::vector<Object*> roots = registry_.young_objects();
    for (Object* each : roots) ++each->refcount;
    minor_collection();
    for (Object* each : roots) --each->refcount;
    const std::vector<Object*> waiting = registry_.finalizable();
    roots.insert(roots.end(), waiting.begin(), waiting.end());
    for (Object* each : reachable_objects({&heap_.young(), &old_}, roots)) visit(each);
}

}  // namespace lastref::model
