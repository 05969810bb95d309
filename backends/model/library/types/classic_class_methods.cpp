#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <array>
#include <vector>

// `classobj` of Python 2: classes without bases.
namespace lastref::model {

namespace {

Type* as_class(Object* object) {
    return static_cast<Type*>(object);
}

Dict* space_of(const Object* type) {
    return static_cast<Dict*>(static_cast<const Type*>(type)->dict);
}

/// Dunder names of the class are fields of it, or say what its instances do about attributes.
bool is_hook(Run& run, const Str* name) {
    return name == run.name(SpecialName::getattr) || name == run.name(SpecialName::setattr) ||
           name == run.name(SpecialName::delattr);
}

std::string title_of(Run& run, const Object* type) {
    Object* module = dict_find(space_of(type), run.name(SpecialName::module));
    const bool is_told = module && is_string(module);
    return fmt::format("{}.{}", is_told ? as_string(module)->view() : "?",
                       type_name_of(static_cast<const Type*>(type)));
}

Value class_new(Run& run, Arguments arguments) {
    Object* name = arguments[1];
    Object* bases = arguments[2];
    Object* space = arguments[3];
    if (!is_string(name))
        raise(run, CoreType::type_error, "argument 1 must be string, not {}", given_type_name(run, name));
    if (space->kind != Kind::dict) raise(run, CoreType::type_error, "PyClass_New: dict must be a dictionary");
    if (bases->kind != Kind::tuple) raise(run, CoreType::type_error, "PyClass_New: bases must be a tuple");
    auto* tuple = static_cast<Tuple*>(bases);
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* base = tuple->items()[i];
        if (is_classic_class(base)) continue;
        Value maker = share(static_cast<Object*>(base->type));
        if (!is_callable(maker.get())) raise(run, CoreType::type_error, "PyClass_New: base must be a class");
        return call(run, maker.get(), {name, bases, space});
    }
    if (!dict_find(static_cast<Dict*>(space), run.name(SpecialName::module))) {
        const Frame* frame = interpreter_of(run).current_frame();
        Object* home = frame ? dict_find(frame->globals, run.name(SpecialName::name)) : nullptr;
        if (home) dict_set(run, static_cast<Dict*>(space), run.name(SpecialName::module), home);
    }
    return make_classic_class(run, as_string(name), tuple, static_cast<Dict*>(space));
}

Value class_init(Run& run, Arguments) {
    return none(run);
}

Value class_getattribute(Run& run, Arguments arguments) {
    check_attribute_name(run, arguments[1]);
    Type* type = as_class(arguments[0]);
    Str* name = run.intern(as_string(arguments[1])->view());
    if (name == run.name(SpecialName::dict)) {
        // What is written there, no look through an MRO would find.
        if (has_new_subclass(type)) run.refuse("the namespace of a classic class that others than such derive from");
        return share(type->dict);
    }
    if (name == run.name(SpecialName::bases)) return share(type->bases);
    if (name == run.name(SpecialName::name)) return share(type->name);
    if (Value found = share(find_in_classic_class(type, name))) {
        if (found->kind == Kind::function) return make_unbound_method(run, found.get(), type);
        return bind_descriptor(run, found.get(), nullptr, type);
    }
    raise(run, CoreType::attribute_error, "class {} has no attribute '{}'", type_name_of(type), name->view());
}

void set_bases_of(Run& run, Type* type, Object* bases) {
    if (!bases || bases->kind != Kind::tuple) raise(run, CoreType::type_error, "__bases__ must be a tuple object");
    auto* tuple = static_cast<Tuple*>(bases);
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* base = tuple->items()[i];
        if (!is_classic_class(base)) raise(run, CoreType::type_error, "__bases__ items must be classes");
        if (is_classic_subclass(as_class(base), type))
            raise(run, CoreType::type_error, "a __bases__ item causes an inheritance cycle");
    }
    replace(type->bases, share(bases));
    for (std::uint32_t i = 0; i < tuple->size; ++i) register_subclass(run, as_class(tuple->items()[i]), type);
    type_changed(type);
}

void set_name_of(Run& run, Type* type, Object* name) {
    if (!name || !is_string(name)) raise(run, CoreType::type_error, "__name__ must be a string object");
    if (as_string(name)->view().find('\0') != std::string_view::npos)
        raise(run, CoreType::type_error, "__name__ must not contain null bytes");
    replace(type->name, share(name));
}

