#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <array>

// Functions of programs.
namespace lastref::model {

Value call_row(Run& run, Arguments arguments) {
    auto* positional = static_cast<Tuple*>(arguments[1]);
    return call_unpacked(interpreter_of(run), arguments[0], positional, arguments[2]);
}

namespace {
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

/// What the library's functions say of themselves is not here.
Value get_doc(Run& run, Object* object) {
    const Function* function = as_function(object);
    const bool of_library = code_of(function->code).file.starts_with("<frozen");
    if (!function->doc && of_library && !run.runs_library())
        run.refuse("the docstring of " + code_of(function->code).name);
    return or_none(run, function->doc);
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

/// On PyPy the error of a deletion is that of a class.
void check_deletion(Run& run, Object* object, const Object* value, std::string_view name) {
    if (value || !run.profile.words.undeletable_is_attribute_error) return;
    raise_worded(run, CoreType::attribute_error, run.profile.words.undeletable, name,
                 as_string(as_function(object)->name)->view());
}

void set_function_name(Run& run, Object* object, Object* value) {
    check_deletion(run, object, value, "__name__");
    if (!value || !is_string(value)) raise(run, CoreType::type_error, "__name__ must be set to a string object");
    replace(as_function(object)->name, share(value));
    if (run.profile.python_2) replace(as_function(object)->qualified_name, share(value));
}
void set_function_qualname(Run& run, Object* object, Object* value) {
    check_deletion(run, object, value, "__qualname__");
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
    check_deletion(run, object, value, "__code__");
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
    if (run.profile.family == "pypy")
        raise(run, CoreType::attribute_error, "'function' object has no attribute '__builtins__'");
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
    check_deletion(run, object, value, "__dict__");
    if (!value && run.profile.python_2) raise(run, CoreType::type_error, "function's dictionary may not be deleted");
    if ((run.profile.family == "pypy" || run.profile.python_2) && value->kind != Kind::dict)
        raise(run, CoreType::type_error, "setting function's dictionary to a non-dict");
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
    check_bound_to_any(run, arguments);
    if (arguments[1] == run.none) return share(arguments[0]);
    return make_bound_method(run, arguments[0], arguments[1]);
}
/// What the code's free names are bound to: as many cells as there are names.
void check_closure(Run& run, const CodeObject* code, Object* closure) {
    const std::size_t wanted = code->code->free_count;
    if (closure == run.none && wanted != 0) raise(run, CoreType::type_error, "arg 5 (closure) must be tuple");
    if (closure != run.none && closure->kind != Kind::tuple)
        raise(run, CoreType::type_error, "arg 5 (closure) must be None or tuple");
    auto* cells = closure == run.none ? nullptr : static_cast<Tuple*>(closure);
    const std::size_t given = cells ? cells->size : 0;
    if (given != wanted)
        raise(run, CoreType::value_error, "{} requires closure of length {}, not {}", as_string(code->name)->view(),
              wanted, given);
    for (std::size_t i = 0; i < given; ++i) {
        if (cells->items()[i]->kind != Kind::cell)
            raise(run, CoreType::type_error, "arg 5 (closure) expected cell, found {}", type_name(cells->items()[i]));
    }
}

void check_closure_on_pypy(Run& run, const CodeObject* code, Object* closure) {
    const std::size_t wanted = code->code->free_count;
    if (closure == run.none && wanted != 0) run.refuse("a function without the cells that its code needs");
    if (closure == run.none) return;
    if (closure->kind != Kind::tuple) raise(run, CoreType::type_error, "invalid closure");
    auto* cells = static_cast<Tuple*>(closure);
    if (wanted == 0) raise(run, CoreType::value_error, "no closure needed");
    if (cells->size != wanted) raise(run, CoreType::value_error, "closure is wrong size");
    for (std::size_t i = 0; i < wanted; ++i) {
        if (cells->items()[i]->kind != Kind::cell)
            raise(run, CoreType::type_error, "'cell' object expected, got '{}' instead", type_name(cells->items()[i]));
    }
}

Value function_new(Run& run, Arguments arguments) {
    const std::uint32_t wrong = arguments[1]->kind != Kind::code ? 1 : arguments[2]->kind != Kind::dict ? 2 : 0;
    if (wrong == 1 && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "__code__ must be set to a code object", type_name(arguments[1]));
    if (wrong == 2 && run.profile.family == "pypy") raise(run, CoreType::type_error, "expected dict");
    if (wrong != 0)
        raise(run, CoreType::type_error, "function() argument {} must be {}, not {}",
              run.profile.minor() < 8 ? (wrong == 1 ? "1" : "2") : (wrong == 1 ? "'code'" : "'globals'"),
              wrong == 1 ? "code" : "dict", given_type_name(run, arguments[wrong]));
    if (arguments[3] != run.none && !is_string(arguments[3]) && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "expected str, got {} object", type_name(arguments[3]));
    if (arguments[3] != run.none && !is_string(arguments[3]))
        raise(run, CoreType::type_error, "arg 3 (name) must be None or string");
    Object* keyword_defaults = arguments.count > 6 ? arguments[6] : run.none;
    if (arguments[4] != run.none && arguments[4]->kind != Kind::tuple)
        raise(run, CoreType::type_error, "arg 4 (defaults) must be None or tuple");
    if (keyword_defaults != run.none && keyword_defaults->kind != Kind::dict)
        raise(run, CoreType::type_error, "arg 6 (kwdefaults) must be None or dict");
    const bool is_pypy = run.profile.family == "pypy";
    (is_pypy ? check_closure_on_pypy : check_closure)(run, static_cast<CodeObject*>(arguments[1]), arguments[5]);
    auto made = Ref<Function>::adopt(run.heap.make<Function>(Kind::function, run.type(CoreType::function)));
    auto* code = static_cast<CodeObject*>(arguments[1]);
    made->code = share(code).release();
    made->globals = share(arguments[2]).release();
    hold_globals(run, code, arguments[2]);
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
    NativeRow{"__call__", "self, /, *args, **kwargs", call_row},
};
constexpr std::array function_attributes{
    GetSetRow{"__name__", get_function_field<&Function::name>, set_function_name},
    GetSetRow{"__qualname__", get_function_field<&Function::qualified_name>, set_function_qualname},
    GetSetRow{"__code__", get_function_field<&Function::code>, set_function_code},
    GetSetRow{"__globals__", get_function_field<&Function::globals>},
    GetSetRow{"__defaults__", get_function_field<&Function::defaults>, set_function_defaults},
    GetSetRow{"__kwdefaults__", get_function_field<&Function::keyword_defaults>, set_function_keyword_defaults},
    GetSetRow{"__closure__", get_function_field<&Function::closure>},
    GetSetRow{"__doc__", get_doc, set_function_field<&Function::doc>},
    GetSetRow{"__module__", get_function_field<&Function::module>, set_function_field<&Function::module>},
    GetSetRow{"__dict__", get_function_dict, set_function_dict},
    GetSetRow{"func_name", get_function_field<&Function::name>, set_function_name, only_python_2},
    GetSetRow{"func_code", get_function_field<&Function::code>, set_function_code, only_python_2},
    GetSetRow{"func_globals", get_function_field<&Function::globals>, nullptr, only_python_2},
    GetSetRow{"func_defaults", get_function_field<&Function::defaults>, set_function_defaults, only_python_2},
    GetSetRow{"func_closure", get_function_field<&Function::closure>, nullptr, only_python_2},
    GetSetRow{"func_doc", get_function_field<&Function::doc>, set_function_field<&Function::doc>, only_python_2},
    GetSetRow{"func_dict", get_function_dict, set_function_dict, only_python_2},
    GetSetRow{"__annotations__", get_function_annotations, set_function_annotations},
    GetSetRow{"__annotate__", get_function_field<&Function::annotate>, set_function_annotate, 14},
    GetSetRow{"__builtins__", get_function_builtins, refuse_setting, 10},
    GetSetRow{"__type_params__", get_function_type_parameters, set_function_type_parameters, 12},
};

}  // namespace

const TypeSpec function_type{.name = "function",
                             .kind = Kind::function,
                             .instance_size = sizeof(Function),
                             .methods = function_methods,
                             .attributes = function_attributes,
                             .subclassable = false};

}  // namespace lastref::model
