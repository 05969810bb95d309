#include "backends/model/heap/heap.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/edges.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace lastref::model {

namespace {

inline void drop_array(Object** references, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
        if (Object* old = std::exchange(references[i], nullptr)) drop_reference(old);
    }
}

/// Instances hold the classes that programs make, not the built-in ones.
inline void add_type_reference(Type* type) {
    auto* object = reinterpret_cast<Object*>(type);
    if (!has_flag(object, flag_immortal)) add_reference(object);
}
inline void drop_type_reference(Type* type) {
    auto* object = reinterpret_cast<Object*>(type);
    if (object && !has_flag(object, flag_immortal)) drop_reference(object);
}

}  // namespace

Heap::Heap(const Profile& profile, Embedder& embedder) : profile_(profile), embedder_(embedder) {
    collector_ = make_collector(profile, *this);
    frees_at_zero_ = collector_->frees_at_zero();
    counts_tracked_ = profile.counted == CountedObjects::tracked;
    own_stack.begin();
}

Heap::~Heap() = default;

void Heap::did_track(Tracked* object) {
    object->collector_bits = 0;
    ++tracked_count;
    if (++young_count > young_threshold) collector_->did_exceed_threshold();
}

void Heap::did_untrack() {
    --tracked_count;
    if (young_count > 0) --young_count;
}

void Heap::count_one_more() {
    if (++young_count > young_threshold) collector_->did_exceed_threshold();
}

void last_reference_gone(Object* object) {
    type_layout(object->type).heap->did_reach_zero(object);
}

inline void Heap::count_bytes(std::size_t bytes) {
    young_bytes += bytes;
    if (young_bytes > young_bytes_threshold) {
        young_bytes_threshold = SIZE_MAX;
        want_attention();
    }
}

Object* Heap::make_sized(Kind kind, Type* type, std::size_t size) {
    const KindRow& row = *kind_rows[static_cast<std::size_t>(kind)];
    std::size_t behind = size;
    std::uint32_t capacity = 0;
    bool tracked = row.tracked;
    unsigned flags = 0;
    if (type) {
        TypeLayout& layout = type_layout(type);
        tracked = layout.instances_tracked;
        if (layout.has_dict || layout.has_weak_list || layout.slot_count) {
            flags |= flag_prefix;
            if (layout.inline_capacity) {
                capacity = layout.inline_capacity;
                flags |= flag_inline_values | flag_inline_storage;
                take_key_room(layout);
                behind = layout.instance_size + InlineValues::bytes(capacity);
            }
        }
        add_type_reference(type);
    }
    if (tracked) flags |= flag_tracked_kind;
    std::size_t front = bytes_in_front(flags);
    std::size_t total = front + behind;
    count_bytes(total);
    if ((flags & flag_tracked_kind) && !making_internals && !counts_tracked_ && !takes_held(type, size) &&
        ++young_count > young_threshold) {
        collector_->did_exceed_threshold();
    }
    auto* memory = static_cast<char*>(memory_.allocate(total, {static_cast<std::uint8_t>(front), kind}));
    std::memset(memory, 0, total);
    auto* object = reinterpret_cast<Object*>(memory + front);
    object->refcount = 1;
    object->kind = kind;
    object->flags = static_cast<std::uint8_t>(flags);
    object->type = type;
    if (flags & flag_inline_values)
        inline_values(object, type_layout(type)).capacity = static_cast<std::uint8_t>(capacity);
    // An instance of a program's subclass of int, str and the like, for which nobody else would do it.
    if (tracked && !row.tracked) track(object);
    if (type && type_layout(type).has_finalizer && !frees_at_zero_) collector_->did_make_finalizable(object);
    return object;
}

// What make_sized comes to for most objects of a program.
Object* Heap::make_instance(Type* type) {
    TypeLayout& layout = type_layout(type);
    if (!layout.inline_capacity || !layout.instances_tracked || making_internals || counts_tracked_) {
        std::size_t size = layout.instance_size ? layout.instance_size : sizeof(Tracked);
        Object* object = make_sized(Kind::instance, type, size);
        track(object);
        return object;
    }
    constexpr unsigned flags = flag_prefix | flag_tracked_kind | flag_inline_values | flag_inline_storage;
    constexpr std::size_t front = sizeof(InstancePrefix) + sizeof(Links);
    std::uint32_t capacity = layout.inline_capacity;
    take_key_room(layout);
    std::size_t total = front + layout.instance_size + InlineValues::bytes(capacity);
    add_type_reference(type);
    count_bytes(total);
    if (++young_count > young_threshold) collector_->did_exceed_threshold();
    auto* memory = static_cast<char*>(memory_.allocate(total, {front, Kind::instance}));
    static_assert(Allocator::alignment == 16);
    for (std::size_t i = 0; i < total; i += Allocator::alignment) std::memset(memory + i, 0, Allocator::alignment);
    auto* object = reinterpret_cast<Object*>(memory + front);
    object->refcount = 1;
    object->kind = Kind::instance;
    object->flags = flags;
    object->type = type;
    inline_values(object, layout).capacity = static_cast<std::uint8_t>(capacity);
    young_.append(static_cast<Tracked*>(object));
    if (layout.has_finalizer && !frees_at_zero_) collector_->did_make_finalizable(object);
    return object;
}

