#include "backends/model/collectors/refcount/incremental_collector.hpp"

#include "backends/model/heap/edges.hpp"

#include <algorithm>
#include <utility>

/// The incremental collector of CPython 3.14.0 to 3.14.4: Python/gc.c of 3.14.2. Steps bear the names that they have
/// there.
///
/// There is a young generation and an old one, whose objects lie in two spaces: visited, and pending, what this
/// scavenge has not come to yet. gc.collect(0) examines the young generation, gc.collect(2) everything, and
/// gc.collect(1) and every automatic collection do one increment:
///
///     assess_work_to_do     the work owed grows by what is new, and by a part of the heap
///     (nothing)             while more was done than is owed, not even the young generation is looked at
///     mark_at_start         a scavenge begins: all that the modules and the frames reach is visited, unexamined; each
///                           object counts as two done, so that many increments do nothing after it
///     mark_stacks           else: what the frames that are new since then hold
///     fill_increment        the young generation, and one pending object after the other with all that it reaches
///     collect_region        examines these: trash goes, survivors are visited
///     completed_scavenge    nothing is pending any more: the spaces change their roles
///
/// So trash that a root reached when the scavenge began waits for the next one, and young trash for an increment that
/// does something.
///
/// What is counted is tracked objects, as of 3.14.1; 3.14.0 counts those made, tracked or not. Objects of the
/// interpreter itself are numbers here, out of the Profile; those of a build for WebAssembly were counted.
namespace lastref::model {

namespace {

constexpr std::int64_t scan_rate_divisor = 10;

}  // namespace

IncrementalCollector::IncrementalCollector(Heap& heap)
    : CycleCollector(heap), own_pending_(heap.profile().own_stray_objects) {}

void IncrementalCollector::collect_due() {
    count_step(CollectorStep::automatic_collection);
    collect_main(1);
}

CollectionResult IncrementalCollector::collect_generation(int number) {
    CollectionResult result;
    old_bits_ = space_bits(visited_space_);
    if (number == 0) {
        collect_young(result);
    } else if (number == 1) {
        collect_increment(result);
    } else {
        collect_full(result);
    }
    return result;
}

void IncrementalCollector::collect_young(CollectionResult& result) {
    untrack_tuples(heap_.young());
    set_space(heap_.young(), old_bits_);
    increment_.splice(heap_.young());
    collect_region(increment_, visited(), result);
    heap_.young_count = 0;
    ++collections_[visited_space_];
    count_statistics(0, result);
}

void IncrementalCollector::collect_increment(CollectionResult& result) {
    work_to_do_ += assess_work_to_do();
    if (work_to_do_ < 0) return;
    untrack_tuples(heap_.young());
    if (phase_ == Phase::mark) {
        work_to_do_ -= 2 * mark_at_start();
        phase_ = Phase::collect;
        return;
    }
    work_to_do_ -= mark_from(Roots::new_frames);
    std::int64_t size = fill_increment();
    collect_region(increment_, visited(), result);
    work_to_do_ -= size;
    count_statistics(1, result);
    if (pending().empty() && own_pending_ == 0) completed_scavenge();
}

void IncrementalCollector::collect_full(CollectionResult& result) {
    untrack_tuples(heap_.young());
    pending().splice(heap_.young());
    set_space(pending(), old_bits_);
    visited().splice(pending());
    heap_.young_count = 0;
    collect_region(visited(), visited(), result);
    heap_.young_count = 0;
    collections_ = {};
    completed_scavenge();
    heap_.clear_free_lists();
    count_statistics(2, result);
}

void IncrementalCollector::collect_region(TrackedList& from, TrackedList& to, CollectionResult& result) {
    Survey survey = deduce_unreachable(from, unreachable_);
    result.candidates = survey.candidates;
    untrack(survey.may_be_untracked, Untracking::every_collection);
    if (&from != &to) to.splice(from);
    dispose_of_trash(survey, to, result);
}

/// What is frozen must stay visited: then the spaces keep their roles, and what was visited moves.
void IncrementalCollector::completed_scavenge() {
    if (permanent_.empty()) {
        visited_space_ = 1 - visited_space_;
    } else {
        pending().splice(visited());
        set_space(pending(), space_bits(1 - visited_space_));
    }
    own_pending_ = own_frozen_ ? 0 : profile_.own_stray_objects;
    work_to_do_ = 0;
    phase_ = Phase::mark;
}

void IncrementalCollector::untrack_tuples(TrackedList& list) {
    std::vector<Tracked*> containers;
    for_each_in(list, [&](Tracked* each) {
        if (kind_row(each).untracking == Untracking::every_collection) containers.push_back(each);
    });
    untrack(containers, Untracking::every_collection);
}

std::int64_t IncrementalCollector::heap_size() const {
    return heap_.tracked_count + profile_.own_objects + profile_.own_stray_objects;
}

std::int64_t IncrementalCollector::assess_work_to_do() {
    std::int64_t scale_factor = std::max<std::int64_t>(thresholds_[1], 2);
    std::int64_t new_objects = std::exchange(heap_.young_count, 0);
    return new_objects + std::min(heap_size() / scan_rate_divisor / scale_factor, 2 * new_objects);
}

std::int64_t IncrementalCollector::mark_at_start() {
    return own_objects() + mark_from(Roots::all);
}

/// Returns how many objects became visited.
std::int64_t IncrementalCollector::mark_from(Roots roots) {
    std::int64_t count = 0;
    heap_.embedder().visit_roots(roots, [&](Object* root) { count += move_reachable(root, reachable_); });
    while (!reachable_.empty()) {
        Tracked* object = reachable_.first();
        TrackedList::remove(object);
        visited().append(object);
        count += move_referents(object, reachable_);
    }
    return count;
}

std::int64_t IncrementalCollector::move_reachable(Object* object, TrackedList& to) {
    if (!is_tracked(object) || is_visited(object)) return 0;
    auto* tracked = static_cast<Tracked*>(object);
    TrackedList::remove(tracked);
    tracked->collector_bits = space_bits(visited_space_);
    to.append(tracked);
    return 1;
}

std::int64_t IncrementalCollector::move_referents(Object* object, TrackedList& to) {
    std::int64_t count = 0;
    for_each_edge(object, [&](Object* target) { count += move_reachable(target, to); });
    return count;
}

std::int64_t IncrementalCollector::fill_increment() {
    set_space(heap_.young(), space_bits(visited_space_));
    increment_.splice(heap_.young());
    auto size = static_cast<std::int64_t>(increment_.size());
    // The interpreter's own come first, and reach nothing.
    std::int64_t own = std::clamp<std::int64_t>(work_to_do_ - size, 0, own_pending_);
    own_pending_ -= own;
    size += own;
    while (size < work_to_do_ && !pending().empty()) {
        Tracked* first = pending().first();
        size += move_reachable(first, increment_);
        // Expands the region transitively: the list grows while it is walked.
        for (Tracked* each = first; each != increment_.head(); each = each->next()) {
            size += move_referents(each, increment_);
        }
    }
    return size;
}

void IncrementalCollector::set_space(TrackedList& list, std::uint16_t bits) {
    for_each_in(list, [bits](Tracked* each) { each->collector_bits = bits; });
}

std::array<std::size_t, 3> IncrementalCollector::sizes() {
    return {heap_.young().size(), visited().size(), pending().size()};
}

void IncrementalCollector::set_thresholds(const std::array<std::int64_t, 3>& values) {
    CycleCollector::set_thresholds({values[0], values[1], 0});
}

std::array<std::int64_t, 3> IncrementalCollector::counts() const {
    return {heap_.young_count, collections_[visited_space_], collections_[1 - visited_space_]};
}

/// Generation 1 is always empty, and 2 is both spaces.
void IncrementalCollector::for_each_object(int number, const std::function<void(Object*)>& visit) {
    if (number <= 0) for_each_in(heap_.young(), visit);
    if (number == 0 || number == 1) return;
    for (TrackedList& space : spaces_) for_each_in(space, visit);
}

void IncrementalCollector::freeze() {
    for (TrackedList* list : {&heap_.young(), &spaces_[0], &spaces_[1]}) {
        set_space(*list, space_bits(visited_space_));
        permanent_.splice(*list);
    }
    heap_.young_count = own_pending_ = 0;
    collections_ = {};
    own_frozen_ = true;
}

void IncrementalCollector::unfreeze() {
    visited().splice(permanent_);
    own_frozen_ = false;
}

}  // namespace lastref::model
