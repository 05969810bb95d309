#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"

namespace lastref::model {

namespace {

/// `holds`: whether the exception knows the object, and so keeps it alive.
[[noreturn]] void raise_no_attribute(Run& run, Object* object, Str* name, std::string_view message, bool holds) {
    Value exception = make_exception(run, CoreType::attribute_error, message);
    auto* made = static_cast<Exception*>(exception.get());
    if (holds) {
        made->extra1 = share(object).release();
        made->extra2 = share(name).release();
    }
    if (run.profile.attribute_errors_hold_object) raise_exception(run, exception);
    raise_unborn(run, exception);
}

[[noreturn]] void raise_no_attribute(Run& run, Object* object, Str* name, bool holds) {
    std::string message;
    if (object->kind == Kind::type) {
        message =
            fmt::format("type object '{}' has no attribute '{}'", class_name(static_cast<Type*>(object)), name->view());
    } else if (object->kind == Kind::module && !run.profile.python_2) {
        auto* dict = static_cast<Dict*>(static_cast<Module*>(object)->dict);
        Object* known = dict ? dict_find(dict, run.intern("__name__")) : nullptr;
        const bool tells_any = known && run.profile.family == "pypy";
        message = tells_any ? fmt::format("module {} has no attribute '{}'", repr(run, known)->view(), name->view())
                  : known && is_string(known)
                      ? fmt::format("module '{}' has no attribute '{}'", as_string(known)->view(), name->view())
                      : fmt::format("module has no attribute '{}'", name->view());
    } else {
        // PyPy asks the function that is bound.
        const bool is_bound = run.profile.family == "pypy" && object->type == run.type(CoreType::bound_native);
        std::string_view shown = is_bound ? std::string_view("function") : type_name(object);
        message = fmt::format("'{}' object has no attribute '{}'", shown, name->view());
    }
    raise_no_attribute(run, object, name, message, holds);
}

/// Of an attribute that is to be deleted; one without `__dict__` says what reading says.
[[noreturn]] void raise_nothing_to_delete(Run& run, Object* object, Str* name) {
    bool outside = !object->type->layout.inline_capacity || does(run, Detail::inline_deletions_hold_object);
    bool holds = run.profile.deletion_errors_hold_object && outside;
    // In Python 2 a `__dict__` that was not asked for yet is not there.
    const bool is_bare = run.profile.python_2 && dict_field(object) && !*dict_field(object);
    if (is_bare) raise_no_attribute(run, object, name, holds);
    const bool own_words = does(run, Detail::missing_deletions_have_own_words) || object->kind == Kind::module;
    if (!dict_field(object) || !own_words) raise_no_attribute(run, object, name, holds);
    bool plain = does(run, Detail::missing_deletions_tell_name_only);
    std::string message = fmt::format("'{}' object has no attribute '{}'", type_name(object), name->view());
    raise_no_attribute(run, object, name, plain ? name->view() : message, holds);
}

/// A data descriptor that can be read, too.
bool overrides_instance(Object* descriptor) {
    if (!is_data_descriptor(descriptor)) return false;
    bool is_builtin = descriptor->kind == Kind::descriptor && !descriptor->type->program_defined;
    return is_builtin || find_special(descriptor->type, SpecialName::get);
}

Value find_visible(Run& run, Type* type, Str* name) {
    Object* found = find_in_mro(type, name);
    return found && run.profile.python_2 && is_hidden_name(run, found, name) ? Value() : share(found);
}

/// A class's attribute: metaclass data descriptors, the class's own MRO, the metaclass.
Value find_class_attribute(Run& run, Type* type, Str* name) {
    Value of_metatype = find_visible(run, type->type, name);
    if (of_metatype && overrides_instance(of_metatype.get()))
        return bind_descriptor(run, of_metatype.get(), type, type->type);
    if (Value own = find_visible(run, type, name)) {
        const bool is_unbound = run.profile.python_2 && own->kind == Kind::function && !run.runs_library();
        return is_unbound ? make_unbound_method(run, own.get(), type) : bind_descriptor(run, own.get(), nullptr, type);
    }
    if (of_metatype) return bind_descriptor(run, of_metatype.get(), type, type->type);
    refuse_lacking_name(run, type, name->view());
    refuse_lacking_name(run, type->type, name->view());
    return {};
}

Value find_module_attribute(Run& run, Object* object, Str* name) {
    if (Object* own = find_module_name(run, static_cast<Module*>(object), name)) return share(own);
    if (Value descriptor = share(find_in_mro(object->type, name))) {
        return bind_descriptor(run, descriptor.get(), object, object->type);
    }
    auto* dict = static_cast<Dict*>(static_cast<Module*>(object)->dict);
    Object* hook = dict_find(dict, run.name(SpecialName::getattr));
    if (hook && (static_cast<Module*>(object)->spec || does(run, Detail::modules_have_hooks))) {
        Value kept = share(hook);
        return call(run, kept.get(), name);
    }
    refuse_lacking_name(run, static_cast<Module*>(object), name);
    return {};
}

/// An AttributeError that comes out of reading an attribute knows the object and the name, whoever raised it.
void add_context(Run& run, Raised& raised, Object* object, Str* name, ErrorContext least) {
    if (run.profile.attribute_error_context < least) return;
    if (!is_exception(run, raised.exception.get(), CoreType::attribute_error)) return;
    auto* exception = static_cast<Exception*>(raised.exception.get());
    if (exception->extra1 || exception->extra2) return;
    exception->extra1 = share(object).release();
    exception->extra2 = share(name).release();
}

/// What the hook says; one that is a descriptor of its own kind is bound first.
Value ask_hook(Run& run, Object* hook, Object* object, Str* name) {
    if (hook->kind == Kind::function || hook->kind == Kind::native) return call(run, hook, {object, name});
    Value bound = bind_descriptor(run, hook, object, object->type);
    return call(run, bound.get(), name);
}

/// The attribute as the type's `__getattribute__` finds it; null only where that is object's own.
Value find_by_getattribute(Run& run, Object* object, Str* name) {
    Value hook = share(find_special(object->type, SpecialName::getattribute));
    bool generic = hook->kind == Kind::native && static_cast<Native*>(hook.get())->row->function == object_getattribute;
    if (generic) return find_attribute_generic(run, object, name);
    return ask_hook(run, hook.get(), object, name);
}

Value call_hook(Run& run, Object* hook, Object* object, Str* name) {
    try {
        return ask_hook(run, hook, object, name);
    } catch (Raised& raised) {
        add_context(run, raised, object, name, ErrorContext::of_getattr);
        throw;
    }
}

}  // namespace

void raise_no_class_attribute(Run& run, Type* type, Str* name, std::string_view message) {
    raise_no_attribute(run, type, name, message, run.profile.deletion_errors_hold_object);
}

void refuse_lacking_name(Run& run, const Type* type, std::string_view name) {
    auto* mro = static_cast<Tuple*>(type->mro);
    for (std::uint32_t i = 0; mro && i < mro->size; ++i) {
        const TypeSpec* spec = static_cast<Type*>(mro->items()[i])->spec;
        if (!spec || !lacks_name(run.profile, *spec, name)) continue;
        std::string what = fmt::format("{}.{}", spec->name, name.substr(0, name.find('=')));
        run.refuse(name.ends_with('=') ? "setting " + what : what);
    }
}

Value find_attribute_generic(Run& run, Object* object, Str* name) {
    if (!name->interned) name = run.intern(name->view());
    if (object->kind == Kind::type) return find_class_attribute(run, static_cast<Type*>(object), name);
    if (object->kind == Kind::module) return find_module_attribute(run, object, name);
    if (object->kind == Kind::descriptor && object->type->instance_kind == Kind::descriptor &&
        is_subtype(object->type, run.type(CoreType::super))) {
        if (Value found = find_super_attribute(run, static_cast<Descriptor*>(object), name)) return found;
    }
    Value descriptor = find_visible(run, object->type, name);
    if (descriptor && overrides_instance(descriptor.get()))
        return bind_descriptor(run, descriptor.get(), object, object->type);
    if (Object* own = find_own_attribute(run, object, name)) return share(own);
    if (descriptor) return bind_descriptor(run, descriptor.get(), object, object->type);
    refuse_lacking_name(run, object->type, name->view());
    return {};
}

Value get_attribute_generic(Run& run, Object* object, Str* name) {
    try {
        if (Value found = find_attribute_generic(run, object, name)) return found;
    } catch (Raised& raised) {
        add_context(run, raised, object, name, ErrorContext::all);
        throw;
    }
    raise_no_attribute(run, object, name, run.profile.attribute_errors_hold_object);
}

Value get_attribute(Run& run, Object* object, Str* name) {
    if (type_traits(object->type) & trait_generic_getattr) return get_attribute_generic(run, object, name);
    Value hook = share(find_special(object->type, SpecialName::getattr));
    try {
        if (Value found = find_by_getattribute(run, object, name)) return found;
        if (!hook) raise_no_attribute(run, object, name, run.profile.attribute_errors_hold_object);
    } catch (Raised& raised) {
        if (hook && is_exception(run, raised.exception.get(), CoreType::attribute_error))
            return call_hook(run, hook.get(), object, name);
        add_context(run, raised, object, name, ErrorContext::all);
        throw;
    }
    return call_hook(run, hook.get(), object, name);
}

Value find_attribute(Run& run, Object* object, Str* name) {
    try {
        if (type_traits(object->type) & trait_generic_getattr) return find_attribute_generic(run, object, name);
        return get_attribute(run, object, name);
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::attribute_error)) throw;
    }
    return {};
}

