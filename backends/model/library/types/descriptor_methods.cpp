#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/class_instances.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>
#include <array>

// property, staticmethod, classmethod, super, and what __slots__ and built-in attributes are seen as.
namespace lastref::model {

namespace {

Descriptor* as_descriptor(Object* object) {
    return static_cast<Descriptor*>(object);
}
Object* or_null(Run& run, Object* value) {
    return value == run.none ? nullptr : value;
}

Ref<Descriptor> make_of_class(Run& run, Object* cls) {
    auto* type = static_cast<Type*>(cls);
    std::size_t size = instance_size(type, sizeof(Descriptor));
    auto made = Ref<Descriptor>::adopt(static_cast<Descriptor*>(run.heap.make_sized(Kind::descriptor, type, size)));
    run.heap.track(made.get());
    return made;
}

Value empty_new(Run& run, Arguments arguments) {
    return make_of_class(run, arguments[0]);
}

/// The class of a subclass of property has a `__doc__` of its own, which hides the property's.
void set_shadowed_doc(Run& run, Descriptor* property, Object* doc, bool of_getter) {
    try {
        set_attribute(run, property, run.name(SpecialName::doc), doc);
    } catch (Raised& raised) {
        if (of_getter || !is_exception(run, raised.exception.get(), CoreType::attribute_error)) throw;
    }
}

Value property_init(Run& run, Arguments arguments) {
    auto* property = as_descriptor(arguments[0]);
    replace(property->first, share(or_null(run, arguments[1])));
    replace(property->second, share(or_null(run, arguments[2])));
    replace(property->third, share(or_null(run, arguments[3])));
    Value doc = share(or_null(run, arguments[4]));
    bool of_getter = false;
    const bool is_derived = property->type != run.type(CoreType::property);
    const bool keeps_docs = run.profile.property_subclasses_keep_docs;
    if (!doc && property->first && property->first->kind != Kind::native) {
        doc = find_attribute(run, property->first, run.name(SpecialName::doc));
        if (doc.get() == run.none && (!is_derived || keeps_docs)) doc = {};
        of_getter = doc.get() != nullptr;
    }
    // That of a built-in one is not known here, but where it has no place to go.
    of_getter |=
        !doc && property->first && property->first->kind == Kind::native && is_derived && !dict_field(property);
    property->place = of_getter;
    const bool shadowed = is_derived && (of_getter || keeps_docs);
    if (shadowed) {
        set_shadowed_doc(run, property, doc ? doc.get() : run.none, of_getter);
    } else {
        replace(property->fourth, std::move(doc));
    }
    return none(run);
}

template <int place>
Value property_with(Run& run, Arguments arguments) {
    auto* property = as_descriptor(arguments[0]);
    std::array<Object*, 3> parts{property->first, property->second, property->third};
    parts[place] = arguments[1];
    for (Object*& part : parts) part = part ? part : run.none;
    bool of_getter = property->place && parts[0] != run.none;
    Value doc = of_getter ? Value{} : share(property->fourth);
    Value made = call(run, property->type, {parts[0], parts[1], parts[2], doc ? doc.get() : run.none});
    if (made->kind == Kind::descriptor && property->name)
        replace(as_descriptor(made.get())->name, share(property->name));
    return made;
}

Value property_get(Run& run, Arguments arguments) {
    check_bound_to_any(run, arguments);
    auto* property = as_descriptor(arguments[0]);
    if (arguments[1] == run.none) return share(property);
    return get_property(run, property, arguments[1]);
}
Value property_set(Run& run, Arguments arguments) {
    set_property(run, as_descriptor(arguments[0]), arguments[1], arguments[2]);
    return none(run);
}
Value property_delete(Run& run, Arguments arguments) {
    set_property(run, as_descriptor(arguments[0]), arguments[1], nullptr);
    return none(run);
}
Value property_set_name(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size != 2) {
        std::string as_function = given->size == 0 ? "missing 2 required positional arguments: 'type' and 'name'"
                                  : given->size == 1
                                      ? "missing 1 required positional argument: 'name'"
                                      : fmt::format("takes 3 positional arguments but {} were given", given->size + 1);
        raise(run, CoreType::type_error, "__set_name__() takes 2 positional arguments but {} were given", given->size,
              as_function);
    }
    replace(as_descriptor(arguments[0])->name, share(given->items()[1]));
    return none(run);
}
Value property_get_name(Run& run, Object* object) {
    auto* property = as_descriptor(object);
    if (property->name) return share(property->name);
    if (property->first) {
        if (Value name = find_attribute(run, property->first, run.name(SpecialName::name))) return name;
    }
    raise(run, CoreType::attribute_error, "'{}' object has no attribute '__name__'", type_name(object));
}
void property_set_own_name(Run&, Object* object, Object* value) {
    replace(as_descriptor(object)->name, share(value));
}

template <Object* Descriptor::*field>
Value get_field(Run& run, Object* object) {
    return or_none(run, as_descriptor(object)->*field);
}
Value is_abstract(Run& run, Object* object) {
    auto* property = as_descriptor(object);
    for (Object* part : {property->first, property->second, property->third}) {
        if (!part) continue;
        Value found = find_attribute(run, part, run.intern("__isabstractmethod__"));
        if (found && is_true(run, found.get())) return make_bool(run, true);
    }
    return make_bool(run, false);
}
void set_doc(Run& run, Object* object, Object* value) {
    if (run.profile.python_2) raise(run, CoreType::type_error, "readonly attribute");
    replace(as_descriptor(object)->fourth, share(value));
}

constexpr std::array property_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", empty_new, Binding::static_method},
    NativeRow{"__init__", "self, fget=None, fset=None, fdel=None, doc=None", property_init},
    NativeRow{"getter", "self, function, /", property_with<0>},
    NativeRow{"setter", "self, function, /", property_with<1>},
    NativeRow{"deleter", "self, function, /", property_with<2>},
    NativeRow{"__get__", "self, instance, owner=None, /", property_get},
    NativeRow{"__set__", "self, instance, value, /", property_set},
    NativeRow{"__delete__", "self, instance, /", property_delete},
    NativeRow{"__set_name__", "self, /, *args", property_set_name, Binding::method, true, 10},
};
constexpr std::array property_attributes{
    GetSetRow{"fget", get_field<&Descriptor::first>},
    GetSetRow{"fset", get_field<&Descriptor::second>},
    GetSetRow{"fdel", get_field<&Descriptor::third>},
    GetSetRow{"__doc__", get_field<&Descriptor::fourth>, set_doc},
    GetSetRow{"__name__", property_get_name, property_set_own_name, 13},
    GetSetRow{"__isabstractmethod__", is_abstract},
};

