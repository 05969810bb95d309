#include "backends/model/object/block_watch.hpp"

#include "backends/model/heap/edges.hpp"
#include "backends/model/object/real_size.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace lastref::model {

namespace {

/// What the real runtime holds for reuse, with the versions that do, and how much its start leaves there.
struct FreeList {
    Kind kind;
    std::size_t most;
    int since;
    int until;
    std::size_t at_start;
};
constexpr FreeList free_lists[] = {
    {Kind::list, 80, 0, 99, 4},         {Kind::dict, 80, 0, 99, 7},          {Kind::floating, 100, 0, 99, 4},
    {Kind::bound_method, 256, 0, 8, 7}, {Kind::bound_method, 20, 14, 99, 0}, {Kind::native, 256, 0, 8, 2},
    {Kind::integer, 100, 14, 99, 0},    {Kind::tuple, 2000, 0, 99, 2},
};
constexpr std::size_t tuple_sizes = 20;

const FreeList* free_list_of(const Run& run, Kind kind) {
    for (const FreeList& each : free_lists) {
        int minor = run.profile.language[1];
        if (each.kind == kind && minor >= each.since && minor <= each.until) return &each;
    }
    return nullptr;
}

Object* object_of(const void* memory, Tenant tenant) {
    return reinterpret_cast<Object*>(static_cast<char*>(const_cast<void*>(memory)) + tenant.front);
}

bool has_object(Tenant tenant) {
    return tenant.front != Tenant::no_object;
}

}  // namespace

BlockWatch::BlockWatch(Run& run) : run_(run) {
    // What sizes depend on comes into being now, not while the records are walked.
    for (CoreType each : {CoreType::base_exception, CoreType::dict, CoreType::string})
        static_cast<void>(run.type(each));
    static_cast<void>(run.name(SpecialName::module));
    enter_living();
    if (!run.heap.free_lists_were_cleared) fill_held();
    run.heap.memory().set_observer(this);
}

BlockWatch::~BlockWatch() {
    run_.heap.memory().set_observer(nullptr);
}

void BlockWatch::enter(Object* object, std::vector<Object*>& found) {
    std::size_t front = bytes_in_front(object->flags);
    const void* memory = reinterpret_cast<char*>(object) - front;
    Record record{{static_cast<std::uint8_t>(front), object->kind}};
    if (records_.try_emplace(memory, std::move(record)).second) found.push_back(object);
}

void BlockWatch::enter_living() {
    std::vector<Object*> found;
    auto visit = [&](Object* each) { enter(each, found); };
    run_.heap.collector().for_each_object(-1, visit);
    run_.heap.embedder().visit_roots(Roots::all, visit);
    for (std::size_t i = 0; i < found.size(); ++i) for_each_edge(found[i], visit);
}

// Held blocks

std::vector<BlockWatch::Held>* BlockWatch::held_of(const Record& record) {
    if (!has_object(record.tenant) || record.tenant.front > sizeof(Links)) return nullptr;
    Kind kind = record.tenant.kind;
    const FreeList* list = free_list_of(run_, kind);
    if (!list) return nullptr;
    if (kind != Kind::tuple) return &held_[static_cast<std::size_t>(list - free_lists)];
    if (record.size < sizeof(Links) + sizeof(Tuple)) return nullptr;
    std::size_t items = (record.size - sizeof(Links) - sizeof(Tuple)) / sizeof(Object*);
    return items > 0 && items <= tuple_sizes ? &held_[std::size(free_lists) + items - 1] : nullptr;
}

std::size_t BlockWatch::most_held(const Record& record) const {
    return free_list_of(run_, record.tenant.kind)->most;
}

std::size_t BlockWatch::bytes_of_held(const Record& record) const {
    const std::size_t header = run_.profile.memory.collector_header;
    switch (record.tenant.kind) {
        case Kind::list: return header + 40;
        case Kind::dict: return header + 48;
        case Kind::tuple: return header + measured_size(run_, "tuple") + record.size - sizeof(Links) - sizeof(Tuple);
        case Kind::floating: return 24;
        case Kind::integer: return 28;
        default: return header + 48;
    }
}

void BlockWatch::fill_held() {
    for (const FreeList& each : free_lists) {
        if (free_list_of(run_, each.kind) != &each) continue;
        if (each.kind != Kind::tuple) {
            held_[static_cast<std::size_t>(&each - free_lists)].resize(each.at_start);
            continue;
        }
        for (std::size_t i = 0; i < tuple_sizes; ++i) held_[std::size(free_lists) + i].resize(each.at_start);
    }
}

void BlockWatch::did_clear_free_lists() {
    for (auto& each : held_) each.clear();
}

// What the allocator tells

