#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/exception_group.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/library/types/syntax_errors.hpp"
#include "backends/model/library/types/unicode_errors.hpp"
#include "backends/model/library/types/untold_text.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/calls/pypy_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/nearest_name.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>
#include <utility>

namespace lastref::model {

namespace {

Exception* as_exception(Object* object) {
    return static_cast<Exception*>(object);
}

bool is_kind_of(Run& run, Object* object, CoreType type) {
    return is_subtype(object->type, run.type(type));
}

/// Whether an OSError takes its arguments apart.
bool has_parts(const Run& run, const Tuple* args) {
    return args->size >= 2 && args->size <= (run.profile.python_2 ? 3U : 5U);
}

// What OSError(errno, text[, filename]) keeps; the class may become the one that the number stands for.
Type* os_error_for(Run& run, Type* type, Tuple* args) {
    if (type != run.type(CoreType::os_error) || !has_parts(run, args) || !is_int(args->items()[0])) return type;
    return run.type(os_error_class(static_cast<int>(static_cast<Int*>(args->items()[0])->value)));
}

void fill_os_error(Run& run, Exception* made, Tuple* args) {
    if (!has_parts(run, args)) return;
    made->extra1 = share(args->items()[0]).release();
    made->extra2 = share(args->items()[1]).release();
    if (args->size > 2) {
        if (args->items()[2] == run.none && !run.profile.python_2) return;  // no name of a file
        if (made->type == run.type(CoreType::blocking_io_error) && is_int(args->items()[2])) {
            made->notes_or_value = share(args->items()[2]).release();
            return;
        }
        made->extra3 = share(args->items()[2]).release();
        if (args->size > 4 && args->items()[4] != run.none) made->notes_or_value = share(args->items()[4]).release();
        Ref<Tuple> two = make_tuple(run, {args->items()[0], args->items()[1]});
        replace(made->args, Value(std::move(two)));
    }
}

Value exception_new(Run& run, Arguments arguments);
Value os_error_new(Run& run, Arguments arguments);
Value exception_init(Run& run, Arguments arguments);

bool is_native(Object* method, Value (*function)(Run&, Arguments)) {
    return method && method->kind == Kind::native && static_cast<Native*>(method)->row->function == function;
}

/// oserror_use_init: an OSError whose class has an `__init__`, and no `__new__`, of its own takes its arguments there;
/// so do all in Python 2.
bool takes_arguments_late(Run& run, Type* type) {
    if (run.profile.python_2) return true;
    return is_subtype(type, environment_error(run)) &&
           !is_native(find_special(type, SpecialName::init), exception_init) &&
           is_native(find_special(type, SpecialName::new_),
                     run.profile.family == "pypy" ? exception_new : os_error_new);
}

Value exception_new(Run& run, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    const bool late = takes_arguments_late(run, type);
    auto* args = static_cast<Tuple*>(late ? run.empty_tuple : arguments[1]);
    const bool is_os_error = is_subtype(type, environment_error(run));
    auto* keywords = static_cast<Dict*>(arguments[2]);
    const bool is_refused = is_os_error && !late && keywords->used;
    if (is_refused && run.profile.family == "pypy")
        raise_unexpected_by_exception(run, run.type(CoreType::os_error), keywords);
    if (is_refused) raise(run, CoreType::type_error, "{}() takes no keyword arguments", type_name_of(type));
    if (is_os_error) type = os_error_for(run, type, args);
    Value made = Value::adopt(run.heap.make_sized(Kind::exception, type, instance_size(type, sizeof(Exception))));
    auto* exception = as_exception(made.get());
    exception->args = share(args).release();
    run.heap.track(exception);
    if (is_os_error) fill_os_error(run, exception, args);
    return made;
}

// CPython makes these two in ways of their own, and no other's `__new__` may.
Value os_error_new(Run& run, Arguments arguments) {
    return exception_new(run, arguments);
}
Value memory_error_new(Run& run, Arguments arguments) {
    return exception_new(run, arguments);
}

void take_keyword(Run& run, Dict* keywords, std::string_view name, Object*& field) {
    Value given = dict_take(run, keywords, run.intern(name));
    replace(field, std::move(given));
}

/// The keywords that are left are none that the exception knows.
void check_keywords(Run& run, const Exception* exception, Dict* keywords, Dict* given, std::string_view type,
                    std::uint32_t known) {
    if (!keywords->used) return;
    const bool on_pypy = run.profile.family == "pypy";
    if (!known && on_pypy) raise_unexpected_by_exception(run, exception->type, keywords);
    if (!known) raise(run, CoreType::type_error, "{}() takes no keyword arguments", type_name(exception));
    if (given->used > known && !on_pypy) {
        raise(run, CoreType::type_error, "{}() takes at most {} keyword argument{} ({} given)", type, known,
              known == 1 ? "" : "s", given->used);
    }
    std::uint32_t position = 0;
    Object *key = nullptr, *value = nullptr;
    dict_next(keywords, position, key, value);
    if (as_string(key)->view() == "name_from") run.refuse("ImportError.name_from");
    std::string_view name = as_string(key)->view();
    std::vector<std::string> names{"name"};
    if (type == "ImportError") names = {"name", "path", "name_from"};
    if (type == "AttributeError") names = {"name", "obj"};
    std::string near = run.profile.words.keywords_are_suggested ? nearest_name(names, name) : std::string();
    if (does(run, Detail::import_errors_name_only_themselves) && type == "ImportError")
        raise(run, CoreType::type_error, "'{}' is an invalid keyword argument for ImportError", name);
    std::string maker = fmt::format(fmt::runtime(run.profile.words.exception_maker), type);
    std::string text = fmt::format(fmt::runtime(run.profile.words.unexpected_keyword), maker, name);
    raise(run, CoreType::type_error, "{}{}", text, near.empty() ? "" : ". Did you mean '" + near + "'?");
}

Value exception_init(Run& run, Arguments arguments) {
    auto* exception = as_exception(arguments[0]);
    auto* args = static_cast<Tuple*>(arguments[1]);
    auto* given = static_cast<Dict*>(arguments[2]);
    Ref<Dict> keywords = given->used ? dict_copy(run, given) : Ref<Dict>::share(given);
    if (is_subtype(exception->type, environment_error(run))) {
        if (!takes_arguments_late(run, exception->type)) return none(run);  // `__new__` did all
        replace(exception->args, share(args));
        fill_os_error(run, exception, args);
    } else {
        replace(exception->args, share(args));
    }
    bool names_are_kept = does(run, Detail::errors_keep_names);
    std::string_view type;
    std::uint32_t known = 0;
    if (is_kind_of(run, exception, CoreType::import_error)) {
        take_keyword(run, keywords.get(), "name", exception->extra2);
        take_keyword(run, keywords.get(), "path", exception->extra3);
        replace(exception->extra1, args->size == 1 ? share(args->items()[0]) : Value{});
        type = "ImportError";
        known = does(run, Detail::import_errors_keep_from_names) ? 3 : 2;
    } else if (names_are_kept && is_kind_of(run, exception, CoreType::attribute_error)) {
        take_keyword(run, keywords.get(), "name", exception->extra2);
        take_keyword(run, keywords.get(), "obj", exception->extra1);
        type = "AttributeError";
        known = 2;
    } else if (names_are_kept && is_kind_of(run, exception, CoreType::name_error)) {
        take_keyword(run, keywords.get(), "name", exception->extra1);
        type = "NameError";
        known = 1;
    }
    check_keywords(run, exception, keywords.get(), given, type, known);
    return none(run);
}

/// What the exception was made of, where a program is told. The page that PyPy's sys.getsizeof() raises is not here.
Tuple* told_args(Run& run, Object* exception) {
    auto* args = static_cast<Tuple*>(as_exception(exception)->args);
    const Object* first = args->size ? args->items()[0] : nullptr;
    if (first && is_string(first) && static_cast<const Str*>(first)->view() == untold_text_of_getsizeof)
        run.refuse("the text of PyPy's error of sys.getsizeof()");
    return args;
}

Value exception_repr(Run& run, Arguments arguments) {
    Tuple* args = told_args(run, arguments[0]);
    std::string text(type_name_of(arguments[0]->type));
    if (args->size == 1 && does(run, Detail::exception_reprs_have_no_trailing_comma)) {
        Ref<Str> inner = repr(run, args->items()[0]);
        return make_string(run, text + "(" + std::string(inner->view()) + ")");
    }
    Ref<Str> inner = repr(run, args);
    return make_string(run, text + std::string(inner->view()));
}

Value exception_str(Run& run, Arguments arguments) {
    Tuple* args = told_args(run, arguments[0]);
    if (args->size == 0) return share(run.empty_string);
    return args->size == 1 ? str(run, args->items()[0]) : str(run, args);
}

Value key_error_str(Run& run, Arguments arguments) {
    auto* args = static_cast<Tuple*>(as_exception(arguments[0])->args);
    if (args->size == 1) return repr(run, args->items()[0]);
    return exception_str(run, arguments);
}

Value os_error_str(Run& run, Arguments arguments) {
    auto* exception = as_exception(arguments[0]);
    if (!exception->extra1 || !exception->extra2) return exception_str(run, arguments);
    std::string text =
        fmt::format("[Errno {}] {}", str(run, exception->extra1)->view(), str(run, exception->extra2)->view());
    if (exception->extra3 && exception->extra3 != run.none)
        text += fmt::format(": {}", repr(run, exception->extra3)->view());
    if (exception->extra3 && exception->notes_or_value)
        text += fmt::format(" -> {}", repr(run, exception->notes_or_value)->view());
    return make_string(run, text);
}

/// Where handlers hold tracebacks, the one that is replaced lives until the handler of its exception ends.
void replace_traceback(Run& run, Exception* exception, Value traceback) {
    Value old = Value::adopt(std::exchange(exception->traceback, traceback.release()));
    if (old) hold_traceback(run, exception, std::move(old));
}

Value with_traceback(Run& run, Arguments arguments) {
    Object* traceback = arguments[1];
    if (traceback != run.none && traceback->kind != Kind::traceback) {
        raise(run, CoreType::type_error, "__traceback__ must be a traceback or None");
    }
    replace_traceback(run, as_exception(arguments[0]), traceback == run.none ? Value{} : share(traceback));
    return share(arguments[0]);
}

Value add_note(Run& run, Arguments arguments) {
    if (!is_string(arguments[1]) && does(run, Detail::notes_are_parsed_arguments))
        raise(run, CoreType::type_error, "add_note() argument must be str, not {}", type_name(arguments[1]));
    if (!is_string(arguments[1]))
        raise(run, CoreType::type_error, "note must be a str, not '{}'", type_name(arguments[1]));
    Value notes = find_attribute(run, arguments[0], run.name(SpecialName::notes));
    if (!notes) {
        notes = make_list(run);
        set_attribute(run, arguments[0], run.name(SpecialName::notes), notes.get());
    }
    if (notes->kind != Kind::list) raise(run, CoreType::type_error, "Cannot add note: __notes__ is not a list");
    list_append(run, static_cast<List*>(notes.get()), arguments[1]);
    return none(run);
}
Value get_args(Run& run, Object* object) {
    return share(told_args(run, object));
}
void set_args(Run& run, Object* object, Object* value) {
    if (!value) raise(run, CoreType::type_error, "args may not be deleted");
    replace(as_exception(object)->args, Value(tuple_from(run, value)));
}
/// Python 2 does not have it, though the library, which is written for Python 3, needs it.
void hide_from_python_2(Run& run, Object* object, std::string_view name) {
    if (!run.profile.python_2) return;
    const Frame* frame = interpreter_of(run).current_frame();
    if (frame && frame->code->code->file.starts_with("<frozen")) return;
    raise(run, CoreType::attribute_error, "'{}' object has no attribute '{}'", type_name(object), name);
}
/// One that a program set, else the only argument, of which there is a warning.
Value get_message(Run& run, Object* object) {
    Object* own = *dict_field(object) ? dict_find(run, static_cast<Dict*>(*dict_field(object)), "message") : nullptr;
    if (own) return share(own);
    run.warn(CoreType::deprecation_warning, "BaseException.message has been deprecated as of Python 2.6", nullptr);
    auto* args = static_cast<Tuple*>(as_exception(object)->args);
    return args->size == 1 ? share(args->items()[0]) : Value(make_string(run, ""));
}
void set_message(Run& run, Object* object, Object* value) {
    if (!*dict_field(object)) *dict_field(object) = make_dict(run).release();
    auto* attributes = static_cast<Dict*>(*dict_field(object));
    if (value) return dict_set(run, attributes, "message", value);
    if (!dict_take(run, attributes, run.intern("message"))) {
        auto* args = static_cast<Tuple*>(as_exception(object)->args);
        if (args->size == 1) run.refuse("the deletion of BaseException.message");
    }
}
Value get_traceback(Run& run, Object* object) {
    hide_from_python_2(run, object, "__traceback__");
    return or_none(run, as_exception(object)->traceback);
}
void set_traceback(Run& run, Object* object, Object* value) {
    if (!value) raise(run, CoreType::type_error, "__traceback__ may not be deleted");
    if (value != run.none && value->kind != Kind::traceback) {
        raise(run, CoreType::type_error, "__traceback__ must be a traceback or None");
    }
    replace_traceback(run, as_exception(object), value == run.none ? Value{} : share(value));
}

void set_linked(Run& run, Object*& field, Object* value, std::string_view name) {
    if (!value) raise(run, CoreType::type_error, "{} may not be deleted", name);
    if (value != run.none && value->kind != Kind::exception) {
        raise(run, CoreType::type_error, "exception {} must be None or derive from BaseException",
              name.substr(2, name.size() - 4));
    }
    replace(field, value == run.none ? Value{} : share(value));
}

Value get_context(Run& run, Object* object) {
    hide_from_python_2(run, object, "__context__");
    return or_none(run, as_exception(object)->context);
}
void set_context_attribute(Run& run, Object* object, Object* value) {
    set_linked(run, as_exception(object)->context, value, "__context__");
}
Value get_cause(Run& run, Object* object) {
    hide_from_python_2(run, object, "__cause__");
    return or_none(run, as_exception(object)->cause);
}
void set_cause(Run& run, Object* object, Object* value) {
    set_linked(run, as_exception(object)->cause, value, "__cause__");
    as_exception(object)->suppress_context = true;
}
Value get_suppress(Run& run, Object* object) {
    hide_from_python_2(run, object, "__suppress_context__");
    return make_bool(run, as_exception(object)->suppress_context);
}
void set_suppress(Run& run, Object* object, Object* value) {
    const bool is_field = run.profile.family == "cpython";
    if (!is_field && !value && run.profile.minor() >= 11)
        raise(run, CoreType::type_error, "__suppress_context__ may not be deleted");
    if (!is_field && !value)
        raise_worded(run, CoreType::attribute_error, run.profile.words.undeletable, "__suppress_context__", "?");
    if (is_field && !value) raise(run, CoreType::type_error, "can't delete numeric/char attribute");
    if (is_field && value != run.true_ && value != run.false_)
        raise(run, CoreType::type_error, "attribute value type must be bool");
    as_exception(object)->suppress_context = value && is_true(run, value);
}
Value get_dict(Run& run, Object* object) {
    return share(instance_dict(run, object));
}
void set_dict(Run& run, Object* object, Object* value) {
    instance_dict(run, object);
    bool is_pypy = run.profile.family == "pypy";
    if (is_pypy && value && value->kind != Kind::dict)
        raise(run, CoreType::type_error, "setting exceptions's dictionary to a non-dict");
    replace(*dict_field(object), is_pypy && !value ? Value(make_dict(run)) : share(require_dict(run, value)));
}

template <Object* Exception::*field>
Value get_field(Run& run, Object* object) {
    return or_none(run, as_exception(object)->*field);
}
template <Object* Exception::*field>
void set_field(Run&, Object* object, Object* value) {
    replace(as_exception(object)->*field, share(value));
}
Value subclass_init(Run& run, Arguments arguments) {
    Value result = exception_init(run, arguments);
    auto* exception = as_exception(arguments[0]);
    auto* args = static_cast<Tuple*>(arguments[1]);
    bool first_alone = args->size == 1 || is_kind_of(run, exception, CoreType::stop_iteration);
    Value value = args->size == 0 ? Value{} : first_alone ? share(args->items()[0]) : share(args);
    replace(exception->notes_or_value, std::move(value));
    return result;
}

Value exception_setstate(Run& run, Arguments arguments) {
    if (run.profile.family == "pypy")
        return call_method(run, instance_dict(run, arguments[0]), "update", {arguments[1]});
    if (arguments[1] == run.none) return none(run);
    if (arguments[1]->kind != Kind::dict) raise(run, CoreType::type_error, "state is not a dictionary");
    Value state = share(arguments[1]);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(static_cast<Dict*>(state.get()), position, key, value)) {
        Value name = share(key);
        Value kept = share(value);
        set_attribute(run, arguments[0], str(run, name.get()).get(), kept.get());
    }
    return none(run);
}

/// Python 2's are sequences of their arguments.
Value exception_getitem(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::slice && !is_index(arguments[1]))
        raise(run, CoreType::type_error, "sequence index must be integer, not '{}'", type_name(arguments[1]));
    return get_item(run, as_exception(arguments[0])->args, arguments[1]);
}

