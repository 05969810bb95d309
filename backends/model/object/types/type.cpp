#include "backends/model/object/types/type.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/run.hpp"
#include "backends/model/object/types/classic.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

void forget_keys(Heap& heap, Type* type) {
    SharedKeys* keys = std::exchange(type->keys, nullptr);
    if (!keys) return;
    for (std::uint32_t i = 0; i < keys->count; ++i) drop_reference(keys->names[i]);
    heap.release_buffer(keys, sizeof(SharedKeys));
}

/// tp_clear of a class: what its dict and its MRO hold goes; the dict object itself stays, as in CPython.
void clear_type(Heap&, Object* object) {
    auto* type = static_cast<Type*>(object);
    // CPython clears no classic class: its dict is there to break cycles.
    if (!type->program_defined || is_classic_class(type)) return;
    type->version = 0;
    Run& run = *type->run;
    if (type->dict) dict_clear(run, static_cast<Dict*>(type->dict));
    clear(type->bases);
    type->bases = share(run.empty_tuple).release();
    // The MRO names the class itself; without it the class could not be asked for its methods, so a bare one stays.
    clear(type->mro);
}

void destroy_type(Heap& heap, Object* object) {
    auto* type = static_cast<Type*>(object);
    heap.untrack(type);
    type->version = 0;
    clear(type->dict);
    clear(type->bases);
    clear(type->mro);
    clear(type->subclasses);
    if (type->slot_names) drop_reference(type->slot_names);
    clear(type->slot_names);
    clear(type->name);
    clear(type->qualified_name);
    clear(type->base);
    type->run->shared_dicts.forget_class(type);
    forget_keys(heap, type);
    heap.free_object(type, sizeof(Type));
}

}  // namespace

extern const KindRow type_kind;
const KindRow type_kind{
    .name = "type",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Type, dict), .fixed_count = 8},
    .weak_offset = offsetof(Type, weak_references),
    .destroy = destroy_type,
    .clear = clear_type,
};

}  // namespace lastref::model
