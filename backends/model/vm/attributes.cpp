#include "backends/model/heap/detail.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/opcode_support.hpp"

namespace lastref::model {

namespace {

bool is_plain_instance(const Object* object) {
    return object->kind != Kind::type && object->kind != Kind::module;
}

/// What a program's class is may change.
bool may_override_instance(const Run& run, Object* descriptor) {
    bool may_become = descriptor && descriptor->type->program_defined && !does(run, Detail::attribute_caches_are_loose);
    return may_become || (descriptor && is_data_descriptor(descriptor));
}

}  // namespace

Value load_attribute(Run& run, Object* object, Str* name, InlineCache& cache) {
    Type* type = object->type;
    bool generic = (type_traits(type) & trait_generic_getattr) && is_plain_instance(object);
    if (generic && has_flag(object, flag_inline_values)) {
        Object* descriptor = find_in_mro(type, name);
        int place = find_shared_key(type, name);
        if (place >= 0 && !may_override_instance(run, descriptor)) {
            cache = {type->version, 0, place, 0, nullptr};
        }
    }
    return get_attribute(run, object, name);
}

Object* find_method(Run& run, Object* object, Str* name, InlineCache& cache) {
    Type* type = object->type;
    if (!(type_traits(type) & trait_generic_getattr) || !is_plain_instance(object)) return nullptr;
    if (object->kind == Kind::descriptor && is_subtype(type, run.type(CoreType::super))) return nullptr;
    Object* found = find_in_mro(type, name);
    if (!found || (run.profile.python_2 && is_hidden_name(run, found, name))) return nullptr;
    bool method = found->kind == Kind::function ||
                  (found->kind == Kind::native && !static_cast<Native*>(found)->self &&
                   static_cast<Native*>(found)->owner && static_cast<Native*>(found)->row->binding == Binding::method);
    if (!method) return nullptr;
    if (!dict_field(object)) {
        cache = {type->version, 0, 0, 1, found};
        return found;
    }
    if (find_own_attribute(run, object, name)) return nullptr;
    if (has_flag(object, flag_inline_values)) {
        if (find_shared_key(type, name) < 0) cache = {type->version, type->keys_count(), 0, 2, found};
    }
    return found;
}

void forget_method(Run& run, CodeObject* code, std::uint32_t name, Object* object) {
    if (!code->held_methods[name] || !caches_methods(object)) return;
    if (find_own_attribute(run, object, code->names[name])) hold_method(run, code, name, nullptr);
}

void store_attribute(Run& run, Object* object, Str* name, Object* value, InlineCache& cache) {
    Type* type = object->type;
    if ((type_traits(type) & trait_generic_setattr) && is_plain_instance(object) &&
        has_flag(object, flag_inline_values) && !find_in_mro(type, name)) {
        int place = ensure_shared_key(run, type, name);
        if (place >= 0) cache = {type->version, 0, place, 0, nullptr};
    }
    set_attribute(run, object, name, value);
}

}  // namespace lastref::model
