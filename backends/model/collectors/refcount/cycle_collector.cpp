#include "backends/model/collectors/refcount/cycle_collector.hpp"

#include "backends/model/heap/detail.hpp"

#include <fmt/format.h>

#include <algorithm>

/// What CPython does with trash, in whichever way it was found: Modules/gcmodule.c up to 3.12, Python/gc.c from 3.13
/// on. Steps bear the names that they have there. The trash is a list, in order:
///
///     handle_weakrefs       weak references to trash die, callbacks of those that are not trash themselves are called
///     finalize_garbage      `__del__`, for each object once, while all the trash is still whole
///     handle_resurrected    whoever is reachable again moves to the older generation
///     delete_garbage        tp_clear breaks the cycles; counts reach zero and objects die
///
/// Before 3.4 none of this holds for objects with finalizers: legacy_finalizers.cpp.
///
/// What versions change is read from the Profile: whether one resurrection spares all trash (to 3.8) or only what it
/// reaches, what gc.collect() then returns, whether weak references without callback die before or after finalizers
/// (3.15), and whether a due collection runs in the allocation (to 3.11) or at the next safe point.
namespace lastref::model {

namespace {

constexpr std::int64_t never = INT64_MAX;

/// Neither finalizer nor weak references: most of what a program makes.
bool is_plain_instance(Object* object) {
    return object->kind == Kind::instance && has_flag(object, flag_prefix) &&
           !type_layout(object->type).has_finalizer && !prefix_of(object).weak_references;
}

// What mutants do to a list whose links are whole.

[[maybe_unused]] void turn_round(TrackedList& list) {
    TrackedList turned;
    while (!list.empty()) {
        Tracked* last = list.last();
        TrackedList::remove(last);
        turned.append(last);
    }
    list.splice(turned);
}

[[maybe_unused]] void put_files_first(TrackedList& list) {
    TrackedList others;
    for_each_in(list, [&](Tracked* each) {
        if (each->kind == Kind::file) return;
        TrackedList::remove(each);
        others.append(each);
    });
    list.splice(others);
}

}  // namespace

CycleCollector::CycleCollector(Heap& heap) : heap_(heap), profile_(heap.profile()) {
    for (std::size_t i = 0; i < thresholds_.size(); ++i) thresholds_[i] = profile_.thresholds[i];
    rearm();
}

void CycleCollector::rearm() {
    bool armed = enabled_ && !collecting_ && !pending_ && threshold(0) > 0;
    heap_.young_threshold = armed ? threshold(0) : never;
}

void CycleCollector::did_exceed_threshold() {
    if (profile_.is_mutant(Mutant::automatic_collection_never)) return;
    if (profile_.automatic == AutomaticCollection::at_safe_point) {
        pending_ = true;
        rearm();
        heap_.want_attention();
        return;
    }
    collect_due();
}

void CycleCollector::safe_point() {
    heap_.attention_wanted = false;
    if (!pending_) return;
    pending_ = false;
    rearm();
    if (!enabled_ || collecting_) return;
    collect_due();
}

CollectionResult CycleCollector::collect(int number) {
    if (collecting_) return {};
    if (!enabled_ && profile_.is_mutant(Mutant::explicit_collection_needs_enabled)) return {};
    return collect_main(profile_.is_mutant(Mutant::every_collection_full) ? oldest : number);
}

CollectionResult CycleCollector::collect_main(int number) {
    collecting_ = true;
    rearm();
    heap_.embedder().collection_starts(number);
    if (debug_ & debug_stats) debug_start(number);
    CollectionResult result = collect_generation(number);
    if (profile_.is_mutant(Mutant::collected_count_off_by_one) && result.collected > 0) --result.collected;
    if (debug_ & debug_stats) debug_stop(result);
    heap_.embedder().collection_stops(number, result);
    collecting_ = false;
    rearm();
    return result;
}

void CycleCollector::count_statistics(int number, const CollectionResult& result) {
    count_step(static_cast<CollectorStep>(static_cast<int>(CollectorStep::collection_of_generation_0) + number));
    if (profile_.is_mutant(Mutant::statistics_not_counted)) return;
    if (number == oldest) immortals_thawed_ = false;
    Statistics& statistics = statistics_[static_cast<std::size_t>(number)];
    ++statistics.collections;
    statistics.collected += result.collected;
    statistics.uncollectable += result.uncollectable;
    statistics.candidates += result.candidates;
}

void CycleCollector::dispose_of_trash(const Survey& survey, TrackedList& old, CollectionResult& result) {
    if (profile_.legacy_finalizers) return dispose_without_finalizing(old, result);
    if (debug_ & debug_collectable) {
        for_each_in(unreachable_, [&](Tracked* each) { heap_.embedder().debug_object("collectable", each); });
    }
    std::int64_t found = survey.candidates - survey.reachable;
    result.collected += handle_weakrefs(old);
    if (trash_has_finalizers_) finalize_garbage();
    std::int64_t dying = handle_resurrected(found, old);
    result.collected += profile_.collect_counts_resurrected ? found : dying;
    clear_weakrefs();
    delete_garbage(old);
}

std::int64_t CycleCollector::untrack(const std::vector<Tracked*>& containers, Untracking when) {
    if (profile_.is_mutant(Mutant::containers_stay_tracked)) return 0;
    std::int64_t count = 0;
    for (Tracked* each : containers) {
        const KindRow& row = kind_row(each);
        if (row.untracking != when || !row.holds_atoms_only(each)) continue;
        heap_.untrack(each);
        ++count;
    }
    count_step(CollectorStep::untracked_by_collection, count);
    return count;
}

/// A weak reference that is trash itself never calls back when its target is trash, too. One whose callback is to be
/// called dies now: the callback may ask it. What has no callback, or is trash and looks at what lives, stays until
/// clear_weakrefs where the profile says so; up to 3.7 the latter stays as it is.
std::int64_t CycleCollector::handle_weakrefs(TrackedList& old) {
    const bool all = profile_.weak_clearing == WeakClearing::before_finalizers;
    const bool trash_dies = all && does(profile_, Detail::references_in_trash_die_first);
    trash_has_finalizers_ = trash_has_weak_references_ = false;
    std::vector<WeakReference*> to_call;
    for (Tracked* each = unreachable_.first(); each != unreachable_.head(); each = each->next()) {
        if (is_plain_instance(each)) continue;
        if (each->kind == Kind::weak_reference) {
            auto& reference = *static_cast<WeakReference*>(each);
            bool calls_back = profile_.is_mutant(Mutant::weak_callback_of_trash_called) && reference.callback;
            if (trash_dies && !calls_back) clear_weak_reference(reference);
        }
        if (heap_.has_finalizer(each)) trash_has_finalizers_ = true;
        WeakReference** list = weak_list(each);
        if (each->kind == Kind::weak_reference || (list && *list)) trash_has_weak_references_ = true;
        WeakReference* next = nullptr;
        if (profile_.is_mutant(Mutant::weak_references_of_trash_stay)) continue;
        for (WeakReference* reference = list ? *list : nullptr; reference; reference = next) {
            next = reference->next_weak;
            if (!all && !reference->callback) continue;
            clear_weak_reference(*reference);
            count_step(CollectorStep::weak_reference_cleared_by_collection);
            if (!reference->callback) continue;
            if (is_collecting(reference) && !profile_.is_mutant(Mutant::weak_callback_of_trash_called)) continue;
            add_reference(reference);
            to_call.push_back(reference);
        }
    }
    if (profile_.is_mutant(Mutant::weak_callbacks_of_trash_reversed)) std::reverse(to_call.begin(), to_call.end());
    code_ran_ = !to_call.empty() || trash_has_finalizers_;
    return call_weak_callbacks(to_call, old);
}

/// Returns how many of the references died by it, as CPython counts them among what it freed.
std::int64_t CycleCollector::call_weak_callbacks(const std::vector<WeakReference*>& references, TrackedList& old) {
    std::int64_t freed = 0;
    count_step(CollectorStep::weak_callback_in_collection, static_cast<std::int64_t>(references.size()));
    for (WeakReference* reference : references) {
        heap_.embedder().call_weak_callback(*reference, reference->callback);
        if (reference->refcount == 1) {
            ++freed;
        } else if (is_tracked(reference) && !is_collecting(reference)) {
            TrackedList::remove(reference);
            reference->collector_bits = old_bits_;
            old.append(reference);
        }
        drop_reference(reference);
    }
    return freed;
}

/// Any object of the list may die while a finalizer runs, so the first one is taken each time.
void CycleCollector::finalize_garbage() {
    if (profile_.is_mutant(Mutant::files_of_trash_close_first)) put_files_first(unreachable_);
    if (profile_.is_mutant(Mutant::finalizers_of_trash_reversed)) turn_round(unreachable_);
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
    if (profile_.is_mutant(Mutant::finalizers_of_trash_reversed)) turn_round(unreachable_);
}

/// Returns how many are to die. Where no code has run, nothing came back.
std::int64_t CycleCollector::handle_resurrected(std::int64_t found, TrackedList& old) {
    if (!code_ran_ || profile_.is_mutant(Mutant::resurrection_lost)) {
        final_unreachable_.splice(unreachable_);
        return found;
    }
    if (profile_.resurrection == ResurrectionSpares::everything) {
        if (is_held_from_outside(unreachable_)) {
            count_step(CollectorStep::resurrected_in_collection, found);
            did_resurrect(old);
            return 0;
        }
        final_unreachable_.splice(unreachable_);
        return static_cast<std::int64_t>(final_unreachable_.size());
    }
    Survey survey = deduce_unreachable(unreachable_, final_unreachable_);
    count_step(CollectorStep::resurrected_in_collection, survey.reachable);
    did_resurrect(old);
    return survey.candidates - survey.reachable;
}

void CycleCollector::did_resurrect(TrackedList& old) {
    if (profile_.is_mutant(Mutant::finalized_again))
        for_each_in(unreachable_, [](Tracked* each) { clear_flag(each, flag_finalized); });
    old.splice(unreachable_);
}

/// Weak references to what is about to be cleared: those without callback, and those that finalizers made.
void CycleCollector::clear_weakrefs() {
    if (profile_.weak_clearing == WeakClearing::before_finalizers && !profile_.refs_of_finalizers_dead_at_clear) return;
    if (profile_.is_mutant(Mutant::weak_references_of_trash_stay)) return;
    if (!trash_has_weak_references_ && !code_ran_) return;
    for (Tracked* each = final_unreachable_.first(); each != final_unreachable_.head(); each = each->next()) {
        if (each->kind == Kind::weak_reference) clear_weak_reference(*static_cast<WeakReference*>(each));
        WeakReference** list = weak_list(each);
        while (list && *list) clear_weak_reference(**list);
    }
}

/// Clearing one object may free any other of the list.
void CycleCollector::delete_garbage(TrackedList& old) {
    while (!final_unreachable_.empty()) {
        Tracked* object = final_unreachable_.first();
        if ((debug_ & debug_save_all) && !profile_.is_mutant(Mutant::save_all_ignored)) {
            heap_.embedder().add_garbage(object);
        } else {
            count_step(CollectorStep::cleared_by_collection);
            add_reference(object);
            heap_.clear_edges(object);
            drop_reference(object);
        }
        if (final_unreachable_.first() == object) {
            object->collector_bits = old_bits_;
            TrackedList::remove(object);
            old.append(object);
        }
    }
}

void CycleCollector::debug_start(int number) {
    Embedder& embedder = heap_.embedder();
    embedder.debug_line(fmt::format("gc: collecting generation {}...\n", number));
    std::array<std::size_t, 3> counts = sizes();
    std::string frozen = fmt::format("\ngc: objects in permanent generation: {}", permanent_.size());
    if (profile_.debug_statistics == DebugStatistics::paragraphs) {
        embedder.debug_line(fmt::format("gc: objects in each generation: {}{}\n", fmt::join(counts, " "), frozen));
        return;
    }
    embedder.debug_line("gc: objects in each generation:");
    for (std::size_t count : counts) embedder.debug_line(fmt::format(" {}", count));
    if (profile_.debug_statistics == DebugStatistics::pieces_with_frozen) embedder.debug_line(frozen);
    embedder.debug_line("\n");
}

void CycleCollector::debug_stop(const CollectionResult& result) {
    std::int64_t found = result.collected + result.uncollectable;
    std::string what = fmt::format("gc: done, {} unreachable, {} uncollectable", found, result.uncollectable);
    std::string_view time = ", 0.0000s elapsed\n";
    Embedder& embedder = heap_.embedder();
    if (profile_.debug_statistics == DebugStatistics::paragraphs) return embedder.debug_line(what.append(time));
    embedder.debug_line(found ? what : "gc: done");
    embedder.debug_line(time);
}

void CycleCollector::set_enabled(bool enabled) {
    if (!enabled && profile_.is_mutant(Mutant::disable_ignored)) return;
    enabled_ = enabled;
    rearm();
}

void CycleCollector::set_thresholds(const std::array<std::int64_t, 3>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] >= 0) thresholds_[i] = values[i];
    }
    rearm();
}

std::int64_t CycleCollector::frozen_count() const {
    constexpr std::int64_t immortal_objects = 375;
    const bool counted = does(profile_, Detail::collections_freeze_immortals) && !immortals_thawed_;
    return static_cast<std::int64_t>(permanent_.size()) + (counted ? immortal_objects : 0);
}

}  // namespace lastref::model
