#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/descriptor.hpp"
#include "backends/model/object/instance.hpp"
#include "backends/model/object/native_object.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <array>

// function, builtin functions, bound methods.
namespace lastref::model {

namespace {

Value or_none(Run& run, Object* value) {
    return value ? share(value) : none(run);
}
Function* as_function(Object* object) {
    return static_cast<Function*>(object);
}

template <Object* Function::*field>
Value get_function_field(Run& run, Object* object) {
    return or_none(run, as_function(object)->*field);
}
template <Object* Function::*field>
void set_function_field(Run& run, Object* object, Object* value) {
    replace(as_function(object)->*field, value && value != run.none ? share(value) : Value{});
}

Value get_function_type_parameters(Run& run, Object* object) {
    Object* found = as_function(object)->type_parameters;
    return found ? share(found) : Value(make_tuple(run, {}));
}
void set_function_type_parameters(Run& run, Object* object, Object* value) {
    if (!value || value->kind != Kind::tuple)
        raise(run, CoreType::type_error, "__type_params__ must be set to a tuple");
    replace(as_function(object)->type_parameters, share(value));
}

void set_function_name(Run& run, Object* object, Object* value) {
    if (!value || !is_string(value)) raise(run, CoreType::type_error, "__name__ must be set to a string object");
    replace(as_function(object)->name, share(value));
}
void set_function_qualname(Run& run, Object* object, Object* value) {
    if (!value || !is_string(value)) raise(run, CoreType::type_error, "__qualname__ must be set to a string object");
    replace(as_function(object)->qualified_name, share(value));
}
void set_function_defaults(Run& run, Object* object, Object* value) {
    if (value && value != run.none && value->kind != Kind::tuple)
        raise(run, CoreType::type_error, "__defaults__ must be set to a tuple object");
    set_function_field<&Function::defaults>(run, object, value);
}
void set_function_keyword_defaults(Run& run, Object* object, Object* value) {
    if (value && value != run.none && value->kind != Kind::dict)
        raise(run, CoreType::type_error, "__kwdefaults__ must be set to a dict object");
    set_function_field<&Function::keyword_defaults>(run, object, value);
}
void set_function_code(Run& run, Object* object, Object* value) {
    if (!value || value->kind != Kind::code)
        raise(run, CoreType::type_error, "__code__ must be set to a code object",
              value ? type_name(value) : std::string_view());
    Object* closure = as_function(object)->closure;
    std::uint32_t has = closure && closure->kind == Kind::tuple ? static_cast<Tuple*>(closure)->size : 0;
    std::uint32_t wants = static_cast<CodeObject*>(value)->code->free_count;
    if (has != wants) {
        raise(run, CoreType::value_error, "{}() requires a code object with {} free vars, not {}",
              as_string(as_function(object)->name)->view(), has, wants);
    }
    replace(as_function(object)->code, share(value));
}
Value get_function_builtins(Run& run, Object* object) {
    fill_module(run, interpreter_of(run).builtins());
    return share(as_function(object)->builtins);
}
void refuse_setting(Run& run, Object*, Object*) {
    raise(run, CoreType::attribute_error, "readonly attribute");
}
Value get_function_dict(Run& run, Object* object) {
    return share(instance_dict(run, object));
}
void set_function_dict(Run& run, Object* object, Object* value) {
    replace(as_function(object)->dict, share(require_dict(run, value)));
}
Value get_function_annotations(Run& run, Object* object) {
    Object*& annotations = as_function(object)->annotations;
    if (!annotations && as_function(object)->annotate) {
        Value annotate = share(as_function(object)->annotate);
        Value made = call(run, annotate.get(), make_int(run, 1).get());
        if (made->kind != Kind::dict)
            raise(run, CoreType::type_error, "__annotate__ returned non-dict of type '{}'", type_name(made.get()));
        replace(as_function(object)->annotations, std::move(made));
        return share(as_function(object)->annotations);
    }
    if (!annotations) annotations = make_dict(run).release();
    if (annotations->kind == Kind::tuple) {
        // The compiler may leave pairs; a dict is made of them when someone looks.
        Ref<Dict> dict = make_dict(run);
        auto* pairs = static_cast<Tuple*>(annotations);
        for (std::uint32_t i = 0; i + 1 < pairs->size; i += 2)
            dict_set(run, dict.get(), pairs->items()[i], pairs->items()[i + 1]);
        replace(annotations, Value(std::move(dict)));
    }
    return share(annotations);
}

void set_function_annotations(Run& run, Object* object, Object* value) {
    if (value && value != run.none && value->kind != Kind::dict)
        raise(run, CoreType::type_error, "__annotations__ must be set to a dict object");
    set_function_field<&Function::annotations>(run, object, value);
    clear(as_function(object)->annotate);
}
void set_function_annotate(Run& run, Object* object, Object* value) {
    if (!value) raise(run, CoreType::type_error, "__annotate__ cannot be deleted");
    if (value != run.none && !is_callable(value))
        raise(run, CoreType::type_error, "__annotate__ must be callable or None");
    set_function_field<&Function::annotate>(run, object, value);
    if (value != run.none) clear(as_function(object)->annotations);
}

Value function_repr(Run& run, Arguments arguments) {
    return make_string(
        run, fmt::format("<function {} at {:#x}>", as_string(as_function(arguments[0])->qualified_name)->view(),
                         identity(run, arguments[0])));
}
Value function_get(Run& run, Arguments arguments) {
    if (arguments[1] == run.none) return share(arguments[0]);
    return make_bound_method(run, arguments[0], arguments[1]);
}
Value function_call(Run& run, Arguments arguments) {
    auto* positional = static_cast<Tuple*>(arguments[1]);
    return call_unpacked(interpreter_of(run), arguments[0], positional, arguments[2]);
}
Value function_new(Run& run, Arguments arguments) {
    const std::uint32_t wrong = arguments[1]->kind != Kind::code ? 1 : arguments[2]->kind != Kind::dict ? 2 : 0;
    if (wrong != 0)
        raise(run, CoreType::type_error, "function() argument {} must be {}, not {}",
              run.profile.minor() < 8 ? (wrong == 1 ? "1" : "2") : (wrong == 1 ? "'code'" : "'globals'"),
              wrong == 1 ? "code" : "dict", type_name(arguments[wrong]));
    Object* keyword_defaults = arguments.count > 6 ? arguments[6] : run.none;
    if (arguments[4] != run.none && arguments[4]->kind != Kind::tuple)
        raise(run, CoreType::type_error, "arg 4 (defaults) must be None or tuple");
    if (arguments[5] != run.none && arguments[5]->kind != Kind::tuple)
        raise(run, CoreType::type_error, "arg 5 (closure) must be None or tuple");
    if (keyword_defaults != run.none && keyword_defaults->kind != Kind::dict)
        raise(run, CoreType::type_error, "arg 6 (kwdefaults) must be None or dict");
    auto made = Ref<Function>::adopt(run.heap.make<Function>(Kind::function, run.type(CoreType::function)));
    auto* code = static_cast<CodeObject*>(arguments[1]);
    made->code = share(code).release();
    made->globals = share(arguments[2]).release();
    made->builtins = share(interpreter_of(run).builtins()->dict).release();
    made->name = share(arguments[3] != run.none ? arguments[3] : code->name).release();
    bool qualified = does(run, Detail::functions_take_qualified_names_of_code);
    made->qualified_name = share(qualified ? code->qualified_name : made->name).release();
    if (arguments[4] != run.none) made->defaults = share(arguments[4]).release();
    if (arguments[5] != run.none) made->closure = share(arguments[5]).release();
    if (keyword_defaults != run.none) made->keyword_defaults = share(keyword_defaults).release();
    run.heap.track(made.get());
    return made;
}

constexpr std::array function_methods{
    NativeRow{"__new__", "cls, code, globals, name=None, argdefs=None, closure=None", function_new,
              Binding::static_method},
    NativeRow{"__new__", "cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None", function_new,
              Binding::static_method, true, 13},
    NativeRow{"__repr__", "self, /", function_repr},
    NativeRow{"__get__", "self, instance, owner=None, /", function_get},
    NativeRow{"__call__", "self, /, *args, **kwargs", function_call},
};
constexpr std::array function_attributes{
    GetSetRow{"__name__", get_function_field<&Function::name>, set_function_name},
    GetSetRow{"__qualname__", get_function_field<&Function::qualified_name>, set_function_qualname},
    GetSetRow{"__code__", get_function_field<&Function::code>, set_function_code},
    GetSetRow{"__globals__", get_function_field<&Function::globals>},
    GetSetRow{"__defaults__", get_function_field<&Function::defaults>, set_function_defaults},
    GetSetRow{"__kwdefaults__", get_function_field<&Function::keyword_defaults>, set_function_keyword_defaults},
    GetSetRow{"__closure__", get_function_field<&Function::closure>},
    GetSetRow{"__doc__", get_function_field<&Function::doc>, set_function_field<&Function::doc>},
    GetSetRow{"__module__", get_function_field<&Function::module>, set_function_field<&Function::module>},
    GetSetRow{"__dict__", get_function_dict, set_function_dict},
    GetSetRow{"__annotations__", get_function_annotations, set_function_annotations},
    GetSetRow{"__annotate__", get_function_field<&Function::annotate>, set_function_annotate, 14},
    GetSetRow{"__builtins__", get_function_builtins, refuse_setting, 10},
    GetSetRow{"__type_params__", get_function_type_parameters, set_function_type_parameters, 12},
};

Native* as_native(Object* object) {
    return static_cast<Native*>(object);
}

Value native_name(Run& run, Object* object) {
    return share(run.intern(as_native(object)->row->name));
}
Value native_qualname(Run& run, Object* object) {
    auto* native = as_native(object);
    if (!native->owner) return native_name(run, object);
    return make_string(run, fmt::format("{}.{}", type_name_of(static_cast<Type*>(native->owner)), native->row->name));
}
Value native_self(Run& run, Object* object) {
    return or_none(run, as_native(object)->self);
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
    bool matters = does(run, Detail::natives_have_docs) && !is_read_by_library(run);
    if (matters) run.refuse(fmt::format("the docstring of {}", as_native(object)->row->name));
    return none(run);
}
Value native_module(Run& run, Object* object) {
    auto* native = as_native(object);
    if (native->self && native->self->kind == Kind::module) return share(static_cast<Module*>(native->self)->name);
    return none(run);
}
Value native_text_signature(Run& run, Object*) {
    return none(run);
}

Value native_repr(Run& run, Arguments arguments) {
    auto* native = as_native(arguments[0]);
    std::string_view name = native->row->name;
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
    if (native->owner && run.profile.family == "pypy") {
        return make_string(
            run, fmt::format("<function {}.{} at {:#x}>", type_name_of(static_cast<Type*>(native->owner)), name,
                             identity(run, native)));
    }
    if (native->owner) {
        return make_string(
            run, fmt::format("<{} '{}' of '{}' objects>",
                             native->type == run.type(CoreType::wrapper_descriptor) ? "slot wrapper" : "method", name,
                             type_name_of(static_cast<Type*>(native->owner))));
    }
    return make_string(run, fmt::format("<built-in function {}>", name));
}
/// What a method of a built-in type refuses to be bound to.
void check_native_owner(Run& run, const Native* native, Object* instance, Object* type) {
    if (native->self || !native->owner) return;
    auto* owner = static_cast<Type*>(native->owner);
    if (native->row->binding != Binding::class_method) {
        if (!instance && type == run.none) raise(run, CoreType::type_error, "__get__(None, None) is invalid");
        if (!instance || is_subtype(instance->type, owner)) return;
        raise(run, CoreType::type_error, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
              native->row->name, full_type_name(owner), type_name(instance));
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
    if (native->self) mixed ^= static_cast<std::int64_t>(identity(run, native->self));
    return make_int(run, mixed & INT64_MAX);
}

constexpr std::array native_methods{
    NativeRow{"__repr__", "self, /", native_repr},
    NativeRow{"__get__", "self, instance, owner=None, /", native_get},
    NativeRow{"__call__", "self, /, *args, **kwargs", function_call},
    NativeRow{"__eq__", "self, other, /", native_eq},
    NativeRow{"__hash__", "self, /", native_hash},
};
constexpr std::array native_attributes{
    GetSetRow{"__name__", native_name},
    GetSetRow{"__qualname__", native_qualname},
    GetSetRow{"__self__", native_self},
    GetSetRow{"__objclass__", native_objclass},
    GetSetRow{"__doc__", native_doc},
    GetSetRow{"__module__", native_module},
    GetSetRow{"__text_signature__", native_text_signature},
};

constexpr std::array bound_native_attributes = [] {
    std::array<GetSetRow, native_attributes.size() + 1> rows{};
    std::copy(native_attributes.begin(), native_attributes.end(), rows.begin());
    rows.back() = {"__func__", native_func};
    return rows;
}();

BoundMethod* as_method(Object* object) {
    return static_cast<BoundMethod*>(object);
}

Value method_function(Run&, Object* object) {
    return share(as_method(object)->function);
}
Value method_self(Run&, Object* object) {
    return share(as_method(object)->self);
}
Value method_doc(Run& run, Object* object) {
    return get_attribute(run, as_method(object)->function, run.name(SpecialName::doc));
}

Value method_getattribute(Run& run, Arguments arguments) {
    Str* name = as_string(arguments[1]);
    if (find_in_mro(arguments[0]->type, name)) return get_attribute_generic(run, arguments[0], name);
    return get_attribute(run, as_method(arguments[0])->function, name);
}
Value method_get(Run&, Arguments arguments) {
    return share(arguments[0]);
}
Value method_new(Run& run, Arguments arguments) {
    if (!is_callable(arguments[1])) raise(run, CoreType::type_error, "first argument must be callable");
    if (arguments[2] == run.none) raise(run, CoreType::type_error, "instance must not be None");
    return make_bound_method(run, arguments[1], arguments[2]);
}
Value method_repr(Run& run, Arguments arguments) {
    auto* method = as_method(arguments[0]);
    Value name = find_attribute(run, method->function, run.name(SpecialName::qualname));
    return make_string(
        run, fmt::format("<bound method {} of {}>", name && is_string(name.get()) ? as_string(name.get())->view() : "?",
                         repr(run, method->self)->view()));
}
Value method_eq(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::bound_method) return not_implemented(run);
    auto* left = as_method(arguments[0]);
    auto* right = as_method(arguments[1]);
    if (!have_same_self(run, left->self, right->self)) return make_bool(run, false);
    return make_bool(run, equals(run, left->function, right->function));
}
Value method_hash(Run& run, Arguments arguments) {
    auto* method = as_method(arguments[0]);
    bool by_value = does(run, Detail::methods_compare_by_value);
    std::uint64_t self =
        by_value ? static_cast<std::uint64_t>(hash(run, method->self)) : identity(run, method->self) >> 4;
    return make_int(
        run, static_cast<std::int64_t>(self ^ static_cast<std::uint64_t>(hash(run, method->function))) & INT64_MAX);
}

constexpr std::array method_methods{
    NativeRow{"__new__", "cls, function, instance, /", method_new, Binding::static_method},
    NativeRow{"__getattribute__", "self, name, /", method_getattribute},
    NativeRow{"__get__", "self, instance, owner=None, /", method_get},
    NativeRow{"__call__", "self, /, *args, **kwargs", function_call},
    NativeRow{"__repr__", "self, /", method_repr},
    NativeRow{"__eq__", "self, other, /", method_eq},
    NativeRow{"__hash__", "self, /", method_hash},
};
constexpr std::array method_attributes{
    GetSetRow{"__func__", method_function},
    GetSetRow{"__self__", method_self},
    GetSetRow{"__doc__", method_doc},
};

constexpr TypeSpec native_spec(std::string_view name, std::span<const GetSetRow> attributes = native_attributes) {
    return {.name = name,
            .kind = Kind::native,
            .instance_size = sizeof(Native),
            .methods = native_methods,
            .attributes = attributes,
            .subclassable = false};
}

}  // namespace

const TypeSpec function_type{.name = "function",
                             .kind = Kind::function,
                             .instance_size = sizeof(Function),
                             .methods = function_methods,
                             .attributes = function_attributes,
                             .subclassable = false};
const TypeSpec native_function_type = native_spec("builtin_function_or_method");
const TypeSpec method_descriptor_type = native_spec("method_descriptor");
const TypeSpec bound_native_type = native_spec("method-wrapper", bound_native_attributes);
const TypeSpec wrapper_descriptor_type = native_spec("wrapper_descriptor");
const TypeSpec class_method_descriptor_type = native_spec("classmethod_descriptor");
const TypeSpec method_type{.name = "method",
                           .kind = Kind::bound_method,
                           .instance_size = sizeof(BoundMethod),
                           .methods = method_methods,
                           .attributes = method_attributes,
                           .subclassable = false};

}  // namespace lastref::model