void copy_attributes(Run& run, Descriptor* wrapper, Object* function) {
    constexpr SpecialName names[] = {SpecialName::module, SpecialName::name, SpecialName::qualname, SpecialName::doc,
                                     SpecialName::annotations};
    if (!does(run, Detail::method_wrappers_copy_attributes)) return;
    Dict* attributes = instance_dict(run, wrapper);
    bool is_plain = function == run.none && does(run, Detail::wrappers_of_none_have_docs);
    for (SpecialName each : names) {
        if (is_plain && each != SpecialName::doc) continue;
        if (each == SpecialName::annotations && run.profile.deferred_annotations) continue;
        bool is_unknown = each == SpecialName::doc && (function->kind == Kind::native || is_plain);
        Value value = is_unknown ? none(run) : find_attribute(run, function, run.name(each));
        if (value) dict_set(run, attributes, run.name(each), value.get());
    }
}

Value wrapper_init(Run& run, Arguments arguments) {
    auto* wrapper = as_descriptor(arguments[0]);
    if (wrapper->first == arguments[1] && does(run, Detail::wrappers_are_made_by_new)) return none(run);
    replace(wrapper->first, share(arguments[1]));
    copy_attributes(run, wrapper, arguments[1]);
    return none(run);
}
Value wrapper_new(Run& run, Arguments arguments) {
    Ref<Descriptor> made = make_of_class(run, arguments[0]);
    if (does(run, Detail::wrappers_are_made_by_new)) {
        made->first = share(arguments[1]).release();
        copy_attributes(run, made.get(), made->first);
    } else if (does(run, Detail::wrappers_are_made_of_none)) {
        made->first = none(run).release();
    }
    return made;
}
template <CoreType type>
Value wrapper_repr(Run& run, Arguments arguments) {
    Object* wrapped = as_descriptor(arguments[0])->first;
    return make_string(
        run, fmt::format("<{}({})>", type_name_of(run.type(type)), wrapped ? repr(run, wrapped)->view() : "<NULL>"));
}
Value static_get(Run& run, Arguments arguments) {
    check_bound_to_any(run, arguments);
    return share(wrapped_by(run, as_descriptor(arguments[0])));
}
Value static_call(Run& run, Arguments arguments) {
    auto* positional = static_cast<Tuple*>(arguments[1]);
    if (!as_descriptor(arguments[0])->first) run.refuse("a call of a staticmethod without a function");
    return call_unpacked(interpreter_of(run), as_descriptor(arguments[0])->first, positional, arguments[2]);
}
Value class_get(Run& run, Arguments arguments) {
    check_bound_to_any(run, arguments);
    Object* owner = arguments[2] == run.none ? static_cast<Object*>(arguments[1]->type) : arguments[2];
    return bind_class_method(run, wrapped_by(run, as_descriptor(arguments[0])), owner);
}
Value wrapper_dict(Run& run, Object* object) {
    auto* wrapper = as_descriptor(object);
    if (!wrapper->dict) wrapper->dict = make_dict(run).release();
    return share(wrapper->dict);
}
void set_wrapper_dict(Run& run, Object* object, Object* value) {
    replace(as_descriptor(object)->dict, share(require_dict(run, value)));
}
Value wrapper_abstract(Run& run, Object* object) {
    Object* wrapped = as_descriptor(object)->first;
    Value value = wrapped ? find_attribute(run, wrapped, run.intern("__isabstractmethod__")) : Value();
    return make_bool(run, value && is_true(run, value.get()));
}

