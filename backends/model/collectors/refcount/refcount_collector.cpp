#include "backends/model/collectors/refcount/refcount_collector.hpp"

#include "backends/model/collectors/reachability.hpp"

#include <fmt/format.h>

/// The generational collector of CPython: Modules/gcmodule.c up to 3.12, Python/gc.c of 3.13 and of 3.14.5 and later.
/// Steps bear the names that they have there.
///
/// Every container is in one of three lists, youngest first, in order of birth. A collection merges the lists up to its
/// generation and asks which of these objects are referenced only from each other: `gc_refs`, kept in the list's
/// backward links meanwhile, starts as the reference count (update_refs) and loses one for each reference from inside
/// the list (subtract_refs). What is left above zero is held from outside, and so is what it reaches
/// (move_unreachable). The rest is trash, in list order:
///
///     handle_weakrefs       weak references to trash die, callbacks of those that are not trash themselves are called
///     finalize_garbage      `__del__`, for each object once, while all the trash is still whole
///     handle_resurrected    whoever is reachable again moves to the older generation
///     delete_garbage        tp_clear breaks the cycles; counts reach zero and objects die
///
/// Survivors move up. A collection is due when allocations less deallocations exceed threshold 0; an older generation
/// joins when the younger one was collected more often than its threshold; the oldest only if what waits for it
/// (long_lived_pending) exceeds a quarter of what it last found alive.
///
/// What versions change is read from the Profile: whether one resurrection spares all trash (to 3.8) or only what it
/// reaches, what gc.collect() then returns, whether weak references without callback die before or after finalizers
/// (3.15), and whether a due collection runs in the allocation (to 3.11) or at the next safe point.
namespace lastref::model {

namespace {

constexpr std::int64_t never = INT64_MAX;

/// Steps over a list whose current element may leave it or die.
template <class Visit>
void for_each_in(TrackedList& list, Visit&& visit) {
    for (Tracked *each = list.first(), *next = nullptr; each != list.head(); each = next) {
        next = each->next();
        visit(each);
    }
}

/// Neither finalizer nor weak references: most of what a program makes.
bool is_plain_instance(Object* object) {
    return object->kind == Kind::instance && has_flag(object, flag_prefix) &&
           !type_layout(object->type).has_finalizer && !prefix_of(object).weak_references;
}

}  // namespace

RefcountCollector::RefcountCollector(Heap& heap) : heap_(heap), profile_(heap.profile()) {
    for (std::size_t i = 0; i < thresholds_.size(); ++i) thresholds_[i] = profile_.thresholds[i];
    rearm();
}

void RefcountCollector::rearm() {
    bool armed = enabled_ && !collecting_ && !pending_ && thresholds_[0] > 0;
    heap_.young_threshold = armed ? thresholds_[0] : never;
}

void RefcountCollector::did_exceed_threshold() {
    if (profile_.automatic == AutomaticCollection::at_safe_point) {
        pending_ = true;
        rearm();
        heap_.want_attention();
        return;
    }
    collect_due();
}

void RefcountCollector::collect_due() {
    int number = select_generation();
    if (number < 0) return;
    count_step(CollectorStep::automatic_collection);
    collect_main(number);
}

void RefcountCollector::safe_point() {
    heap_.attention_wanted = false;
    if (!pending_) return;
    pending_ = false;
    rearm();
    if (!enabled_ || collecting_) return;
    collect_due();
}

int RefcountCollector::select_generation() const {
    std::array<std::int64_t, 3> current = counts();
    for (int number = oldest; number >= 0; --number) {
        auto place = static_cast<std::size_t>(number);
        if (current[place] <= thresholds_[place]) continue;
        if (number == oldest && long_lived_pending_ < long_lived_total_ / 4) continue;
        return number;
    }
    return -1;
}

CollectionResult RefcountCollector::collect(int number) {
    if (collecting_) return {};
    return collect_main(number);
}

CollectionResult RefcountCollector::collect_main(int number) {
    collecting_ = true;
    rearm();
    heap_.embedder().collection_starts(number);
    if (debug_ & debug_stats) debug_start(number);
    count_collection(number);

    for (int younger = 0; younger < number; ++younger) generation(number).splice(generation(younger));
    TrackedList& young = generation(number);
    TrackedList& old = number == oldest ? young : generation(number + 1);

    CollectionResult result;
    Survey survey = deduce_unreachable(young, unreachable_);
    result.candidates = survey.candidates;
    std::int64_t found = survey.candidates - survey.reachable;
    age_survivors(number, survey);
    if (debug_ & debug_collectable) {
        for_each_in(unreachable_, [&](Tracked* each) { heap_.embedder().debug_object("collectable", each); });
    }
    // Frames of generators are no objects of their own here. Their own count matters where it is taken early.
    std::int64_t frames = 0;
    for_each_in(unreachable_, [&](Tracked* each) { frames += each->kind == Kind::generator; });
    result.collected = handle_weakrefs(old);
    if (trash_has_finalizers_) finalize_garbage();
    std::int64_t dying = handle_resurrected(found, old);
    result.collected += profile_.collect_counts_resurrected ? found + frames : dying;
    clear_weakrefs();
    delete_garbage(old);

    if (debug_ & debug_stats) debug_stop(result);
    if (number == oldest) heap_.clear_free_lists();
    Statistics& statistics = statistics_[static_cast<std::size_t>(number)];
    ++statistics.collections;
    statistics.collected += result.collected;
    statistics.uncollectable += result.uncollectable;
    statistics.candidates += result.candidates;
    heap_.embedder().collection_stops(number, result);
    collecting_ = false;
    rearm();
    return result;
}

void RefcountCollector::count_collection(int number) {
    count_step(static_cast<CollectorStep>(static_cast<int>(CollectorStep::collection_of_generation_0) + number));
    if (number < oldest) ++counts_[static_cast<std::size_t>(number) + 1];
    for (int younger = 0; younger <= number; ++younger) counts_[static_cast<std::size_t>(younger)] = 0;
    heap_.young_count = 0;
    heap_.young_bytes = 0;
}

void RefcountCollector::age_survivors(int number, const Survey& survey) {
    TrackedList& young = generation(number);
    std::int64_t survivors = survey.reachable - untrack(survey.may_be_untracked, Untracking::every_collection);
    if (number < oldest) {
        if (number == oldest - 1) long_lived_pending_ += survivors;
        generation(number + 1).splice(young);
        return;
    }
    if (profile_.dict_tracking == DictTracking::only_with_tracked_content) {
        survivors -= untrack(survey.may_be_untracked, Untracking::full_collection);
    }
    long_lived_pending_ = 0;
    long_lived_total_ = survivors;
}

std::int64_t RefcountCollector::untrack(const std::vector<Tracked*>& containers, Untracking when) {
    std::int64_t count = 0;
    for (Tracked* each : containers) {
        const KindRow& row = kind_row(each);
        if (row.untracking != when || !row.holds_atoms_only(each)) continue;
        TrackedList::remove(each);
        ++count;
    }
    count_step(CollectorStep::untracked_by_collection, count);
    return count;
}

/// A weak reference that is trash itself never calls back. One whose callback is to be called dies now: the callback
/// may ask it. What has no callback stays until clear_weakrefs where the profile says so.
std::int64_t RefcountCollector::handle_weakrefs(TrackedList& old) {
    bool all = profile_.weak_clearing == WeakClearing::before_finalizers;
    trash_has_finalizers_ = trash_has_weak_references_ = false;
    std::vector<WeakReference*> to_call;
    for (Tracked* each = unreachable_.first(); each != unreachable_.head(); each = each->next()) {
        if (is_plain_instance(each)) continue;
        if (each->kind == Kind::weak_reference) {
            auto& reference = *static_cast<WeakReference*>(each);
            if (all || reference.callback) clear_weak_reference(reference);
        }
        if (heap_.has_finalizer(each)) trash_has_finalizers_ = true;
        WeakReference** list = weak_list(each);
        if (each->kind == Kind::weak_reference || (list && *list)) trash_has_weak_references_ = true;
        WeakReference* next = nullptr;
        for (WeakReference* reference = list ? *list : nullptr; reference; reference = next) {
            next = reference->next_weak;
            if (!all && !reference->callback) continue;
            clear_weak_reference(*reference);
            count_step(CollectorStep::weak_reference_cleared_by_collection);
            if (!reference->callback || is_collecting(reference)) continue;
            add_reference(reference);
            to_call.push_back(reference);
        }
    }
    code_ran_ = !to_call.empty() || trash_has_finalizers_;
    return call_weak_callbacks(to_call, old);
}

/// Returns how many of the references died by it, as CPython counts them among what it freed.
std::int64_t RefcountCollector::call_weak_callbacks(const std::vector<WeakReference*>& references, TrackedList& old) {
    std::int64_t freed = 0;
    count_step(CollectorStep::weak_callback_in_collection, static_cast<std::int64_t>(references.size()));
    for (WeakReference* reference : references) {
        heap_.embedder().call_weak_callback(*reference);
        if (reference->refcount == 1) {
            ++freed;
        } else if (is_tracked(reference)) {
            TrackedList::remove(reference);
            old.append(reference);
        }
        drop_reference(reference);
    }
    return freed;
}

/// Any object of the list may die while a finalizer runs, so the first one is taken each time.
void RefcountCollector::finalize_garbage() {
    while (!unreachable_.empty()) {
        Tracked* object = unreachable_.first();
        TrackedList::remove(object);
        seen_.append(object);
        if (has_flag(object, flag_finalized) || !heap_.has_finalizer(object)) continue;
        set_flag(object, flag_finalized);
        count_step(CollectorStep::finalizer_in_collection);
        add_reference(object);
        heap_.run_finalizer(object);
        drop_reference(object);
    }
    unreachable_.splice(seen_);
}

/// Returns how many are to die. Where no code has run, nothing came back.
std::int64_t RefcountCollector::handle_resurrected(std::int64_t found, TrackedList& old) {
    if (!code_ran_) {
        final_unreachable_.splice(unreachable_);
        return found;
    }
    if (profile_.resurrection == ResurrectionSpares::everything) {
        if (is_held_from_outside(unreachable_)) {
            count_step(CollectorStep::resurrected_in_collection, found);
            old.splice(unreachable_);
            return 0;
        }
        final_unreachable_.splice(unreachable_);
        return static_cast<std::int64_t>(final_unreachable_.size());
    }
    Survey survey = deduce_unreachable(unreachable_, final_unreachable_);
    count_step(CollectorStep::resurrected_in_collection, survey.reachable);
    old.splice(unreachable_);
    return survey.candidates - survey.reachable;
}

/// Weak references to what is about to be cleared: those without callback, and those that finalizers made.
void RefcountCollector::clear_weakrefs() {
    if (profile_.weak_clearing == WeakClearing::before_finalizers && !profile_.refs_of_finalizers_dead_at_clear) return;
    if (!trash_has_weak_references_ && !code_ran_) return;
    for (Tracked* each = final_unreachable_.first(); each != final_unreachable_.head(); each = each->next()) {
        if (each->kind == Kind::weak_reference) clear_weak_reference(*static_cast<WeakReference*>(each));
        WeakReference** list = weak_list(each);
        while (list && *list) clear_weak_reference(**list);
    }
}

/// Clearing one object may free any other of the list.
void RefcountCollector::delete_garbage(TrackedList& old) {
    while (!final_unreachable_.empty()) {
        Tracked* object = final_unreachable_.first();
        if (debug_ & debug_save_all) {
            heap_.embedder().add_garbage(object);
        } else {
            count_step(CollectorStep::cleared_by_collection);
            add_reference(object);
            heap_.clear_edges(object);
            drop_reference(object);
        }
        if (final_unreachable_.first() == object) {
            set_collector_bits(object, 0);
            TrackedList::remove(object);
            old.append(object);
        }
    }
}

void RefcountCollector::debug_start(int number) {
    Embedder& embedder = heap_.embedder();
    embedder.debug_line(fmt::format("gc: collecting generation {}...\n", number));
    embedder.debug_line(fmt::format("gc: objects in each generation: {} {} {}\n", heap_.young().size(),
                                    older_[0].size(), older_[1].size()));
    embedder.debug_line(fmt::format("gc: objects in permanent generation: {}\n", permanent_.size()));
}

void RefcountCollector::debug_stop(const CollectionResult& result) {
    heap_.embedder().debug_line(fmt::format("gc: done, {} unreachable, {} uncollectable, 0.0000s elapsed\n",
                                            result.collected + result.uncollectable, result.uncollectable));
}

void RefcountCollector::set_enabled(bool enabled) {
    enabled_ = enabled;
    rearm();
}

void RefcountCollector::set_thresholds(const std::array<std::int64_t, 3>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] >= 0) thresholds_[i] = values[i];
    }
    rearm();
}

std::array<std::int64_t, 3> RefcountCollector::counts() const {
    return {heap_.young_count, counts_[1], counts_[2]};
}

void RefcountCollector::for_each_object(int number, const std::function<void(Object*)>& visit) {
    for (int each = 0; each <= oldest; ++each) {
        if (number >= 0 && each != number) continue;
        for_each_in(generation(each), visit);
    }
}

void RefcountCollector::freeze() {
    for (int number = 0; number <= oldest; ++number) {
        permanent_.splice(generation(number));
        counts_[static_cast<std::size_t>(number)] = 0;
    }
    heap_.young_count = 0;
}

void RefcountCollector::unfreeze() {
    generation(oldest).splice(permanent_);
}

std::int64_t RefcountCollector::frozen_count() const {
    return static_cast<std::int64_t>(permanent_.size());
}

}  // namespace lastref::model