/// Stores, or with null deletes.
void set_attribute_of(Run& run, Type* type, Object* given, Object* value) {
    check_attribute_name(run, given);
    Str* name = run.intern(as_string(given)->view());
    if (name == run.name(SpecialName::bases)) return set_bases_of(run, type, value);
    if (name == run.name(SpecialName::name)) return set_name_of(run, type, value);
    if (name == run.name(SpecialName::dict)) {
        if (!value || value->kind != Kind::dict)
            raise(run, CoreType::type_error, "__dict__ must be a dictionary object");
        if (has_new_subclass(type)) run.refuse("the namespace of a classic class that others than such derive from");
        replace(type->dict, share(value));
        return;
    }
    // The real ones remember those that they had when they were made.
    if (is_hook(run, name) && type->subclasses && static_cast<Dict*>(type->subclasses)->used)
        run.refuse(fmt::format("{} of a classic class that others derive from, set later", name->view()));
    if (!value && !dict_find(space_of(type), name))
        raise(run, CoreType::attribute_error, "class {} has no attribute '{}'", type_name_of(type), name->view());
    set_type_attribute(run, type, name, value);
}

Value class_setattr(Run& run, Arguments arguments) {
    set_attribute_of(run, as_class(arguments[0]), arguments[1], arguments[2]);
    return none(run);
}

Value class_delattr(Run& run, Arguments arguments) {
    set_attribute_of(run, as_class(arguments[0]), arguments[1], nullptr);
    return none(run);
}

Value class_repr(Run& run, Arguments arguments) {
    return make_string(run,
                       fmt::format("<class {} at {:#x}>", title_of(run, arguments[0]), identity(run, arguments[0])));
}

Value class_str(Run& run, Arguments arguments) {
    Object* module = dict_find(space_of(arguments[0]), run.name(SpecialName::module));
    if (!module || !is_string(module)) return share(as_class(arguments[0])->name);
    return make_string(run, title_of(run, arguments[0]));
}

void add_names(Run& run, const Type* type, Dict* names) {
    dict_merge(run, names, type->dict);
    auto* bases = static_cast<Tuple*>(type->bases);
    for (std::uint32_t i = 0; i < bases->size; ++i) add_names(run, as_class(bases->items()[i]), names);
}

Value class_dir(Run& run, Arguments arguments) {
    Ref<Dict> names = make_dict(run);
    add_names(run, as_class(arguments[0]), names.get());
    return list_from(run, names.get());
}

Value class_instancecheck(Run& run, Arguments arguments) {
    Object* object = arguments[1];
    if (is_classic_instance(object)) return make_bool(run, is_classic_subclass(classic_class_of(object), arguments[0]));
    Value claimed = find_attribute(run, object, run.name(SpecialName::class_));
    if (claimed && claimed->kind != Kind::type) run.refuse("an instance of no class where a classic class is asked");
    return make_bool(run, claimed && is_classic_subclass(as_class(claimed.get()), arguments[0]));
}

Value class_subclasscheck(Run& run, Arguments arguments) {
    if (arguments[1]->kind == Kind::type)
        return make_bool(run, is_classic_subclass(as_class(arguments[1]), arguments[0]));
    return make_bool(run, is_subclass_itself(run, arguments[1], arguments[0]));
}

constexpr std::array methods{
    NativeRow{"__new__", "cls, name, bases, dict", class_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", class_init},
    NativeRow{"__getattribute__", "self, name, /", class_getattribute},
    NativeRow{"__setattr__", "self, name, value, /", class_setattr},
    NativeRow{"__delattr__", "self, name, /", class_delattr},
    NativeRow{"__call__", "self, /, *args, **kwargs", call_row},
    NativeRow{"__repr__", "self, /", class_repr},
    NativeRow{"__str__", "self, /", class_str},
    NativeRow{"__dir__", "self, /", class_dir},
    NativeRow{"__instancecheck__", "self, instance, /", class_instancecheck},
    NativeRow{"__subclasscheck__", "self, subclass, /", class_subclasscheck},
};

}  // namespace

const TypeSpec classic_class_type{
    .name = "classobj", .kind = Kind::type, .instance_size = sizeof(Type), .methods = methods, .subclassable = false};

}  // namespace lastref::model
