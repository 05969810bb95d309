#include "backends/model/object/types/class_instances.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"

#include <algorithm>
#include <utility>

namespace lastref::model {

namespace {

/// What the nearest built-in type of the object has for its `__dict__`, where that type has one to give.
Object* dict_of_builtin_base(Run& run, const Object* object) {
    if (object->kind != Kind::type && object->kind != Kind::module && object->kind != Kind::exception) return nullptr;
    Type* base = object->type;
    while (base->program_defined) base = base->base;
    return find_in_mro(base, run.name(SpecialName::dict));
}

Value get_dict_attribute(Run& run, Object* object) {
    if (Object* found = dict_of_builtin_base(run, object)) return bind_descriptor(run, found, object, object->type);
    Dict* dict = instance_dict(run, object);
    if (!dict && run.profile.class_descriptors == ClassDescriptors::shared)
        raise(run, CoreType::attribute_error, "This object has no __dict__");
    if (!dict) raise(run, CoreType::attribute_error, "'{}' object has no attribute '__dict__'", type_name(object));
    bool holds = object->type->program_defined && object->kind != Kind::exception &&
                 does(run, Detail::attributes_hold_their_instance);
    if (holds && !dict->owner && dict_field(object) && *dict_field(object) == dict) {
        dict->owner = share(object).release();
        run.heap.track(dict);
    }
    return share(dict);
}

void set_dict_attribute(Run& run, Object* object, Object* value) {
    Object* of_base = dict_of_builtin_base(run, object);
    if (of_base && set_through_descriptor(run, of_base, object, value)) return;
    if (value && value->kind != Kind::dict) {
        raise(run, CoreType::type_error, "__dict__ must be set to a dictionary, not a '{}'", type_name(value));
    }
    if (!value && object->type->layout.keeps_order && run.profile.family == "cpython")
        raise(run, CoreType::type_error, "cannot delete __dict__");
    if (!instance_dict(run, object) || !dict_field(object)) {
        raise(run, CoreType::attribute_error, "This object has no __dict__");
    }
    Ref<Dict> fresh = value ? Ref<Dict>::share(static_cast<Dict*>(value)) : make_dict(run);
    if (Object* old = *dict_field(object)) {
        if (is_embedded_in(object, old)) clear_flag(old, flag_embedded);
        if (auto* dict = static_cast<Dict*>(old); dict->owner == object) clear(dict->owner);
    }
    if (object->type->layout.values_stay_inside) set_flag(object, flag_given_dict);
    replace(*dict_field(object), Value(std::move(fresh)));
}

constexpr GetSetRow dict_row{"__dict__", get_dict_attribute, set_dict_attribute};
constexpr GetSetRow weakref_row{"__weakref__", get_weak_reference, nullptr};

/// Whether a base has the attribute `__weakref__` already; for CPython, the one that instances are laid out after.
bool inherits_weak_list(Run& run, const Type* type) {
    if (!run.profile.slotted_take_weak_references) return has_told_weak_list(run, type->base);
    auto* bases = static_cast<Tuple*>(type->bases);
    return std::any_of(bases->items(), bases->items() + bases->size,
                       [&](Object* each) { return has_told_weak_list(run, static_cast<Type*>(each)); });
}

/// What a class has for `row`: one of its own, or the one of all classes, which makes no cycle with this one.
Value instance_descriptor(Run& run, Type* type, const GetSetRow& row) {
    if (run.profile.class_descriptors == ClassDescriptors::own) {
        Value made = make_getset(run, type, row);
        if (!run.heap.making_internals) run.heap.track(made.get());
        return made;
    }
    Object*& shared = run.instance_descriptors[&row == &dict_row ? 0 : 1];
    if (!shared) {
        const bool was = std::exchange(run.heap.making_internals, true);
        shared = make_getset(run, run.type(CoreType::object), row).release();
        run.heap.making_internals = was;
    }
    return share(shared);
}

}  // namespace

void add_instance_descriptors(Run& run, Type* type) {
    auto add = [&](const GetSetRow& row) {
        if (dict_find(run, static_cast<Dict*>(type->dict), row.name)) return;
        Value made = instance_descriptor(run, type, row);
        dict_set(run, static_cast<Dict*>(type->dict), row.name, made.get());
    };
    // Built-in exceptions have dicts, and no weak references for a program. Nor have PyPy's sets.
    bool is_exception = type->instance_kind == Kind::exception;
    bool adds_weakref = type->layout.has_weak_list || is_exception ||
                        (type->instance_kind == Kind::set && run.profile.slotted_take_weak_references);
    if (type->layout.has_dict && !type->base->layout.has_dict && !is_exception) add(dict_row);
    if (adds_weakref && has_told_weak_list(run, type) && !inherits_weak_list(run, type)) add(weakref_row);
}

bool is_shared_instance_descriptor(const Run& run, const Object* descriptor) {
    const auto& shared = run.instance_descriptors;
    return std::find(shared.begin(), shared.end(), descriptor) != shared.end();
}

bool has_told_weak_list(Run& run, const Type* type) {
    bool told_by_layout = !run.profile.slotted_take_weak_references && type->instance_kind != Kind::exception;
    if (told_by_layout) return type->layout.has_weak_list;
    for (; type && type->program_defined; type = type->base) {
        Object* slots = dict_find(static_cast<Dict*>(type->dict), run.name(SpecialName::slots));
        if (!slots) return true;
        Ref<Str> wanted = make_string(run, "__weakref__");
        if (is_string(slots) ? same_text(as_string(slots), wanted.get()) : contains(run, slots, wanted.get()))
            return true;
    }
    // The one exception that CPython itself makes as a class statement does.
    return type && type->spec && type->spec->name == "ExceptionGroup" && run.profile.family == "cpython";
}

}  // namespace lastref::model
