#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/calls/native_call_errors.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/calls/pypy_parameters.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <array>

// Built-in functions, bound methods.
namespace lastref::model {

namespace {

Native* as_native(Object* object) {
    return static_cast<Native*>(object);
}

Value native_name(Run& run, Object* object) {
    const Native* native = as_native(object);
    return share(run.intern(complains_as_function(native) ? pypy_function_name(native) : told_name(native)));
}
Value native_qualname(Run& run, Object* object) {
    auto* native = as_native(object);
    if (!native->owner) return native_name(run, object);
    return make_string(run, fmt::format("{}.{}", type_name_of(static_cast<Type*>(native->owner)), native->row->name));
}
Value native_self(Run& run, Object* object) {
    const Native* native = as_native(object);
    const bool is_unbound = native->owner && !native->self && run.profile.family == "cpython";
    if (is_unbound && native->row->name == "__new__") return share(native->owner);
    if (is_unbound && native->row->binding == Binding::method)
        raise(run, CoreType::attribute_error, "'{}' object has no attribute '__self__'", type_name(object));
    return or_none(run, native->self);
}
/// On PyPy methods of built-in types are methods as any.
Value native_func(Run& run, Object* object) {
    if (run.profile.family != "pypy")
        raise(run, CoreType::attribute_error, "'{}' object has no attribute '__func__'", type_name(object));
    Native* native = as_native(object);
    return share(find_in_mro(static_cast<Type*>(native->owner), run.intern(native->row->name)));
}
Value native_objclass(Run& run, Object* object) {
    return or_none(run, as_native(object)->owner);
}
/// Whether a library module that is being imported, or something that it called, reads what is read.
bool is_read_by_library(Run& run) {
    auto is_library = [](const Frame* frame) { return frame->code->code->file.starts_with("<frozen"); };
    const Frame* frame = interpreter_of(run).current_frame();
    if (!frame || !is_library(frame)) return false;
    return frame->code->code->kind == compile::CodeKind::module || (frame->previous && is_library(frame->previous));
}
/// Docstrings of the real runtime's own functions are not here.
Value native_doc(Run& run, Object* object) {
    if (!is_read_by_library(run)) run.refuse(fmt::format("the docstring of {}", as_native(object)->row->name));
    return none(run);
}

/// The module that a function of C is at home in, where others have it by an import of theirs. `names` may be empty:
/// all.
struct HomeModule {
    std::string_view module;
    std::string_view names;
    std::string_view home;
    bool only_cpython;
};
constexpr HomeModule home_modules[] = {
    {"operator", "", "_operator", false}, {"functools", "reduce", "_functools", true},
    {"weakref", "", "_weakref", false},   {"os", "", "posix", false},
    {"builtins", "open", "_io", false},   {"io", "open", "_io", false},
};

Value native_module(Run& run, Object* object) {
    auto* native = as_native(object);
    if (!native->self || native->self->kind != Kind::module) return none(run);
    Object* name = static_cast<Module*>(native->self)->name;
    for (const HomeModule& each : home_modules) {
        const bool is_elsewhere = run.profile.python_2 || (each.only_cpython && run.profile.family != "cpython");
        if (is_elsewhere || as_string(name)->view() != each.module) continue;
        if (!each.names.empty() && native->row->name != each.names) continue;
        const bool is_former = each.home == "_io" && run.profile.family == "cpython" && run.profile.minor() < 12;
        return share(run.intern(is_former ? "io" : each.home));
    }
    return share(name);
}
void set_native_module(Run& run, Object*, Object*) {
    if (run.profile.family == "pypy") {
        raise(run,
              does(run, Detail::changes_of_builtins_are_type_errors) ? CoreType::type_error : CoreType::attribute_error,
              "Cannot change {} attribute of builtin functions", "__module__");
    }
    run.refuse("another __module__ of a built-in function");
}
Value native_text_signature(Run& run, Object*) {
    return none(run);
}

Value native_repr(Run& run, Arguments arguments) {
    auto* native = as_native(arguments[0]);
    std::string_view name = told_name(native);
    if (native->owner && native->self && does(run, Detail::bound_natives_show_object)) {
        return make_string(
            run, fmt::format("<bound method {}.{} of {}>", type_name_of(static_cast<Type*>(native->owner)), name,
                             repr_text(run, native->self)));
    }
    if (native->owner && native->self) {
        bool wrapper = native->type == run.type(CoreType::bound_native) && run.profile.family == "cpython";
        std::string_view sort = wrapper ? "method-wrapper" : "built-in method";
        std::string quoted = wrapper ? fmt::format("'{}'", name) : std::string(name);
        return make_string(run, fmt::format("<{} {} of {} object at {:#x}>", sort, quoted, type_name(native->self),
                                            identity(run, native->self)));
    }
    if (native->owner && name == "__new__" && run.profile.family == "cpython")
        return make_string(run, fmt::format("<built-in method __new__ of type object at {:#x}>",
                                            identity(run, reinterpret_cast<Object*>(native->owner))));
    if (native->owner && run.profile.family == "pypy") {
        return make_string(
            run, fmt::format("<function {}.{} at {:#x}>", type_name_of(static_cast<Type*>(native->owner)), name,
                             identity(run, native)));
    }
    if (native->owner) {
        return make_string(
            run, fmt::format("<{} '{}' of '{}' objects>",
                             native->type == run.type(CoreType::wrapper_descriptor) ? "slot wrapper" : "method", name,
                             class_name(static_cast<Type*>(native->owner))));
    }
    return make_string(run, fmt::format("<built-in function {}>", name));
}
/// What a method of a built-in type refuses to be bound to.
void check_native_owner(Run& run, const Native* native, Object* instance, Object* type) {
    if (native->self || !native->owner) return;
    auto* owner = static_cast<Type*>(native->owner);
    if (native->row->binding != Binding::class_method) {
        const bool binds_to_none = run.profile.family == "pypy" && run.profile.minor() < 10;
        if (!instance && type == run.none && !binds_to_none)
            raise(run, CoreType::type_error, "__get__(None, None) is invalid");
        if (!instance || is_subtype(instance->type, owner) || run.profile.family == "pypy") return;
        raise(run, CoreType::type_error, "descriptor '{}' for '{}' objects doesn't apply to {}'{}' object",
              native->row->name, full_type_name(owner), does(run, Detail::messages_take_article) ? "a " : "",
              type_name(instance));
    }
    if (type == run.none) type = instance ? instance->type : nullptr;
    if (!type) {
        raise(run, CoreType::type_error, "descriptor '{}' for type '{}' needs either an object or a type",
              native->row->name, full_type_name(owner));
    }
    if (type->kind != Kind::type) {
        raise(run, CoreType::type_error, "descriptor '{}' for type '{}' needs a type, not a '{}' as arg 2",
              native->row->name, full_type_name(owner), type_name(type));
    }
    if (!is_subtype(static_cast<Type*>(type), owner)) {
        raise(run, CoreType::type_error, "descriptor '{}' requires a subtype of '{}' but received '{}'",
              native->row->name, full_type_name(owner), full_type_name(static_cast<Type*>(type)));
    }
}

Value native_get(Run& run, Arguments arguments) {
    Object* instance = arguments[1] == run.none ? nullptr : arguments[1];
    check_native_owner(run, as_native(arguments[0]), instance, arguments[2]);
    return bind_descriptor(run, arguments[0], instance, instance ? instance->type : static_cast<Type*>(arguments[2]));
}
bool have_same_self(Run& run, Object* left, Object* right) {
    return left == right || (does(run, Detail::methods_compare_by_value) && equals(run, left, right));
}
Value native_eq(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::native) return not_implemented(run);
    auto* left = as_native(arguments[0]);
    auto* right = as_native(arguments[1]);
    bool are_wrappers = left->type == run.type(CoreType::bound_native) && right->type == left->type;
    bool same_self = left->self == right->self || (are_wrappers && have_same_self(run, left->self, right->self));
    return make_bool(run, left->row == right->row && same_self);
}
Value native_hash(Run& run, Arguments arguments) {
    auto* native = as_native(arguments[0]);
    auto mixed = static_cast<std::int64_t>(std::hash<std::string_view>{}(native->row->name) >> 8);
    if (native->self) {
        const bool by_value = does(run, Detail::methods_compare_by_value);
        mixed ^= by_value ? hash(run, native->self) : static_cast<std::int64_t>(identity(run, native->self));
    }
    return make_int(run, mixed & INT64_MAX);
}

constexpr std::array native_methods{
    NativeRow{"__repr__", "self, /", native_repr},
    NativeRow{"__reduce__", "self, /", reduce_in_library},
    NativeRow{"__call__", "self, /, *args, **kwargs", call_row},
    NativeRow{"__eq__", "self, other, /", native_eq},
    NativeRow{"__hash__", "self, /", native_hash},
};

/// Functions, and methods that are bound, become no methods of classes; PyPy binds the latter all the same.
template <int since>
constexpr std::array descriptor_native_methods = [] {
    std::array<NativeRow, native_methods.size() + 1> rows{};
    std::copy(native_methods.begin(), native_methods.end(), rows.begin());
    rows.back() = {"__get__", "self, instance, owner=None, /", native_get, Binding::method, true, since};
    return rows;
}();

/// PyPy's built-in functions tell what any function tells.
Value native_defaults(Run& run, Object* object) {
    const Native* native = as_native(object);
    const Signature& signature = *native->signature;
    Ref<List> defaults = make_list(run);
    for (std::uint8_t i = signature.required; i < signature.positional; ++i) {
        const Signature::Parameter& parameter = signature.parameters[i];
        switch (parameter.default_kind) {
            case Signature::Default::integer:
                list_append(run, defaults.get(), make_int(run, parameter.integer).get());
                break;
            case Signature::Default::none: list_append(run, defaults.get(), run.none); break;
            default: run.refuse(fmt::format("{}.__defaults__", native->row->name));
        }
    }
    if (defaults->size == 0) return none(run);
    return make_tuple(run, {defaults->items, defaults->size});
}
Value native_lacks(Run& run, Object*) {
    return none(run);
}
template <const char* name>
void refuse_change(Run& run, Object* object, Object*) {
    if (as_native(object)->owner)
        raise(run, CoreType::attribute_error, "'{}' object has no attribute '{}'", type_name(object), name);
    raise(run,
          does(run, Detail::changes_of_builtins_are_type_errors) ? CoreType::type_error : CoreType::attribute_error,
          "Cannot change {} attribute of builtin functions", name);
}
constexpr char defaults_name[] = "__defaults__";
constexpr char closure_name[] = "__closure__";
constexpr char keyword_defaults_name[] = "__kwdefaults__";

constexpr std::array native_attributes{
    GetSetRow{"__name__", native_name},
    GetSetRow{"__qualname__", native_qualname},
    GetSetRow{"__self__", native_self},
    GetSetRow{"__objclass__", native_objclass},
    GetSetRow{"__doc__", native_doc},
    GetSetRow{"__text_signature__", native_text_signature},
    GetSetRow{defaults_name, native_defaults, refuse_change<defaults_name>, only_pypy},
    GetSetRow{closure_name, native_lacks, refuse_change<closure_name>, only_pypy},
    GetSetRow{keyword_defaults_name, native_lacks, refuse_change<keyword_defaults_name>, only_pypy},
};

template <std::size_t count>
constexpr auto native_attributes_and(const GetSetRow (&more)[count]) {
    std::array<GetSetRow, native_attributes.size() + count> rows{};
    auto* place = std::copy(native_attributes.begin(), native_attributes.end(), rows.begin());
    std::copy(std::begin(more), std::end(more), place);
    return rows;
}
constexpr auto function_attributes = native_attributes_and({{"__module__", native_module, set_native_module}});
constexpr auto wrapper_attributes =
    native_attributes_and({{"__module__", native_module, set_native_module, only_pypy}});
constexpr auto bound_native_attributes =
    native_attributes_and({{"__module__", native_module, set_native_module, only_pypy}, {"__func__", native_func}});

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
Value method_class(Run& run, Object* object) {
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
        return make_string(
            run, fmt::format("<built-in method {} of {} object at {:#x}>", as_native(method->function)->row->name,
                             type_name(method->self), identity(run, method->self)));
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

constexpr TypeSpec native_spec(std::string_view name, std::span<const NativeRow> methods,
                               std::span<const GetSetRow> attributes = native_attributes) {
    return {.name = name,
            .kind = Kind::native,
            .instance_size = sizeof(Native),
            .methods = methods,
            .attributes = attributes,
            .subclassable = false};
}

}  // namespace

const TypeSpec native_function_type = native_spec("builtin_function_or_method", native_methods, function_attributes);
const TypeSpec method_descriptor_type = native_spec("method_descriptor", descriptor_native_methods<0>);
const TypeSpec bound_native_type =
    native_spec("method-wrapper", descriptor_native_methods<only_pypy>, bound_native_attributes);
const TypeSpec wrapper_descriptor_type =
    native_spec("wrapper_descriptor", descriptor_native_methods<0>, wrapper_attributes);
const TypeSpec class_method_descriptor_type = native_spec("classmethod_descriptor", descriptor_native_methods<0>);
const TypeSpec method_type{.name = "method",
                           .kind = Kind::bound_method,
                           .instance_size = sizeof(BoundMethod),
                           .methods = method_methods,
                           .attributes = method_attributes,
                           .subclassable = false};

}  // namespace lastref::model
