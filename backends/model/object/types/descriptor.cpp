#include "backends/model/object/types/descriptor.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <array>
#include <cstddef>

namespace lastref::model {

namespace {

void destroy_descriptor(Heap& heap, Object* object) {
    auto* descriptor = static_cast<Descriptor*>(object);
    heap.untrack(descriptor);
    clear(descriptor->first);
    clear(descriptor->second);
    clear(descriptor->third);
    clear(descriptor->fourth);
    clear(descriptor->dict);
    clear(descriptor->name);
    heap.free_object(descriptor, instance_size(descriptor->type, sizeof(Descriptor)));
}

/// The class whose layout decides which of the built-in descriptor types this is.
bool is_descriptor_of(Run& run, const Object* object, CoreType type) {
    return is_subtype(object->type, run.type(type));
}

Object*& slot_of(Object* object, std::uint32_t place) {
    return reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + object->type->layout.slots_offset)[place];
}

void check_member_receiver(Run& run, Descriptor* descriptor, Object* object) {
    auto* owner = static_cast<Type*>(descriptor->first);
    if (is_subtype(object->type, owner)) return;
    if (does(run, Detail::attribute_caches_are_loose) && !descriptor->row && object->type->layout.slot_count)
        run.refuse("a slot of an unrelated class");
    raise(run, CoreType::type_error, "descriptor '{}' for '{}' objects doesn't apply to {}'{}' object",
          as_string(descriptor->name)->view(), full_type_name(owner),
          does(run, Detail::messages_take_article) ? "a " : "", type_name(object));
}

/// "module.Outer.Inner", without a module that goes without saying.
std::string_view title_of(Run& run, Type* type) {
    if (type->spec) return run.intern(dotted_name(run, type))->view();
    std::string_view name = type->qualified_name ? as_string(type->qualified_name)->view() : type_name_of(type);
    Object* module = find_in_own_dict(type, run.name(SpecialName::module));
    if (!module || !is_string(module)) return name;
    std::string_view text = as_string(module)->view();
    return text == "builtins" || text == "__main__" ? name : run.intern(fmt::format("{}.{}", text, name))->view();
}

/// Whether it is a field of an object of C, which may hold nothing: it reads as None then.
bool is_field_of_c(Run& run, const Descriptor* descriptor) {
    return static_cast<Type*>(descriptor->first)->tells_module && run.profile.family != "pypy";
}

Value get_member(Run& run, Descriptor* descriptor, Object* object) {
    check_member_receiver(run, descriptor, object);
    if (Object* value = slot_of(object, descriptor->place)) return share(value);
    if (is_field_of_c(run, descriptor)) return none(run);
    raise_worded(run, CoreType::attribute_error, run.profile.words.unset_slot,
                 run.profile.words.referents_are_qualified ? title_of(run, object->type) : type_name(object),
                 as_string(descriptor->name)->view());
}

void set_member(Run& run, Descriptor* descriptor, Object* object, Object* value) {
    check_member_receiver(run, descriptor, object);
    Object*& slot = slot_of(object, descriptor->place);
    if (!value && !slot && !is_field_of_c(run, descriptor))
        raise(run, CoreType::attribute_error, "{}", as_string(descriptor->name)->view());
    replace(slot, share(value));
}

std::string property_name(Run& run, Descriptor* property) {
    Value name = share(property->name);
    // Where a property tells its name, that of its getter will do.
    if (!name && property->first && does(run, Detail::properties_go_by_getters))
        name = find_attribute(run, property->first, run.name(SpecialName::name));
    return name && is_string(name.get()) ? fmt::format("'{}' ", as_string(name.get())->view()) : std::string();
}

std::string_view title_of(const Type* type) {
    return type->qualified_name ? as_string(type->qualified_name)->view() : type_name_of(type);
}

[[noreturn]] void raise_property(Run& run, std::string_view text, Descriptor* property, const Object* object) {
    std::string name = property_name(run, property);
    std::string_view bare(name.data(), name.empty() ? 0 : name.size() - 1);
    std::string message = fmt::format(fmt::runtime(text), name, title_of(object->type), bare);
    while (message.ends_with(' ')) message.pop_back();
    raise_message(run, CoreType::attribute_error, message);
}

Value bind_builtin(Run& run, Descriptor* descriptor, Object* object, Type* type) {
    if (is_descriptor_of(run, descriptor, CoreType::static_method)) return share(wrapped_by(run, descriptor));
    if (is_descriptor_of(run, descriptor, CoreType::class_method)) {
        return bind_class_method(run, wrapped_by(run, descriptor), type);
    }
    if (!object) {
        return share(descriptor);
    }
    bool is_member = is_descriptor_of(run, descriptor, CoreType::member_descriptor);
    if (is_member && !descriptor->row) return get_member(run, descriptor, object);
    if (is_member || is_descriptor_of(run, descriptor, CoreType::getset_descriptor)) {
        check_member_receiver(run, descriptor, object);
        return static_cast<const GetSetRow*>(descriptor->row)->get(run, object);
    }
    if (is_descriptor_of(run, descriptor, CoreType::property)) {
        return get_property(run, descriptor, object);
    }
    return share(descriptor);
}

/// What a program took out of a type of C and put into a class of its own binds nothing that is not of the type.
Value bind_native(Run& run, Native* native, Object* object) {
    auto* owner = static_cast<Type*>(native->owner);
    if (is_subtype(object->type, owner)) return make_native(run, *native->row, object, native->owner);
    if (run.profile.family == "pypy") return make_bound_method(run, native, object);
    raise(run, CoreType::type_error, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
          native->row->name, full_type_name(owner), type_name(object));
}

Value bind_native_to_class(Run& run, Native* native, Type* type) {
    auto* owner = static_cast<Type*>(native->owner);
    if (is_subtype(type, owner)) return make_native(run, *native->row, type, native->owner);
    if (run.profile.family == "pypy") run.refuse("a class method in a class of another kind");
    raise(run, CoreType::type_error, "descriptor '{}' requires a subtype of '{}' but received '{}'", native->row->name,
          full_type_name(owner), full_type_name(type));
}

}  // namespace