constexpr std::array base_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", exception_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", exception_init},
    NativeRow{"__getitem__", "self, index, /", exception_getitem, Binding::method, true, only_python_2},
    NativeRow{"__repr__", "self, /", exception_repr},
    NativeRow{"__str__", "self, /", exception_str},
    NativeRow{"__setstate__", "self, state, /", exception_setstate},
    NativeRow{"__reduce__", "self, /", reduce_in_library},
    NativeRow{"with_traceback", "self, tb, /", with_traceback},
    NativeRow{"add_note", "self, note, /", add_note, Binding::method, true, 11},
};
constexpr std::array base_attributes{
    GetSetRow{"args", get_args, set_args},
    GetSetRow{"message", get_message, set_message, only_python_2},
    GetSetRow{"__traceback__", get_traceback, set_traceback},
    GetSetRow{"__context__", get_context, set_context_attribute},
    GetSetRow{"__cause__", get_cause, set_cause},
    GetSetRow{"__suppress_context__", get_suppress, set_suppress},
    GetSetRow{"__dict__", get_dict, set_dict},
};
constexpr std::array valued_methods{NativeRow{"__init__", "self, /, *args, **kwargs", subclass_init}};
constexpr std::array value_attributes{
    GetSetRow{"value", get_field<&Exception::notes_or_value>, set_field<&Exception::notes_or_value>}};
