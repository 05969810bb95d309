#include "backends/model/collectors/refcount/refcount_collector.hpp"

/// The generational collector of CPython: Modules/gcmodule.c up to 3.12, Python/gc.c of 3.13 and of 3.14.5 and later.
/// Steps bear the names that they have there.
///
/// Every container is in one of three lists, youngest first, in order of birth. A collection merges the lists up to its
/// generation and asks which of these objects are referenced only from each other: `gc_refs`, kept in the list's
/// backward links meanwhile, starts as the reference count (update_refs) and loses one for each reference from inside
/// the list (subtract_refs). What is left above zero is held from outside, and so is what it reaches
/// (move_unreachable). The rest is trash, in list order; cycle_collector.cpp tells what becomes of it.
///
/// Survivors move up. A collection is due when allocations less deallocations exceed threshold 0; an older generation
/// joins when the younger one was collected more often than its threshold; the oldest only if what waits for it
/// (long_lived_pending) exceeds a quarter of what it last found alive.
namespace lastref::model {

RefcountCollector::RefcountCollector(Heap& heap) : CycleCollector(heap) {}

void RefcountCollector::collect_due() {
    int number = select_generation();
    if (number < 0) return;
    count_step(CollectorStep::automatic_collection);
    collect_main(number);
}

int RefcountCollector::select_generation() const {
    std::array<std::int64_t, 3> current = counts();
    for (int number = oldest; number >= 0; --number) {
        auto place = static_cast<std::size_t>(number);
        if (current[place] <= threshold(place)) continue;
        bool waits = number == oldest && long_lived_pending_ < long_lived_total_ / 4;
        if (waits && !profile_.is_mutant(Mutant::quarter_rule_ignored)) continue;
        return number;
    }
    return -1;
}

CollectionResult RefcountCollector::collect_generation(int number) {
    reset_counts(number);
    for (int younger = 0; younger < number; ++younger) generation(number).splice(generation(younger));
    TrackedList& young = generation(number);
    TrackedList& old = number == oldest ? young : generation(number + 1);

    CollectionResult result;
    Survey survey = deduce_unreachable(young, unreachable_);
    result.candidates = survey.candidates;
    age_survivors(number, survey);
    dispose_of_trash(survey, old, result);
    if (number == oldest) heap_.clear_free_lists();
    count_statistics(number, result);
    return result;
}

void RefcountCollector::reset_counts(int number) {
    if (number < oldest && !profile_.is_mutant(Mutant::older_generations_never_due))
        ++counts_[static_cast<std::size_t>(number) + 1];
    for (int younger = 0; younger <= number; ++younger) counts_[static_cast<std::size_t>(younger)] = 0;
    heap_.young_count = 0;
    heap_.young_bytes = 0;
}

void RefcountCollector::age_survivors(int number, const Survey& survey) {
    TrackedList& young = generation(number);
    std::int64_t survivors = survey.reachable - untrack(survey.may_be_untracked, Untracking::every_collection);
    if (number < oldest) {
        if (profile_.is_mutant(Mutant::survivors_stay_young)) return;
        if (number == oldest - 1) long_lived_pending_ += survivors;
        generation(number + 1).splice(young);
        return;
    }
    if (profile_.dict_tracking == DictTracking::only_with_tracked_content) {
        survivors -= untrack(survey.may_be_untracked, Untracking::full_collection);
    }
    long_lived_pending_ = 0;
    long_lived_total_ = survivors + own_objects();
}

std::array<std::size_t, 3> RefcountCollector::sizes() {
    return {heap_.young().size(), older_[0].size(), older_[1].size()};
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
    own_frozen_ = true;
}

void RefcountCollector::unfreeze() {
    own_frozen_ = false;
    immortals_thawed_ = true;
    generation(oldest).splice(permanent_);
}

}  // namespace lastref::model