Object* wrapped_by(Run& run, const Descriptor* wrapper) {
    if (wrapper->first) return wrapper->first;
    const bool is_static = is_subtype(wrapper->type, run.type(CoreType::static_method));
    raise(run, CoreType::runtime_error, "uninitialized {} object", is_static ? "staticmethod" : "classmethod");
}

Value bind_class_method(Run& run, Object* callable, Object* owner) {
    const bool is_kept = does(run, Detail::class_methods_keep_bound_ones) && callable->kind == Kind::bound_method;
    const bool is_function = callable->kind == Kind::native && !static_cast<Native*>(callable)->owner;
    // What binds nothing itself (a class) gets the class all the same.
    const bool binds = !is_kept && !is_function && find_special(callable->type, SpecialName::get);
    if (!binds || !does(run, Detail::class_methods_chain)) return make_bound_method(run, callable, owner);
    const bool passes_class = does(run, Detail::chains_pass_classes) && owner->kind == Kind::type;
    return bind_descriptor(run, callable, owner, passes_class ? static_cast<Type*>(owner) : owner->type);
}

Value get_property(Run& run, Descriptor* property, Object* object) {
    if (!property->first || property->first == run.none)
        raise_property(run, run.profile.words.no_getter, property, object);
    Value getter = share(property->first);
    return call(run, getter.get(), object);
}

void set_property(Run& run, Descriptor* property, Object* object, Object* value) {
    Object* function = value ? property->second : property->third;
    if (!function || function == run.none) {
        raise_property(run, value ? run.profile.words.no_setter : run.profile.words.no_deleter, property, object);
    }
    Value kept = share(function);
    if (value) {
        call(run, kept.get(), {object, value});
    } else {
        call(run, kept.get(), object);
    }
}

extern const KindRow descriptor_kind;
const KindRow descriptor_kind{
    .name = "descriptor",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Descriptor, first), .fixed_count = 5},
    .destroy = destroy_descriptor,
};

Value bind_descriptor(Run& run, Object* descriptor, Object* object, Type* type) {
    switch (descriptor->kind) {
        case Kind::function: return object ? Value(make_bound_method(run, descriptor, object)) : share(descriptor);
        case Kind::native: {
            auto* native = static_cast<Native*>(descriptor);
            if (native->self || !native->owner || native->row->binding == Binding::static_method)
                return share(descriptor);
            if (native->row->binding == Binding::class_method) return bind_native_to_class(run, native, type);
            return object ? bind_native(run, native, object) : share(descriptor);
        }
        case Kind::descriptor:
            if (!is_descriptor_of(run, descriptor, CoreType::super) && !descriptor->type->program_defined) {
                return bind_builtin(run, static_cast<Descriptor*>(descriptor), object, type);
            }
            break;
        case Kind::integer:
        case Kind::string:
        case Kind::tuple:
        case Kind::none: return share(descriptor);
        default: break;
    }
    Value getter = share(find_special(descriptor->type, SpecialName::get));
    if (!getter) return share(descriptor);
    Object* instance = object ? object : run.none;
    if (does(run, Detail::getters_are_bound)) return call_special(run, descriptor, SpecialName::get, {instance, type});
    return call(run, getter.get(), {descriptor, instance, type});
}

namespace {

/// PyPy takes the object for a type, and names it where it has a name.
[[noreturn]] void raise_not_deletable(Run& run, std::string_view attribute, Object* object) {
    const bool is_named = object->kind == Kind::type || object->kind == Kind::function ||
                          object->kind == Kind::native || object->kind == Kind::generator ||
                          object->kind == Kind::module;
    Value name = is_named ? find_attribute(run, object, run.name(SpecialName::name)) : Value();
    raise_worded(run, CoreType::attribute_error, run.profile.words.undeletable, attribute,
                 name && is_string(name.get()) ? as_string(name.get())->view() : "?");
}

}  // namespace