constexpr std::array code_attributes{
    GetSetRow{"code", get_field<&Exception::notes_or_value>, set_field<&Exception::notes_or_value>}};
constexpr std::array attribute_error_methods{
    NativeRow{"__getstate__", "self, /", attribute_error_state, Binding::method, true, 12}};
constexpr std::array key_error_methods{NativeRow{"__str__", "self, /", key_error_str}};
constexpr std::array os_error_methods{
    NativeRow{"__str__", "self, /", os_error_str},
    NativeRow{"__new__", "cls, /, *args, **kwargs", os_error_new, Binding::static_method, true, only_cpython_3}};
constexpr std::array memory_error_methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", memory_error_new, Binding::static_method, true, only_cpython_3}};
Value get_characters_written(Run& run, Object* object) {
    auto* exception = as_exception(object);
    if (exception->extra3 || !exception->notes_or_value) raise(run, CoreType::attribute_error, "characters_written");
    return share(exception->notes_or_value);
}
void set_characters_written(Run& run, Object* object, Object* value) {
    auto* exception = as_exception(object);
    if (!value) {
        if (!exception->notes_or_value) raise(run, CoreType::attribute_error, "characters_written");
        replace(exception->notes_or_value, Value());
        return;
    }
    Value count = make_int(run, index_as_int64(run, value));
    replace(exception->notes_or_value, std::move(count));
}