void BlockWatch::did_allocate(void* memory, std::size_t size, Tenant tenant) {
    place_last();
    // What the model makes late, the real runtime had from its start.
    bool internal = run_.heap.making_internals;
    if (internal) tenant = {};
    Record record{tenant, here_ && !resting_ && !internal ? here_() : 0, size};
    std::vector<Held>* held = held_of(record);
    if (held && !held->empty()) {
        // A block that was not traced when memory was asked for it never is.
        if (held->back().trace == 0) record.trace = 0;
        held->pop_back();
    }
    if (record.trace) most_traced_ = std::max(most_traced_, traced_ += size);
    records_.insert_or_assign(memory, std::move(record));
    if (pools_) last_ = memory;
}

void BlockWatch::will_release(void* memory) {
    place_last();
    auto found = records_.find(memory);
    if (found == records_.end()) return;
    Record& record = found->second;
    if (record.trace) traced_ -= std::min(traced_, record.size);
    std::vector<Held>* held = held_of(record);
    if (held && held->size() < most_held(record)) held->push_back({record.trace, bytes_of_held(record)});
    for (Pools::Place each : record.places) pools_->release(each);
    records_.erase(found);
}

// Questions

void BlockWatch::for_each_block(const Visitor& visit) {
    std::unordered_set<const Object*> attribute_dicts;
    for (const auto& [memory, record] : records_) {
        if (!has_object(record.tenant)) continue;
        Object* object = object_of(memory, record.tenant);
        if (has_flag(object, flag_prefix) && prefix_of(object).dict &&
            (run_.profile.memory.values == ValuesPlace::dict || has_flag(object, flag_inline_storage)))
            attribute_dicts.insert(prefix_of(object).dict);
    }
    for (const auto& [memory, record] : records_) {
        if (!has_object(record.tenant)) continue;
        Object* object = object_of(memory, record.tenant);
        if (!object->type) continue;
        DictRole role = attribute_dicts.contains(object) ? DictRole::attributes : DictRole::table;
        for_each_real_block(run_, object, role, [&](const void* place, std::size_t bytes) {
            std::uint32_t trace = record.trace;
            if (place && place != object) {
                auto buffer = records_.find(place);
                trace = buffer == records_.end() ? 0 : buffer->second.trace;
            }
            visit(trace, bytes);
        });
    }
    for (const auto& list : held_) {
        for (const Held& each : list) visit(each.trace, each.bytes);
    }
}

std::int64_t BlockWatch::count() {
    std::int64_t blocks = 0;
    for_each_block([&](std::uint32_t, std::size_t) { ++blocks; });
    return blocks;
}

void BlockWatch::trace(Here here) {
    forget_traces();
    here_ = std::move(here);
}

void BlockWatch::forget_traces() {
    for (auto& [memory, record] : records_) record.trace = 0;
    for (auto& list : held_) {
        for (Held& each : list) each.trace = 0;
    }
    traced_ = most_traced_ = peak_ = 0;
}

void BlockWatch::for_each_traced_block(const Visitor& visit) {
    for_each_block([&](std::uint32_t trace, std::size_t bytes) {
        if (trace) visit(trace, bytes);
    });
}

BlockWatch::TracedMemory BlockWatch::traced_memory() {
    std::size_t now = 0;
    for_each_traced_block([&](std::uint32_t, std::size_t bytes) { now += bytes; });
    // What was allocated since the peak is in `now`, and may be more than what was freed.
    peak_ = std::max({peak_, now + most_traced_ - traced_, most_traced_});
    most_traced_ = traced_;
    return {now, peak_};
}

void BlockWatch::reset_peak() {
    most_traced_ = traced_;
    peak_ = 0;
}

std::uint32_t BlockWatch::trace_of(const Object* object) const {
    auto found = records_.find(reinterpret_cast<const char*>(object) - bytes_in_front(object->flags));
    return found == records_.end() ? 0 : found->second.trace;
}

// Pools

void BlockWatch::place(void* memory, Record& record) {
    if (!has_object(record.tenant)) {
        record.places.push_back(pools_->allocate(record.size));
        return;
    }
    Object* object = object_of(memory, record.tenant);
    if (!object->type) return;
    for_each_real_block(run_, object, DictRole::table, [&](const void* place, std::size_t bytes) {
        if (place == nullptr || place == object) record.places.push_back(pools_->allocate(bytes));
    });
}

void BlockWatch::place_last() {
    void* memory = std::exchange(last_, nullptr);
    auto found = memory ? records_.find(memory) : records_.end();
    if (found != records_.end()) place(memory, found->second);
}

std::string BlockWatch::small_blocks() {
    if (!pools_) {
        pools_.emplace(run_.profile.memory.pool_bytes, run_.profile.memory.arena_bytes);
        std::vector<std::pair<std::uint64_t, void*>> living;  // in the order of their making, more or less
        for (const auto& each : records_) {
            auto* memory = const_cast<void*>(each.first);
            living.emplace_back(run_.heap.memory().identity(memory), memory);
        }
        std::sort(living.begin(), living.end());
        for (auto [number, memory] : living) place(memory, records_.at(memory));
    }
    place_last();
    return pools_->report();
}

}  // namespace lastref::model