inline void Heap::drop_attributes(Object* object, const TypeLayout& layout) {
    if (layout.slot_count > layout.native_slots) drop_slots(object, layout, layout.native_slots, layout.slot_count);
    if (has_flag(object, flag_inline_values)) {
        InlineValues& values = inline_values(object, layout);
        values.used = 0;
        drop_array(values.items, values.capacity);
    }
    if (Object* dict = std::exchange(prefix_of(object).dict, nullptr)) {
        if (is_embedded_in(object, dict)) clear_flag(dict, flag_embedded);
        drop_reference(dict);
    }
    if (layout.native_slots) drop_slots(object, layout, 0, layout.native_slots);
}

// The memory of an object begins `front` bytes before it, and ends `total` bytes behind that.
inline void Heap::release_object(Object* object, std::size_t front, std::size_t total) {
    Type* type = object->type;
    freed_bytes += total;
    if (sweeping_ && has_flag(object, flag_tracked_kind)) {
        auto* tracked = static_cast<Tracked*>(object);
        tracked->previous() = total;
        tracked->next() = std::exchange(swept_, tracked);
        return;
    }
    void* place = reinterpret_cast<char*>(object) - front;
    if (profile_.freed_instances_rest && has_flag(object, flag_inline_storage)) {
        std::swap(place, resting_);
        std::swap(total, resting_size_);
    }
    if (place) memory_.release(place, total);
    drop_type_reference(type);
}

/// What `destroy_now` comes to for most objects of a program.
inline void Heap::destroy_instance(Object* object) {
    const TypeLayout& layout = type_layout(object->type);
    if (layout.has_finalizer && revived_by_finalizer(object)) return;
    if (profile_.is_mutant(Mutant::weak_references_stay) && prefix_of(object).weak_references) {
        add_reference(object);
        clear_edges(object);
        return;
    }
    if (prefix_of(object).weak_references) clear_weak_references(object);
    drop_attributes(object, layout);
    if (!has_flag(object, flag_inline_storage) || !has_flag(object, flag_tracked_kind) || making_internals) {
        free_object(object, layout.instance_size);
        return;
    }
    if (young_count > 0 && !counts_tracked_) --young_count;
    constexpr std::size_t front = sizeof(InstancePrefix) + sizeof(Links);
    std::size_t behind = layout.instance_size + InlineValues::bytes(inline_values(object, layout).capacity);
    release_object(object, front, front + behind);
}

inline void Heap::destroy_now(Object* object) {
    if (object->kind == Kind::instance && has_flag(object, flag_prefix)) {
        destroy_instance(object);
        return;
    }
    const KindRow& row = kind_row(object);
    WeakReference** list = weak_list(object);
    if (row.weak_references_go_first && list && *list) clear_weak_references(object);
    if ((type_layout(object->type).has_finalizer || row.has_finalizer) && revived_by_finalizer(object)) return;
    if (has_flag(object, flag_prefix) && frees_at_zero_ && type_layout(object->type).attributes_go_first)
        drop_prefix(object);
    if (list && *list) clear_weak_references(object);
    free_unreferenced(object);
}

// The trashcan keeps 50 levels for others, and is emptied as soon as there are as many more.
constexpr int trashcan_headroom = 50;

bool Heap::nests_in_trashcan(const Object* object) const {
    if (has_flag(object, flag_prefix)) return type_layout(object->type).nests_in_trashcan;
    if (kind_row(object).in_trashcan) return true;
    if (object->kind == Kind::exception) return does(profile_, Detail::exceptions_nest_in_trashcan);
    return object->kind == Kind::record && type_layout(object->type).nests_in_trashcan;
}

// Before 3.8 objects of a program's classes find one level less.
bool Heap::destruction_is_deep(const Object* object) const {
    bool sooner = !profile_.trashcan_takes_finalizers && has_flag(object, flag_prefix);
    if (profile_.destruction_depth) return destroy_depth_ + sooner >= profile_.destruction_depth;
    return profile_.recursion.native_limit && native_depth + trashcan_headroom >= profile_.recursion.native_limit;
}

/// At the end of a level.
bool Heap::trashcan_is_emptied() const {
    if (!delayed_ || profile_.is_mutant(Mutant::trashcan_never_emptied)) return false;
    if (destroy_depth_ == 1 || destroy_calls_ == 1) return true;
    if (profile_.destruction_depth || own_stack.is_short()) return false;
    return native_depth + 2 * trashcan_headroom < profile_.recursion.native_limit;
}