constexpr std::array os_error_attributes{
    GetSetRow{"characters_written", get_characters_written, set_characters_written},
    GetSetRow{"errno", get_field<&Exception::extra1>, set_field<&Exception::extra1>},
    GetSetRow{"strerror", get_field<&Exception::extra2>, set_field<&Exception::extra2>},
    GetSetRow{"filename", get_field<&Exception::extra3>, set_field<&Exception::extra3>},
    GetSetRow{"filename2", get_field<&Exception::notes_or_value>, set_field<&Exception::notes_or_value>},
};
constexpr std::array name_attributes{
    GetSetRow{"name", get_field<&Exception::extra1>, set_field<&Exception::extra1>, from_3_10_or_pypy}};
constexpr std::array import_attributes{GetSetRow{"name", get_field<&Exception::extra2>, set_field<&Exception::extra2>},
                                       GetSetRow{"path", get_field<&Exception::extra3>, set_field<&Exception::extra3>},
                                       GetSetRow{"msg", get_field<&Exception::extra1>, set_field<&Exception::extra1>}};
constexpr std::array attribute_attributes{
    GetSetRow{"name", get_field<&Exception::extra2>, set_field<&Exception::extra2>, from_3_10_or_pypy},
    GetSetRow{"obj", get_field<&Exception::extra1>, set_field<&Exception::extra1>, from_3_10_or_pypy}};
