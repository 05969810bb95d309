#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/modules/sys_parts.hpp"
#include "backends/model/library/modules/watched_memory.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/untold_text.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/borrowed_locals.hpp"
#include "backends/model/vm/call_tuples.hpp"
#include "backends/model/vm/errors/exception_text.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <array>

namespace lastref::model {

namespace {
Value getrefcount(Run& run, Arguments arguments) {
    Object* object = arguments[0];
    if (has_flag(object, flag_immortal) && run.profile.immortal != ImmortalObjects::none) {
        return make_int(run, run.profile.immortal_count);
    }
    Interpreter& vm = interpreter_of(run);
    std::int64_t not_counted = run.profile.borrowed_locals ? borrowed_references(vm, object) : 0;
    not_counted -= references_of_calls(vm, object);
    // The table of interned strings does not count as one that holds them.
    if (object->kind == Kind::string && static_cast<Str*>(object)->interned) ++not_counted;
    if (run.profile.is_mutant(Mutant::reference_counted_twice)) --not_counted;
    return make_int(run, static_cast<std::int64_t>(object->refcount) - not_counted);
}

Value getsizeof(Run& run, Arguments arguments) {
    if (!run.profile.objects_have_sizes) {
        if (arguments[1]) return share(arguments[1]);
        raise_message(run, CoreType::type_error, untold_text_of_getsizeof);
    }
    auto ask = [&] {
        Value told = call_special(run, arguments[0], SpecialName::sizeof_);
        if (!is_int(told.get())) raise(run, CoreType::type_error, "an integer is required");
        return told;
    };
    Value size = arguments[1] ? unless_type_error(run, ask) : ask();
    if (!size) return share(arguments[1]);
    if (!int_fits_int64(static_cast<Int*>(size.get())))
        raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
    if (int_is_negative(static_cast<Int*>(size.get())))
        raise(run, CoreType::value_error, "__sizeof__() should return >= 0");
    auto front = static_cast<std::int64_t>(bytes_in_front_of_real(run, arguments[0]));
    return make_int(run, index_as_int64(run, size.get()) + front);
}

Value exc_info(Run& run, Arguments) {
    Object* exception = run.handled_exception();
    if (!exception) return model::make_tuple(run, {run.none, run.none, run.none});
    Value traceback = or_none(run, static_cast<Exception*>(exception)->traceback);
    if (HeldTraceback* held = find_held_traceback(run, exception)) traceback = held->traceback;
    if (run.profile.exceptions_outlive_handlers) traceback = or_none(run, run.handled_state()->traceback);
    return model::make_tuple(run, {static_cast<Object*>(exception->type), exception, traceback.get()});
}

/// Of Python 2: nothing is handled any more, whatever function is still at it.
Value exc_clear(Run& run, Arguments) {
    for (Run::HandledState* state = run.handled; state; state = state->outer) {
        Value exception = Value::adopt(std::exchange(state->exception, nullptr));
        Value traceback = Value::adopt(std::exchange(state->traceback, nullptr));
        exception = {};
    }
    return none(run);
}

Value exception(Run& run, Arguments) {
    return or_none(run, run.handled_exception());
}

Value getframe(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    Frame* frame = vm.frame_at(static_cast<int>(c_int_argument(run, arguments[0])));
    if (!frame) raise(run, CoreType::value_error, "call stack is not deep enough");
    return vm.frame_object(frame);
}

Value exit(Run& run, Arguments arguments) {
    Type* type = run.type(CoreType::system_exit);
    Object* code = arguments[0];
    const bool hands_on_none = run.profile.family == "pypy";
    if (!code && hands_on_none) code = run.none;
    if (!code || (code == run.none && !hands_on_none)) raise_exception(run, call(run, type));
    if (code->kind != Kind::tuple) raise_exception(run, call(run, type, code));
    auto* several = static_cast<Tuple*>(code);
    Value made = call_all(run, type, several, nullptr);
    const bool keeps_tuple = several->size > 1 && run.profile.family == "cpython";
    if (keeps_tuple) set_attribute(run, made.get(), run.intern("code"), code);
    raise_exception(run, made);
}

/// Real ones are interned from the start.
bool is_builtin_name(std::string_view text) {
    const ModuleSpec& builtins = *find_module_spec("builtins");
    auto is_named = [&](const auto& row) { return row.name == text; };
    return std::any_of(builtins.functions.begin(), builtins.functions.end(), is_named) ||
           std::any_of(builtins.types.begin(), builtins.types.end(),
                       [&](const TypeSpec* type) { return is_named(*type); });
}

Value intern(Run& run, Arguments arguments) {
    const bool is_plain = is_string(arguments[0]) && !arguments[0]->type->program_defined;
    if (!is_plain && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "intern() argument must be string.");
    if (!is_string(arguments[0]))
        raise(run, CoreType::type_error, "intern() argument{} must be str, not {}",
              does(run, Detail::functions_of_sys_count_arguments) ? " 1" : "", type_name(arguments[0]));
    if (arguments[0]->type->program_defined) {
        raise(run, CoreType::type_error, "can't intern {}", type_name(arguments[0]));
    }
    if (is_builtin_name(as_string(arguments[0])->view())) return share(run.intern(as_string(arguments[0])->view()));
    return share(run.strings.adopt(as_string(arguments[0])));
}

Value getrecursionlimit(Run& run, Arguments) {
    return make_int(run, run.told_recursion_limit);
}
/// What the model's own stack can honour. AddressSanitizer makes its frames several times as large.
#ifdef __SANITIZE_ADDRESS__
constexpr std::int64_t deepest_recursion = 1200;
#else
constexpr std::int64_t deepest_recursion = 5000;
#endif

/// Whether the frames that there are leave no room below a limit; from 3.9 on, whether they reach it.
bool is_reached(const Run& run, std::int64_t limit, int depth) {
    const int minor = run.profile.minor();
    const std::int64_t mark = minor >= 9 ? limit : limit > 200 ? limit - 50 : 3 * (limit / 4);
    return run.profile.family == "cpython" && minor >= 6 && depth >= mark;
}

Value setrecursionlimit(Run& run, Arguments arguments) {
    std::int64_t limit = c_int_argument(run, arguments[0]);
    if (limit > INT32_MAX) raise(run, CoreType::overflow_error, "Python int too large to convert to C int");
    if (limit < 1) raise(run, CoreType::value_error, "recursion limit must be greater or equal than 1");
    // From 3.7 to 3.11 the call itself counts, as levels of C do there.
    const int depth = run.recursion_depth - (run.profile.minor() < 7 ? 1 : 0);
    if (is_reached(run, limit, depth)) {
        raise(run, CoreType::recursion_error,
              "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low", limit, depth);
    }
    run.told_recursion_limit = static_cast<int>(limit);
    run.recursion_limit = static_cast<int>(std::min<std::int64_t>(limit, deepest_recursion));
    return none(run);
}

Value is_finalizing(Run& run, Arguments) {
    return make_bool(run, interpreter_of(run).phase() >= Interpreter::Phase::last_collection);
}

Value getdefaultencoding(Run& run, Arguments) {
    return make_string(run, run.profile.python_2 ? "ascii" : "utf-8");
}
Value getfilesystemencoding(Run& run, Arguments) {
    return make_string(run, "utf-8");
}
Value ignore(Run& run, Arguments) {
    return none(run);
}
/// Nobody listens.
Value audit(Run& run, Arguments arguments) {
    if (static_cast<Tuple*>(arguments[0])->size == 0)
        raise(run, CoreType::type_error, "audit() missing 1 required positional argument: 'event'");
    return none(run);
}
Value refuse_tracing(Run& run, Arguments) {
    run.refuse("sys.settrace");
    return {};
}
Value get_none(Run& run, Arguments) {
    return none(run);
}

constexpr GetSetRow hook_fields[] = {{"firstiter", struct_field<0>}, {"finalizer", struct_field<1>}};
const TypeSpec asyncgen_hooks_type = struct_spec("asyncgen_hooks", "", hook_fields);

Value get_asyncgen_hooks(Run& run, Arguments) {
    Interpreter& vm = interpreter_of(run);
    return make_struct(run, asyncgen_hooks_type,
                       {or_none(run, vm.async_first_hook.get()), or_none(run, vm.async_finalizer_hook.get())});
}
Value set_asyncgen_hooks(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    auto set = [&](Value& hook, Object* given, const char* name) {
        if (given && given != run.none && !is_callable(given))
            raise(run, CoreType::type_error, "callable {} expected, got {}", name, type_name(given));
        if (given) hook = given == run.none ? Value{} : share(given);
    };
    set(vm.async_finalizer_hook, arguments[1], "finalizer");
    set(vm.async_first_hook, arguments[0], "firstiter");
    return none(run);
}

Value getallocatedblocks(Run& run, Arguments) {
    return make_int(run, watched_memory(run).watch(run).count());
}

/// It goes to the process's standard error, whatever sys.stderr is.
Value debugmallocstats(Run& run, Arguments) {
    machine_of(run).write(2, watched_memory(run).watch(run).small_blocks());
    return none(run);
}

Value setswitchinterval(Run& run, Arguments arguments) {
    if (arguments[0]->kind != Kind::floating && !is_int(arguments[0]))
        raise(run, CoreType::type_error, "must be real number, not {}", type_name(arguments[0]));
    double seconds = arguments[0]->kind == Kind::floating ? static_cast<Float*>(arguments[0])->value
                                                          : int_as_double(run, static_cast<Int*>(arguments[0]));
    if (seconds <= 0) raise(run, CoreType::value_error, "switch interval must be strictly positive");
    run.switch_interval = seconds;
    return none(run);
}
Value getswitchinterval(Run& run, Arguments) {
    return make_float(run, run.switch_interval);
}

Value zero(Run& run, Arguments) {
    return make_int(run, 0);
}
Value yes(Run& run, Arguments) {
    return make_bool(run, true);
}
Value get_int_max_str_digits(Run& run, Arguments) {
    return make_int(run, run.most_text_digits);
}
Value set_int_max_str_digits(Run& run, Arguments arguments) {
    const std::int64_t most = c_int_argument(run, arguments[0], true);
    if (most != 0 && (most < 640 || most > INT32_MAX))
        raise_worded(run, CoreType::value_error, run.profile.words.most_text_digits);
    run.most_text_digits = static_cast<std::uint32_t>(most);
    return none(run);
}
Value getfilesystemencodeerrors(Run& run, Arguments) {
    return make_string(run, "surrogateescape");
}
Value is_interned(Run& run, Arguments arguments) {
    if (!is_string(arguments[0])) {
        raise(run, CoreType::type_error, "_is_interned() argument must be str, not {}", type_name(arguments[0]));
    }
    return make_bool(run, as_string(arguments[0])->interned);
}
Value getframemodulename(Run& run, Arguments arguments) {
    Frame* frame = interpreter_of(run).frame_at(static_cast<int>(index_as_int64(run, arguments[0])));
    return or_none(run, frame ? dict_find(frame->globals, run.name(SpecialName::name)) : nullptr);
}

/// A class that another took the place of no longer tells of what instances have.
Value clear_type_descriptors(Run& run, Arguments arguments) {
    if (arguments[0]->kind != Kind::type) {
        raise(run, CoreType::type_error, "_clear_type_descriptors() argument must be type, not {}",
              type_name(arguments[0]));
    }
    auto* type = static_cast<Type*>(arguments[0]);
    if (!type->program_defined) raise(run, CoreType::type_error, "argument is immutable");
    for (std::string_view name : {"__dict__", "__weakref__"}) {
        Str* key = run.intern(name);
        if (dict_find(static_cast<Dict*>(type->dict), key)) dict_delete(run, static_cast<Dict*>(type->dict), key);
    }
    type_changed(type);
    return none(run);
}

constexpr std::array functions{
    NativeRow{"getrefcount", "object, /", getrefcount, Binding::function},
    NativeRow{"getsizeof", "object, default=?", getsizeof, Binding::function},
    NativeRow{"exc_info", "", exc_info, Binding::function},
    NativeRow{"exc_clear", "", exc_clear, Binding::function, true, only_python_2},
    NativeRow{"exception", "", exception, Binding::function},
    NativeRow{"_getframe", "depth=0, /", getframe, Binding::function},
    NativeRow{"exit", "status=?, /", exit, Binding::function},
    NativeRow{"intern", "string, /", intern, Binding::function},
    NativeRow{"getrecursionlimit", "", getrecursionlimit, Binding::function},
    NativeRow{"setrecursionlimit", "limit, /", setrecursionlimit, Binding::function},
    NativeRow{"is_finalizing", "", is_finalizing, Binding::function},
    NativeRow{"getdefaultencoding", "", getdefaultencoding, Binding::function},
    NativeRow{"getfilesystemencoding", "", getfilesystemencoding, Binding::function},
    NativeRow{"settrace", "function, /", refuse_tracing, Binding::function},
    NativeRow{"setprofile", "function, /", refuse_tracing, Binding::function},
    NativeRow{"gettrace", "", get_none, Binding::function},
    NativeRow{"getprofile", "", get_none, Binding::function},
    NativeRow{"setswitchinterval", "interval, /", setswitchinterval, Binding::function},
    NativeRow{"getswitchinterval", "", getswitchinterval, Binding::function},
    NativeRow{"get_asyncgen_hooks", "", get_asyncgen_hooks, Binding::function},
    NativeRow{"set_asyncgen_hooks", "firstiter=?, finalizer=?", set_asyncgen_hooks, Binding::function},
    NativeRow{"get_coroutine_origin_tracking_depth", "", zero, Binding::function},
    NativeRow{"set_coroutine_origin_tracking_depth", "depth, /", refuse_tracing, Binding::function},
    NativeRow{"get_int_max_str_digits", "", get_int_max_str_digits, Binding::function},
    NativeRow{"set_int_max_str_digits", "maxdigits", set_int_max_str_digits, Binding::function},
    NativeRow{"getfilesystemencodeerrors", "", getfilesystemencodeerrors, Binding::function},
    NativeRow{"getunicodeinternedsize", "", zero, Binding::function},
    NativeRow{"_is_gil_enabled", "", yes, Binding::function},
    NativeRow{"_is_interned", "string, /", is_interned, Binding::function},
    NativeRow{"_getframemodulename", "depth=0", getframemodulename, Binding::function},
    NativeRow{"audit", "*args", audit, Binding::function},
    NativeRow{"getallocatedblocks", "", getallocatedblocks, Binding::function},
    NativeRow{"_debugmallocstats", "", debugmallocstats, Binding::function},
    NativeRow{"_clear_type_cache", "", ignore, Binding::function},
    NativeRow{"_clear_type_descriptors", "type, /", clear_type_descriptors, Binding::function},
};

/// What a real interpreter has loaded before the program starts, by name: each refuses to be used.
void load_start_up_modules(Interpreter& vm) {
    constexpr std::string_view names[] = {"_abc",
                                          "_codecs",
                                          "_frozen_importlib",
                                          "_frozen_importlib_external",
                                          "_imp",
                                          "_io",
                                          "_signal",
                                          "_thread",
                                          "_warnings",
                                          "_weakref",
                                          "encodings",
                                          "encodings.aliases",
                                          "encodings.utf_8",
                                          "zipimport"};
    for (std::string_view name : names) {
        Value known = share(dict_find(vm, vm.modules(), name));
        if (known) continue;
        Ref<Module> module = make_module(vm, name, &module_by_name_alone);
        dict_set(vm, vm.modules(), name, module.get());
    }
}

/// Names that versions differ in: the first minor version of the language with it, and whether PyPy has it.
struct Offer {
    std::string_view name;
    int minor;
    bool pypy;
};
constexpr Offer offers[] = {
    {"getrefcount", 0, false},
    {"getallocatedblocks", 0, false},
    {"_clear_type_cache", 0, false},
    {"_debugmallocstats", 0, false},
    {"unraisablehook", 8, true},
    {"__unraisablehook__", 8, true},
    {"audit", 8, true},
    {"addaudithook", 8, true},
    {"platlibdir", 9, true},
    {"orig_argv", 10, true},
    {"stdlib_module_names", 10, true},
    {"exception", 11, true},
    {"_getframemodulename", 12, true},
    {"getunicodeinternedsize", 12, false},
    {"monitoring", 12, false},
    {"_is_gil_enabled", 13, false},
    {"_is_interned", 13, false},
};

bool is_offered(const Profile& profile, std::string_view name) {
    bool pypy = profile.family == "pypy";
    if (name.starts_with("pypy_")) return pypy;
    if (name == "_clear_type_descriptors") return !pypy && profile.minor() == 14;
    for (const Offer& each : offers) {
        if (each.name == name) return profile.minor() >= each.minor && (each.pypy || !pypy);
    }
    return true;
}

void fill(Run& run, Module* module) {
    Interpreter& vm = interpreter_of(run);
    auto* dict = static_cast<Dict*>(module->dict);
    auto set = [&](std::string_view name, Value value) { dict_set(run, dict, name, value.get()); };
    set("modules", share(vm.modules()));
    load_start_up_modules(vm);
    if (!vm.standard_output) vm.standard_output = make_standard_stream(run, 1);
    set("stdin", make_standard_stream(run, 0));
    set("stdout", vm.standard_output);
    set("stderr", make_standard_stream(run, 2));
    for (std::string_view name : {"stdin", "stdout", "stderr"}) {
        set("__" + std::string(name) + "__", share(dict_find(run, dict, name)));
    }
    for (const NativeRow& hook : sys_hooks) {
        if (!is_offered(vm.profile, hook.name)) continue;
        Value made = make_native(run, hook, module, nullptr);
        set(hook.name, made);
        set("__" + std::string(hook.name) + "__", made);
    }
    set("argv", vm.make_argv());
}

}  // namespace

Value make_namespace(Run& run, std::initializer_list<std::string_view> names, std::initializer_list<Value> values) {
    Ref<Module> types = interpreter_of(run).import_module(run.intern("types"));
    Value type = get_attribute(run, types.get(), run.intern("SimpleNamespace"));
    Value made = call(run, type.get());
    auto value = values.begin();
    for (std::string_view name : names) set_attribute(run, made.get(), run.intern(name), (value++)->get());
    return made;
}

Value Interpreter::make_argv() {
    Ref<List> list = make_list(*this);
    list_append(*this, list.get(), Value(make_string(*this, main_file_)));
    for (const std::string& each : environment_.arguments)
        list_append(*this, list.get(), Value(make_string(*this, each)));
    return list;
}

extern const ModuleSpec sys_module;
const ModuleSpec sys_module{
    .name = "sys",
    .functions = functions,
    .fill = fill,
    .is_offered = is_offered,
    .constants = sys_fact_names,
    .make_constant = make_sys_fact,
    .lacks =
        "abi_info get_lazy_imports get_lazy_imports_filter set_lazy_imports set_lazy_imports_filter lazy_modules "
        "is_remote_debug_enabled remote_exec _current_frames _current_exceptions call_tracing "
        "activate_stack_trampoline "
        "deactivate_stack_trampoline is_stack_trampoline_active monitoring stdlib_module_names copyright _git "
        "orig_argv thread_info addaudithook _settraceallthreads _setprofileallthreads _framework _home _stdlib_dir "
        "getdlopenflags setdlopenflags callstats setcheckinterval getcheckinterval pypy_translation_info "
        "pypy_objspaceclass pypy_find_executable pypy_find_stdlib _baserepl _get_cpu_count_config "
        "_clear_internal_caches get_coroutine_wrapper set_coroutine_wrapper",
};

}  // namespace lastref::model