constexpr std::string_view annotations_name = "__annotations__";
constexpr std::string_view annotate_name = "__annotate__";

/// An attribute of what is wrapped, which the wrapper keeps from the first look on.
template <const std::string_view& name>
Value wrapped_attribute(Run& run, Object* object) {
    Dict* kept = instance_dict(run, object);
    if (Object* found = dict_find(run, kept, run.intern(name))) return share(found);
    Value value = get_attribute(run, wrapped_by(run, as_descriptor(object)), run.intern(name));
    dict_set(run, kept, run.intern(name), value.get());
    return value;
}
template <const std::string_view& name>
void set_wrapped_attribute(Run& run, Object* object, Object* value) {
    Dict* kept = instance_dict(run, object);
    if (value) {
        dict_set(run, kept, run.intern(name), value);
    } else if (!dict_take(run, kept, run.intern(name))) {
        raise(run, CoreType::attribute_error, "'{}' object has no attribute '{}'", type_name(object), name);
    }
}

constexpr std::array static_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", wrapper_new, Binding::static_method, true, only_python_2},
    NativeRow{"__new__", "cls, /, *args, **kwargs", wrapper_new, Binding::static_method, true, only_cpython_3, 14},
    NativeRow{"__new__", "cls, function, /", wrapper_new, Binding::static_method, true, only_pypy},
    NativeRow{"__new__", "cls, function, /", wrapper_new, Binding::static_method, true, 15},
    NativeRow{"__init__", "self, function, /", wrapper_init},
    NativeRow{"__get__", "self, instance, owner=None, /", static_get},
    NativeRow{"__repr__", "self, /", wrapper_repr<CoreType::static_method>, Binding::method, true, 10},
    NativeRow{"__call__", "self, /, *args, **kwargs", static_call, Binding::method, true, 10},
};
constexpr std::array class_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", wrapper_new, Binding::static_method, true, only_python_2},
    NativeRow{"__new__", "cls, /, *args, **kwargs", wrapper_new, Binding::static_method, true, only_cpython_3, 14},
    NativeRow{"__new__", "cls, function, /", wrapper_new, Binding::static_method, true, only_pypy},
    NativeRow{"__new__", "cls, function, /", wrapper_new, Binding::static_method, true, 15},
    NativeRow{"__init__", "self, function, /", wrapper_init},
    NativeRow{"__get__", "self, instance, owner=None, /", class_get},
    NativeRow{"__repr__", "self, /", wrapper_repr<CoreType::class_method>, Binding::method, true, 10},
};
constexpr std::array wrapper_attributes{
    GetSetRow{"__func__", get_field<&Descriptor::first>},
    GetSetRow{"__wrapped__", get_field<&Descriptor::first>, nullptr, 10},
    GetSetRow{"__dict__", wrapper_dict, set_wrapper_dict},
    GetSetRow{"__isabstractmethod__", wrapper_abstract},
    GetSetRow{"__annotations__", wrapped_attribute<annotations_name>, set_wrapped_attribute<annotations_name>, 14},
    GetSetRow{"__annotate__", wrapped_attribute<annotate_name>, set_wrapped_attribute<annotate_name>, 14},
};

