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

#include <algorithm>
#include <array>

// Built-in functions.
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
    return make_string(run, fmt::format("{}.{}", holder_name(native), native->row->name));
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

}  // namespace lastref::model