void set_attribute_generic(Run& run, Object* object, Str* name, Object* value) {
    // What derives from str stays the key in CPython.
    Str* key = is_exactly(run, name, CoreType::string) || run.profile.family == "pypy" ? nullptr : name;
    if (!name->interned) name = run.intern(name->view());
    if (object->kind == Kind::type && run.profile.family == "cpython")
        check_class_is_mutable(run, static_cast<Type*>(object), name, value);
    Value descriptor = find_visible(run, object->type, name);
    if (descriptor && set_through_descriptor(run, descriptor.get(), object, value)) return;
    const bool class_has_it = descriptor && !value && does(run, Detail::deletions_see_class);
    if (object->kind == Kind::type) {
        auto* type = static_cast<Type*>(object);
        const bool is_inherited = type->program_defined && !dict_find(static_cast<Dict*>(type->dict), name);
        if (!class_has_it || !is_inherited) return set_class_attribute(run, type, name, value);
    } else if (set_own_attribute(run, object, key ? key : name, value)) {
        return;
    }
    const bool has_no_dict = !dict_field(object) || (run.profile.python_2 && !*dict_field(object));
    if (descriptor && (has_no_dict || class_has_it)) {
        raise(run, CoreType::attribute_error, "'{}' object attribute '{}' is read-only", type_name(object),
              name->view());
    }
    // Python 2 made those types ready when they were first looked at.
    if (run.profile.python_2 && object->kind == Kind::iterator && object->type->spec && !dict_field(object))
        run.refuse(fmt::format("setting an attribute of {}", type_name_of(object->type)));
    const bool is_method =
        object->type == run.type(CoreType::bound_native) || object->type == run.type(CoreType::method_descriptor);
    if (run.profile.python_2 && is_method) {
        raise(run, CoreType::type_error, "'{}' object has only read-only attributes (assign to .{})", type_name(object),
              name->view());
    }
    if (!dict_field(object) && (value || run.profile.words.no_attributes.size())) {
        bool generic = type_traits(object->type) & trait_generic_setattr;
        std::string_view tail = !descriptor && generic ? run.profile.words.no_attributes : std::string_view();
        std::string message = fmt::format("'{}' object has no attribute '{}'{}", type_name(object), name->view(), tail);
        raise_no_attribute(run, object, name, message, run.profile.deletion_errors_hold_object);
    }
    if (!value) raise_nothing_to_delete(run, object, name);
    raise_no_attribute(run, object, name, run.profile.deletion_errors_hold_object);
}

void set_attribute(Run& run, Object* object, Str* name, Object* value) {
    if (type_traits(object->type) & trait_generic_setattr) return set_attribute_generic(run, object, name, value);
    call_special(run, object, SpecialName::setattr, {name, value});
}

void delete_attribute(Run& run, Object* object, Str* name) {
    if (type_traits(object->type) & trait_generic_setattr) return set_attribute_generic(run, object, name, nullptr);
    call_special(run, object, SpecialName::delattr, {name});
}

}  // namespace lastref::model