/// What an exception type adds to its base.
struct Extras {
    std::span<const NativeRow> methods{};
    std::span<const GetSetRow> attributes{};
};

Extras extras_of(CoreType type) {
    switch (type) {
        case CoreType::base_exception: return {base_methods, base_attributes};
        case CoreType::stop_iteration: return {valued_methods, value_attributes};
        case CoreType::system_exit: return {valued_methods, code_attributes};
        case CoreType::key_error: return {key_error_methods, {}};
        case CoreType::os_error: return {os_error_methods, os_error_attributes};
        case CoreType::memory_error: return {memory_error_methods, {}};
        case CoreType::import_error: return {{}, import_attributes};
        case CoreType::name_error: return {{}, name_attributes};
        case CoreType::attribute_error: return {attribute_error_methods, attribute_attributes};
        case CoreType::syntax_error: return {syntax_error_methods, syntax_error_attributes};
        case CoreType::base_exception_group: return {exception_group_methods, exception_group_attributes};
        case CoreType::exception_group: return {{}, referable_group_attributes};
        case CoreType::unicode_decode_error: return {unicode_decode_error_methods, unicode_error_attributes};
        case CoreType::unicode_encode_error: return {unicode_encode_error_methods, unicode_error_attributes};
        case CoreType::unicode_translate_error:
            return {unicode_translate_error_methods, unicode_translate_error_attributes};
        default: return {};
    }
}