/// What waits is one level deeper than what emptied it.
void Heap::empty_trashcan() {
    enter_destruction();
    while (Tracked* next = delayed_) {
        delayed_ = reinterpret_cast<Tracked*>(next->previous());
        next->previous() = 0;
        destroy_now(next);
    }
    --native_depth;
    --destroy_depth_;
    --destroy_calls_;
}

void Heap::enter_destruction() {
    ++destroy_calls_;
    ++destroy_depth_;
    ++native_depth;
}

void Heap::leave_destruction() {
    if (trashcan_is_emptied()) empty_trashcan();
    --native_depth;
    --destroy_depth_;
    --destroy_calls_;
}

void Heap::destroy(Object* object) {
    if (profile_.is_mutant(Mutant::finalizer_waits_for_collection) && is_tracked(object) &&
        object->kind == Kind::instance && has_finalizer(object) && !has_flag(object, flag_finalized))
        return;
    Tracked* tracked = as_tracked(object);
    if (!tracked) return destroy_now(object);
    untrack(object);
    bool nests = nests_in_trashcan(object);
    if (own_stack.is_short() || (nests && destruction_is_deep(object))) {
        if (!profile_.trashcan_takes_finalizers && object->kind == Kind::instance)
            embedder_.lack("what the trashcan of Python before 3.8 leaves for later");
        tracked->previous() = reinterpret_cast<std::uintptr_t>(std::exchange(delayed_, tracked));
        return;
    }
    if (nests) {
        enter_destruction();
        destroy_now(object);
        leave_destruction();
        return;
    }
    ++destroy_calls_;
    destroy_now(object);
    if (destroy_calls_ == 1 && trashcan_is_emptied()) empty_trashcan();
    --destroy_calls_;
}

void Heap::free_unreferenced(Object* object) {
    const KindRow& row = kind_row(object);
    if (has_flag(object, flag_prefix)) {
        const TypeLayout& layout = type_layout(object->type);
        if (!layout.attributes_come_last)
            drop_attributes(object, layout);
        else if (layout.slot_count)
            drop_slots(object, layout, 0, layout.slot_count);
    }
    if (row.destroy) {
        row.destroy(*this, object);
        return;
    }
    std::size_t size = type_layout(object->type).instance_size;
    if (row.edges.array == EdgeArray::inside) {
        auto* base = reinterpret_cast<char*>(object);
        size =
            row.edges.array_offset + *reinterpret_cast<std::uint32_t*>(base + row.edges.count_offset) * sizeof(Object*);
    }
    drop_layout_edges(object);
    free_object(object, size);
}

void Heap::drop_layout_edges(Object* object) {
    const EdgeLayout& edges = kind_row(object).edges;
    auto* base = reinterpret_cast<char*>(object);
    drop_array(reinterpret_cast<Object**>(base + edges.fixed_offset), edges.fixed_count);
    if (edges.array != EdgeArray::none) {
        std::uint32_t count = *reinterpret_cast<std::uint32_t*>(base + edges.count_offset);
        if (count) drop_array(detail::edge_array(object, edges), count);
    }
}

void Heap::clear_edges(Object* object) {
    if (object->kind == Kind::function && !profile_.functions_are_cleared) return;
    if (has_flag(object, flag_prefix)) drop_prefix(object);
    if (auto* clear = kind_row(object).clear) {
        clear(*this, object);
    } else {
        drop_layout_edges(object);
    }
}

void Heap::drop_prefix(Object* object) {
    drop_attributes(object, type_layout(object->type));
}

void Heap::drop_slots(Object* object, const TypeLayout& layout, std::uint32_t first, std::uint32_t end) {
    // The most derived class's own slots first, as clear_slots walks the bases.
    auto* slots = reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + layout.slots_offset);
    for (const TypeLayout* each = &layout; each && end > first; each = each->base) {
        const std::uint32_t begin = std::max(first, each->base ? each->base->slot_count : 0);
        if (begin >= end) continue;
        drop_array(slots + begin, end - begin);
        end = begin;
    }
}

void Heap::free_object(Object* object, std::size_t size) {
    if (has_flag(object, flag_prefix) && type_layout(object->type).attributes_come_last) drop_prefix(object);
    std::size_t front = bytes_in_front(object->flags);
    std::size_t behind = size;
    if (has_flag(object, flag_inline_storage)) {
        const TypeLayout& layout = type_layout(object->type);
        behind = layout.instance_size + InlineValues::bytes(inline_values(object, layout).capacity);
    }
    if (has_flag(object, flag_tracked_kind) && !making_internals && !counts_tracked_ && !gives_back(object, size) &&
        young_count > 0) {
        --young_count;
    }
    release_object(object, front, front + behind);
}

void Heap::end_sweep() {
    for (Tracked* each = swept_; each; each = each->next()) drop_type_reference(each->type);
    sweeping_ = false;
    while (Tracked* each = swept_) {
        swept_ = each->next();
        auto* memory = reinterpret_cast<char*>(each);
        memory -= bytes_in_front(each->flags);
        memory_.release(memory, each->previous());
    }
}

}  // namespace lastref::model