/// `super()` without arguments: the class out of the caller's __class__ cell, the object its first argument.
void find_super_arguments(Run& run, Value& type, Value& object) {
    Frame* frame = interpreter_of(run).current_frame();
    if (!frame || frame->code->code->kind != compile::CodeKind::function)
        raise(run, CoreType::runtime_error, "super(): no arguments");
    const compile::Code& code = *frame->code->code;
    if (code.positional == 0 && !code.has_var_positional) raise(run, CoreType::runtime_error, "super(): no arguments");
    Object* first = frame->slots[0];
    bool is_cell =
        std::find(code.cell_parameters.begin(), code.cell_parameters.end(), 0U) != code.cell_parameters.end();
    if (first && is_cell && first->kind == Kind::cell) first = static_cast<Cell*>(first)->content;
    for (std::uint32_t i = code.plain_count; i < code.plain_count + code.cell_count; ++i) {
        // Up to 3.10, and in PyPy, a parameter that is a cell is kept with the other cells.
        if (code.local_names[i] == code.local_names[0]) first = static_cast<Cell*>(frame->slots[i])->content;
    }
    if (!first) raise(run, CoreType::runtime_error, "super(): arg[0] deleted");
    object = share(first);
    std::size_t count = code.local_names.size();
    for (std::size_t i = count - code.free_count; i < count; ++i) {
        if (code.local_names[i] != "__class__") continue;
        Object* content = static_cast<Cell*>(frame->slots[i])->content;
        if (!content) raise(run, CoreType::runtime_error, "super(): empty __class__ cell");
        type = share(content);
        return;
    }
    raise(run, CoreType::runtime_error, "super(): __class__ cell not found");
}

/// The class in whose order super() looks: the object itself, its type, or what it says is its class.
Value super_start(Run& run, Type* cls, Object* object) {
    bool is_type = object->kind == Kind::type;
    if (is_type && is_subtype(static_cast<Type*>(object), cls)) return share(object);
    if (is_subtype(object->type, cls)) return share(object->type);
    Value claimed = find_attribute(run, object, run.name(SpecialName::class_));
    if (claimed && claimed->kind == Kind::type && is_subtype(static_cast<Type*>(claimed.get()), cls)) return claimed;
    raise(run, CoreType::type_error, "super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).",
          is_type ? "type" : "instance of", is_type ? full_type_name(static_cast<Type*>(object)) : type_name(object),
          full_type_name(cls));
}

Value super_init(Run& run, Arguments arguments) {
    auto* super = as_descriptor(arguments[0]);
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (run.profile.python_2 && !run.runs_library() && (given->size < 1 || given->size > 2))
        raise(run, CoreType::type_error, "super() takes at {} ({} given)",
              given->size ? "most 2 arguments" : "least 1 argument", given->size);
    if (given->size > 2) raise(run, CoreType::type_error, "super() expected at most 2 arguments, got {}", given->size);
    Value type = share(given->size ? given->items()[0] : nullptr);
    Value object = share(given->size > 1 ? given->items()[1] : nullptr);
    if (!type) find_super_arguments(run, type, object);
    if (type->kind != Kind::type || is_classic_class(type.get())) {
        if (super->type->program_defined && run.profile.family == "cpython")
            raise(run, CoreType::type_error, "super() argument 1 must be type, not {}", type_name(type.get()));
        raise(run, CoreType::type_error, "super() argument 1 must be a type, not {}",
              run.profile.minor() < 11 ? given_type_name(run, type.get()) : type_name(type.get()));
    }
    replace(super->first, type);
    if (!object || object.get() == run.none) return none(run);
    auto* cls = static_cast<Type*>(type.get());
    Value start = super_start(run, cls, object.get());
    replace(super->second, std::move(object));
    replace(super->third, std::move(start));
    return none(run);
}

Value super_get(Run& run, Arguments arguments) {
    check_bound_to_any(run, arguments);
    auto* super = as_descriptor(arguments[0]);
    if (arguments[1] == run.none || super->second) return share(super);
    if (!super->first) raise(run, CoreType::type_error, "super(type, obj): obj must be an instance or subtype of type");
    return call(run, super->type, {super->first, arguments[1]});
}

Value super_repr(Run& run, Arguments arguments) {
    auto* super = as_descriptor(arguments[0]);
    std::string bound =
        super->third ? fmt::format("<{} object>", type_name_of(static_cast<Type*>(super->third))) : "NULL";
    return make_string(run, fmt::format("<super: <class '{}'>, {}>",
                                        super->first ? type_name_of(static_cast<Type*>(super->first)) : "NULL", bound));
}