bool set_through_descriptor(Run& run, Object* descriptor, Object* object, Object* value) {
    if (descriptor->kind == Kind::function || descriptor->kind == Kind::native) return false;
    if (descriptor->kind == Kind::descriptor && !descriptor->type->program_defined) {
        auto* builtin = static_cast<Descriptor*>(descriptor);
        bool is_member = is_descriptor_of(run, descriptor, CoreType::member_descriptor);
        if (is_member && !builtin->row) {
            set_member(run, builtin, object, value);
            return true;
        }
        if (is_descriptor_of(run, descriptor, CoreType::property)) {
            set_property(run, builtin, object, value);
            return true;
        }
        if (!is_member && !is_descriptor_of(run, descriptor, CoreType::getset_descriptor)) return false;
        check_member_receiver(run, builtin, object);
        const auto* row = static_cast<const GetSetRow*>(builtin->row);
        const bool is_kept = !row->set || row->name == "__class__";
        if (!value && is_kept && run.profile.family == "pypy") raise_not_deletable(run, row->name, object);
        if (!row->set) {
            refuse_lacking_name(run, object->type, fmt::format("{}=", row->name));
            if (object->kind == Kind::native && run.profile.family == "pypy") {
                raise(run,
                      does(run, Detail::changes_of_builtins_are_type_errors) ? CoreType::type_error
                                                                             : CoreType::attribute_error,
                      "Cannot change {} attribute of builtin functions", row->name);
            }
            if (is_member) {
                raise(run, run.profile.python_2 ? CoreType::type_error : CoreType::attribute_error,
                      "readonly attribute", row->name);
            }
            raise(run, CoreType::attribute_error, "attribute '{}' of '{}' objects is not writable", row->name,
                  full_type_name(static_cast<Type*>(builtin->first)));
        }
        row->set(run, object, value);
        return true;
    }
    SpecialName wanted = value ? SpecialName::set : SpecialName::delete_;
    if (!find_special(descriptor->type, wanted)) {
        if (!is_data_descriptor(descriptor)) return false;
        raise_worded(run, CoreType::attribute_error, run.profile.words.half_descriptor,
                     value ? "__set__" : "__delete__", type_name(descriptor), value ? "set" : "delete");
    }
    if (value) {
        call_special(run, descriptor, wanted, {object, value});
    } else {
        call_special(run, descriptor, wanted, {object});
    }
    return true;
}

void check_class_is_mutable(Run& run, Type* type, Str* name, Object* value) {
    const bool on_pypy = run.profile.family == "pypy";
    if (!type->program_defined || (type->tells_module && !on_pypy)) {
        if (!value && on_pypy)
            raise(run, CoreType::type_error, "cannot delete attributes on immutable type object '{}'",
                  type_name_of(type));
        raise_worded(run, CoreType::type_error, run.profile.words.immutable_type, name->view(), class_name(type));
    }
}

void set_class_attribute(Run& run, Type* type, Str* name, Object* value) {
    check_class_is_mutable(run, type, name, value);
    set_type_attribute(run, type, name, value);
}

Value find_super_attribute(Run& run, Descriptor* super, Str* name) {
    if (!super->second || name == run.name(SpecialName::class_)) return {};
    auto* start = static_cast<Type*>(super->third);
    auto* mro = static_cast<Tuple*>(start->mro);
    if (!mro) return {};
    std::uint32_t i = 0;
    while (i < mro->size && mro->items()[i] != super->first) ++i;
    for (++i; i < mro->size; ++i) {
        auto* each = static_cast<Type*>(mro->items()[i]);
        Object* found = find_in_own_dict(each, name);
        if (!found || (run.profile.python_2 && is_hidden_name(run, found, name))) continue;
        Value kept = share(found);
        return bind_descriptor(run, kept.get(), super->second == start ? nullptr : super->second, start);
    }
    return {};
}

Ref<Descriptor> make_descriptor(Run& run, CoreType type, Object* first, Object* second, Object* third, Object* fourth) {
    auto made = Ref<Descriptor>::adopt(run.heap.make<Descriptor>(Kind::descriptor, run.type(type)));
    made->first = share(first).release();
    made->second = share(second).release();
    made->third = share(third).release();
    made->fourth = share(fourth).release();
    run.heap.track(made.get());
    return made;
}

Ref<Descriptor> make_member(Run& run, Type* owner, Str* name, std::uint32_t place) {
    Ref<Descriptor> made = make_descriptor(run, CoreType::member_descriptor, owner);
    made->name = share(name).release();
    made->place = place;
    return made;
}

}  // namespace lastref::model
