#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <array>

// Methods: what a function and an object make, and Python 2's unbound ones.
namespace lastref::model {

namespace {

BoundMethod* as_method(Object* object) {
    return static_cast<BoundMethod*>(object);
}

/// What the method calls, bound or not.
Object* function_of(Object* object) {
    return is_unbound(object) ? unbound_function_of(object) : as_method(object)->function;
}

Value method_function(Run&, Object* object) {
    return share(function_of(object));
}
Value method_self(Run& run, Object* object) {
    return is_unbound(object) ? none(run) : share(as_method(object)->self);
}
/// The class of an object, be it a classic one.
Object* class_of(Object* object) {
    return is_classic_instance(object) ? classic_class_of(object) : object->type;
}

/// Of Python 2.
Value method_class(Run&, Object* object) {
    if (is_unbound(object)) return share(unbound_class_of(object));
    return share(class_of(as_method(object)->self));
}
void refuse_to_set(Run& run, Object*, Object*) {
    raise(run, CoreType::type_error, "readonly attribute");
}
Value method_doc(Run& run, Object* object) {
    return get_attribute(run, function_of(object), run.name(SpecialName::doc));
}

Value method_getattribute(Run& run, Arguments arguments) {
    Str* name = as_string(arguments[1]);
    if (find_in_mro(arguments[0]->type, name)) return get_attribute_generic(run, arguments[0], name);
    return get_attribute(run, function_of(arguments[0]), name);
}
/// An unbound one is bound anew, where the class that asks derives from its own.
Value method_get(Run& run, Arguments arguments) {
    Object* method = arguments[0];
    const bool tells_no_class = arguments[2] == run.none && arguments[1] != run.none;
    Object* type = tells_no_class ? class_of(arguments[1]) : arguments[2];
    if (!is_unbound(method) || type->kind != Kind::type || !is_subclass(run, type, unbound_class_of(method)))
        return share(method);
    if (arguments[1] != run.none) return make_bound_method(run, unbound_function_of(method), arguments[1]);
    return make_unbound_method(run, unbound_function_of(method), static_cast<Type*>(type));
}
Value method_new(Run& run, Arguments arguments) {
    if (run.profile.family != "pypy" && !is_callable(arguments[1]))
        raise(run, CoreType::type_error, "first argument must be callable");
    if (run.profile.python_2 && arguments[2] == run.none) {
        const bool is_told = arguments.count > 3 && arguments[3];
        if (!is_told || arguments[3]->kind != Kind::type) run.refuse("an unbound method without a class");
        return make_unbound_method(run, arguments[1], static_cast<Type*>(arguments[3]));
    }
    if (arguments[2] == run.none) {
        raise(run, CoreType::type_error, "{} must not be None",
              does(run, Detail::methods_are_of_instances) ? "instance" : "self");
    }
    return make_bound_method(run, arguments[1], arguments[2]);
}
/// By the class that was asked for it, not by the one that has it.
std::string name_of_python_2(Run& run, Object* method) {
    Value name = find_attribute(run, function_of(method), run.name(SpecialName::name));
    const Type* type = is_unbound(method) ? unbound_class_of(method) : classic_class_of(as_method(method)->self);
    return fmt::format("{}.{}", type_name_of(type), name ? str(run, name.get())->view() : "?");
}
Value method_repr(Run& run, Arguments arguments) {
    if (is_unbound(arguments[0]))
        return make_string(run, fmt::format("<unbound method {}>", name_of_python_2(run, arguments[0])));
    auto* method = as_method(arguments[0]);
    const bool is_native = method->function->kind == Kind::native && run.profile.family == "pypy";
    if (is_native && !does(run, Detail::bound_natives_show_object)) {
        return make_string(run, fmt::format("<built-in method {} of {} object at {:#x}>",
                                            static_cast<Native*>(method->function)->row->name, type_name(method->self),
                                            identity(run, method->self)));
    }
    if (is_classic_instance(method->self)) {
        return make_string(run, fmt::format("<bound method {} of {}>", name_of_python_2(run, arguments[0]),
                                            repr_text(run, method->self)));
    }
    if (run.profile.python_2) {
        // By the class of the object, not by the one that has the function.
        Value name = find_attribute(run, method->function, run.name(SpecialName::name));
        return make_string(run, fmt::format("<bound method {}.{} of {}>", type_name_of(method->self->type),
                                            name && is_string(name.get()) ? as_string(name.get())->view() : "?",
                                            repr(run, method->self)->view()));
    }
    Value name = find_attribute(run, method->function, run.name(SpecialName::qualname));
    if (!name) name = find_attribute(run, method->function, run.name(SpecialName::name));
    return make_string(
        run, fmt::format("<bound method {} of {}>", name && is_string(name.get()) ? as_string(name.get())->view() : "?",
                         repr(run, method->self)->view()));
}
Value method_eq(Run& run, Arguments arguments) {
    if (arguments[1]->type != arguments[0]->type) return not_implemented(run);
    const bool both_unbound = is_unbound(arguments[0]) && is_unbound(arguments[1]);
    if (!both_unbound) {
        if (is_unbound(arguments[0]) || is_unbound(arguments[1])) return make_bool(run, false);
        if (!have_same_self(run, as_method(arguments[0])->self, as_method(arguments[1])->self))
            return make_bool(run, false);
    }
    return make_bool(run, equals(run, function_of(arguments[0]), function_of(arguments[1])));
}
Value method_hash(Run& run, Arguments arguments) {
    const auto function = static_cast<std::uint64_t>(hash(run, function_of(arguments[0])));
    if (is_unbound(arguments[0])) return make_int(run, static_cast<std::int64_t>(function) & INT64_MAX);
    auto* method = as_method(arguments[0]);
    bool by_value = does(run, Detail::methods_compare_by_value);
    std::uint64_t self =
        by_value ? static_cast<std::uint64_t>(hash(run, method->self)) : identity(run, method->self) >> 4;
    return make_int(run, static_cast<std::int64_t>(self ^ function) & INT64_MAX);
}

constexpr std::array method_methods{
    NativeRow{"__new__", "cls, function, instance, /", method_new, Binding::static_method},
    NativeRow{"__new__", "cls, function, instance, im_class=?, /", method_new, Binding::static_method, true,
              only_python_2},
    NativeRow{"__getattribute__", "self, name, /", method_getattribute},
    NativeRow{"__get__", "self, instance, owner=None, /", method_get},
    NativeRow{"__call__", "self, /, *args, **kwargs", call_row},
    NativeRow{"__repr__", "self, /", method_repr},
    NativeRow{"__reduce__", "self, /", reduce_in_library},
    NativeRow{"__eq__", "self, other, /", method_eq},
    NativeRow{"__hash__", "self, /", method_hash},
};
constexpr std::array method_attributes{
    GetSetRow{"__func__", method_function},
    GetSetRow{"__self__", method_self},
    GetSetRow{"__doc__", method_doc},
    GetSetRow{"im_func", method_function, refuse_to_set, only_python_2},
    GetSetRow{"im_self", method_self, refuse_to_set, only_python_2},
    GetSetRow{"im_class", method_class, refuse_to_set, only_python_2},
};

}  // namespace

const TypeSpec method_type{.name = "method",
                           .kind = Kind::bound_method,
                           .instance_size = sizeof(BoundMethod),
                           .methods = method_methods,
                           .attributes = method_attributes,
                           .subclassable = false};

}  // namespace lastref::model