constexpr std::array super_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", empty_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args", super_init},
    NativeRow{"__get__", "self, instance, owner=None, /", super_get},
    NativeRow{"__repr__", "self, /", super_repr},
};
constexpr std::array super_attributes{
    GetSetRow{"__thisclass__", get_field<&Descriptor::first>},
    GetSetRow{"__self__", get_field<&Descriptor::second>},
    GetSetRow{"__self_class__", get_field<&Descriptor::third>},
};

Value builtin_get(Run& run, Arguments arguments) {
    check_bound_to_any(run, arguments);
    if (arguments[1] == run.none) return share(arguments[0]);
    return bind_descriptor(run, arguments[0], arguments[1], arguments[1]->type);
}
Value builtin_set(Run& run, Arguments arguments) {
    set_through_descriptor(run, arguments[0], arguments[1], arguments[2]);
    return none(run);
}
Value builtin_delete(Run& run, Arguments arguments) {
    set_through_descriptor(run, arguments[0], arguments[1], nullptr);
    return none(run);
}
Value member_repr(Run& run, Arguments arguments) {
    auto* member = as_descriptor(arguments[0]);
    if (!does(run, Detail::descriptors_tell_what_they_are))
        return make_string(run, fmt::format("<{} object at {:#x}>", type_name(member), identity(run, member)));
    std::string text =
        fmt::format("<{} '{}'", member->type == run.type(CoreType::member_descriptor) ? "member" : "attribute",
                    as_string(member->name)->view());
    if (!is_shared_instance_descriptor(run, member))
        text += fmt::format(" of '{}' objects", full_type_name(static_cast<Type*>(member->first)));
    return make_string(run, text + ">");
}
constexpr std::array member_methods{
    NativeRow{"__get__", "self, instance, owner=None, /", builtin_get},
    NativeRow{"__set__", "self, instance, value, /", builtin_set},
    NativeRow{"__delete__", "self, instance, /", builtin_delete},
    NativeRow{"__repr__", "self, /", member_repr},
};
/// Those of what classes give their instances, and of streams, tell what they are; most others are silent.
Value get_built_in_doc(Run& run, Object* object) {
    auto* member = as_descriptor(object);
    Object* owner = member->first;
    const bool is_of_class = owner && owner->kind == Kind::type && static_cast<Type*>(owner)->program_defined;
    if (member->row && (is_of_class || is_shared_instance_descriptor(run, member))) {
        const bool is_dict = static_cast<const GetSetRow*>(member->row)->name == "__dict__";
        return make_string(
            run,
            fmt::format("{}{}", is_dict ? "dictionary for instance variables" : "list of weak references to the object",
                        run.profile.minor() < 11 ? " (if defined)" : ""));
    }
    const TypeSpec* spec = owner && owner->kind == Kind::type ? static_cast<Type*>(owner)->spec : nullptr;
    if (spec && spec->module == "_io") run.refuse(fmt::format("documentation of attributes of {}", spec->name));
    return none(run);
}

Value member_qualified_name(Run& run, Object* object) {
    auto* member = as_descriptor(object);
    if (run.profile.family == "pypy") run.refuse("qualified names of descriptors");
    auto* owner = static_cast<Type*>(member->first);
    std::string_view title = owner->qualified_name ? as_string(owner->qualified_name)->view() : type_name_of(owner);
    return make_string(run, fmt::format("{}.{}", title, as_string(member->name)->view()));
}

constexpr std::array member_attributes{
    GetSetRow{"__doc__", get_built_in_doc},
    GetSetRow{"__name__", get_field<&Descriptor::name>},
    GetSetRow{"__qualname__", member_qualified_name, nullptr, 3},
    GetSetRow{"__objclass__", get_field<&Descriptor::first>},
};

constexpr TypeSpec descriptor_spec(std::string_view name, std::span<const NativeRow> methods,
                                   std::span<const GetSetRow> attributes, bool subclassable = true) {
    return {.name = name,
            .kind = Kind::descriptor,
            .instance_size = sizeof(Descriptor),
            .methods = methods,
            .attributes = attributes,
            .subclassable = subclassable};
}

}  // namespace

const TypeSpec property_type = descriptor_spec("property", property_methods, property_attributes);
const TypeSpec static_method_type = descriptor_spec("staticmethod", static_methods, wrapper_attributes);
const TypeSpec class_method_type = descriptor_spec("classmethod", class_methods, wrapper_attributes);
const TypeSpec super_type = descriptor_spec("super", super_methods, super_attributes);
const TypeSpec member_descriptor_type = descriptor_spec("member_descriptor", member_methods, member_attributes, false);
const TypeSpec getset_descriptor_type = descriptor_spec("getset_descriptor", member_methods, member_attributes, false);

}  // namespace lastref::model