/// Where Python 2 has StandardError or EnvironmentError between.
constexpr const TypeSpec* base_in_python_2(CoreType type, const TypeSpec* base) {
    if (type == CoreType::os_error) return &environment_error_type;
    const bool is_standard = type != CoreType::stop_iteration && type != CoreType::warning;
    return base == &exception_type && is_standard ? &standard_error_type : nullptr;
}

}  // namespace

const TypeSpec standard_error_type{
    .name = "StandardError",
    .kind = Kind::exception,
    .instance_size = sizeof(Exception),
    .base = &exception_type,
};

const TypeSpec environment_error_type{
    .name = "EnvironmentError",
    .kind = Kind::exception,
    .instance_size = sizeof(Exception),
    .base = &standard_error_type,
    .methods = os_error_methods,
    .attributes = os_error_attributes,
};

const TypeSpec io_error_type{
    .name = "IOError",
    .kind = Kind::exception,
    .instance_size = sizeof(Exception),
    .base = &environment_error_type,
};

Type* environment_error(Run& run) {
    return run.profile.python_2 ? builtin_type(run, environment_error_type) : run.type(CoreType::os_error);
}

Type* io_error(Run& run) {
    return run.profile.python_2 ? builtin_type(run, io_error_type) : run.type(CoreType::os_error);
}

#define LASTREF_EXCEPTION(identifier, text, base_identifier)                                 \
    const TypeSpec identifier##_type{                                                        \
        .name = text,                                                                        \
        .kind = Kind::exception,                                                             \
        .instance_size = sizeof(Exception),                                                  \
        .base = &base_identifier##_type,                                                     \
        .base_in_python_2 = base_in_python_2(CoreType::identifier, &base_identifier##_type), \
        .methods = extras_of(CoreType::identifier).methods,                                  \
        .attributes = extras_of(CoreType::identifier).attributes};
LASTREF_EXCEPTIONS(LASTREF_EXCEPTION)
#undef LASTREF_EXCEPTION

}  // namespace lastref::model
