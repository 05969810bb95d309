#include "backends/model/library/files/standard_streams.hpp"
#include "backends/model/library/modules/module_spec.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/descriptor.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/exception_text.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>

namespace lastref::model {

namespace {

Value or_none(Run& run, Object* value) { return value ? share(value) : none(run); }

// A local that the call borrows is not counted from 3.14 on: the caller's frame tells whether the argument was one.
bool argument_is_borrowed_local(Run& run) {
    if (!run.profile.borrowed_locals) return false;
    Frame* frame = interpreter_of(run).current_frame();
    const compile::Instruction* call = frame->instruction;
    return call->opcode == compile::Opcode::call && call->argument == 1 &&
           (call - 1)->opcode == compile::Opcode::load_fast;
}

Value getrefcount(Run& run, Arguments arguments) {
    Object* object = arguments[0];
    if (has_flag(object, flag_immortal) && run.profile.immortal != ImmortalObjects::none) {
        return make_int(run, run.profile.immortal_count);
    }
    return make_int(run, static_cast<std::int64_t>(object->refcount) - (argument_is_borrowed_local(run) ? 1 : 0));
}

Value getsizeof(Run& run, Arguments arguments) {
    if (!run.profile.objects_have_sizes) {
        if (arguments[1]) return share(arguments[1]);
        raise(run, CoreType::type_error, "getsizeof(...)\n    getsizeof(object, default) -> int\n    not implemented on PyPy");
    }
    Value size = call_special(run, arguments[0], SpecialName::sizeof_);
    if (!size) return make_int(run, 16);
    std::int64_t header = has_flag(arguments[0], flag_tracked_kind) ? 16 : 0;
    return make_int(run, index_as_int64(run, size.get()) + header);
}

Value exc_info(Run& run, Arguments) {
    Object* exception = run.handled_exception();
    if (!exception) return model::make_tuple(run, {run.none, run.none, run.none});
    Value traceback = or_none(run, static_cast<Exception*>(exception)->traceback);
    return model::make_tuple(run, {static_cast<Object*>(exception->type), exception, traceback.get()});
}

Value exception(Run& run, Arguments) { return or_none(run, run.handled_exception()); }

Value getframe(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    Frame* frame = vm.frame_at(static_cast<int>(index_as_int64(run, arguments[0])));
    if (!frame) raise(run, CoreType::value_error, "call stack is not deep enough");
    return vm.frame_object(frame);
}

Value exit(Run& run, Arguments arguments) {
    Object* code = arguments[0];
    raise_exception(run, code ? call(run, run.type(CoreType::system_exit), code) : call(run, run.type(CoreType::system_exit)));
    return {};
}

Value intern(Run& run, Arguments arguments) {
    if (!is_string(arguments[0])) raise(run, CoreType::type_error, "intern() argument must be str, not {}", type_name(arguments[0]));
    return share(run.intern(as_string(arguments[0])->view()));
}

Value getrecursionlimit(Run& run, Arguments) { return make_int(run, run.recursion_limit); }
Value setrecursionlimit(Run& run, Arguments arguments) {
    std::int64_t limit = index_as_int64(run, arguments[0]);
    if (limit < 1) raise(run, CoreType::value_error, "recursion limit must be greater or equal than 1");
    // The model's own stack bounds what it can honour.
    run.recursion_limit = static_cast<int>(std::min<std::int64_t>(limit, 5000));
    return none(run);
}

Value is_finalizing(Run& run, Arguments) {
    return make_bool(run, interpreter_of(run).phase() == Interpreter::Phase::finalizing);
}

Value getdefaultencoding(Run& run, Arguments) { return make_string(run, "utf-8"); }
Value ignore(Run& run, Arguments) { return none(run); }
Value refuse_tracing(Run& run, Arguments) {
    run.refuse("sys.settrace");
    return {};
}
Value get_none(Run& run, Arguments) { return none(run); }

Value displayhook(Run& run, Arguments arguments) {
    if (arguments[0] == run.none) return none(run);
    interpreter_of(run).write(1, std::string(repr(run, arguments[0])->view()) + "\n");
    return none(run);
}

Value excepthook(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    vm.write_standard_error(exception_text(vm, arguments[1], {.reporter = Reporter::interpreter}));
    return none(run);
}

Value unraisablehook(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    auto field = [&](std::string_view name) { return get_attribute(run, arguments[0], run.intern(name)); };
    Value value = field("exc_value");
    Value message = field("err_msg");
    Value object = field("object");
    std::string heading = message.get() == run.none ? "Exception ignored in" : std::string(str(run, message.get())->view());
    std::string text = object.get() == run.none ? heading + ":\n" : fmt::format("{}: {}\n", heading, repr_text(run, object.get()));
    vm.write_standard_error(text + exception_text(vm, value.get(), {.reporter = Reporter::interpreter}));
    return none(run);
}

Value get_asyncgen_hooks(Run& run, Arguments) {
    Interpreter& vm = interpreter_of(run);
    Value hooks = make_namespace(run, {"firstiter", "finalizer"},
                                 {or_none(run, vm.async_first_hook.get()), or_none(run, vm.async_finalizer_hook.get())});
    return hooks;
}
Value set_asyncgen_hooks(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    auto set = [&](Value& hook, Object* given) {
        if (given) hook = given == run.none ? Value{} : share(given);
    };
    set(vm.async_first_hook, arguments[0]);
    set(vm.async_finalizer_hook, arguments[1]);
    return none(run);
}

Value getallocatedblocks(Run& run, Arguments) { return make_int(run, run.heap.memory().allocated_blocks()); }

Value getswitchinterval(Run& run, Arguments) { return make_float(run, 0.005); }

constexpr std::array functions{
    NativeRow{"getrefcount", "object, /", getrefcount, Binding::function},
    NativeRow{"getsizeof", "object, default=?", getsizeof, Binding::function},
    NativeRow{"exc_info", "", exc_info, Binding::function},
    NativeRow{"exception", "", exception, Binding::function},
    NativeRow{"_getframe", "depth=0, /", getframe, Binding::function},
    NativeRow{"exit", "status=?, /", exit, Binding::function},
    NativeRow{"intern", "string, /", intern, Binding::function},
    NativeRow{"getrecursionlimit", "", getrecursionlimit, Binding::function},
    NativeRow{"setrecursionlimit", "limit, /", setrecursionlimit, Binding::function},
    NativeRow{"is_finalizing", "", is_finalizing, Binding::function},
    NativeRow{"getdefaultencoding", "", getdefaultencoding, Binding::function},
    NativeRow{"getfilesystemencoding", "", getdefaultencoding, Binding::function},
    NativeRow{"settrace", "function, /", refuse_tracing, Binding::function},
    NativeRow{"setprofile", "function, /", refuse_tracing, Binding::function},
    NativeRow{"gettrace", "", get_none, Binding::function},
    NativeRow{"getprofile", "", get_none, Binding::function},
    NativeRow{"setswitchinterval", "interval, /", ignore, Binding::function},
    NativeRow{"getswitchinterval", "", getswitchinterval, Binding::function},
    NativeRow{"displayhook", "value, /", displayhook, Binding::function},
    NativeRow{"excepthook", "exctype, value, traceback, /", excepthook, Binding::function},
    NativeRow{"unraisablehook", "unraisable, /", unraisablehook, Binding::function},
    NativeRow{"get_asyncgen_hooks", "", get_asyncgen_hooks, Binding::function},
    NativeRow{"set_asyncgen_hooks", "firstiter=?, finalizer=?", set_asyncgen_hooks, Binding::function},
    NativeRow{"getallocatedblocks", "", getallocatedblocks, Binding::function},
    NativeRow{"_clear_type_cache", "", ignore, Binding::function},
};

template <std::uint32_t place>
Value version_field(Run&, Object* object) {
    return share(static_cast<Tuple*>(object)->items()[place]);
}

Value version_repr(Run& run, Arguments arguments) {
    constexpr std::string_view names[] = {"major", "minor", "micro", "releaselevel", "serial"};
    std::string text = "sys.version_info(";
    for (std::uint32_t i = 0; i < 5; ++i) {
        Ref<Str> value = repr(run, static_cast<Tuple*>(arguments[0])->items()[i]);
        text += fmt::format("{}{}={}", i ? ", " : "", names[i], value->view());
    }
    return make_string(run, text + ")");
}

constexpr std::array version_methods{NativeRow{"__repr__", "self, /", version_repr}};
constexpr std::array version_attributes{
    GetSetRow{"major", version_field<0>},        GetSetRow{"minor", version_field<1>},  GetSetRow{"micro", version_field<2>},
    GetSetRow{"releaselevel", version_field<3>}, GetSetRow{"serial", version_field<4>},
};
const TypeSpec version_info_type{.name = "version_info",
                                 .kind = Kind::tuple,
                                 .instance_size = sizeof(Tuple),
                                 .base = &tuple_type,
                                 .methods = version_methods,
                                 .attributes = version_attributes,
                                 .subclassable = false,
                                 .module = "sys"};

/// sys.version_info: a tuple with names.
Value version_info(Run& run, const std::array<int, 3>& version) {
    constexpr std::uint32_t size = 5;
    auto made = Ref<Tuple>::adopt(static_cast<Tuple*>(
        run.heap.make_sized(Kind::tuple, builtin_type(run, version_info_type), sizeof(Tuple) + size * sizeof(Object*))));
    made->size = size;
    for (std::uint32_t i = 0; i < 3; ++i) made->items()[i] = make_int(run, version[i]).release();
    made->items()[3] = make_string(run, "final").release();
    made->items()[4] = make_int(run, 0).release();
    return made;
}

constexpr ModuleSpec start_up_module{.name = "start-up", .lacks = "*"};

/// What a real interpreter has loaded before the program starts, by name: each refuses to be used.
void load_start_up_modules(Interpreter& vm) {
    constexpr std::string_view names[] = {"_abc", "_codecs", "_frozen_importlib", "_frozen_importlib_external", "_imp", "_io",
                                          "_signal", "_thread", "_warnings", "_weakref", "encodings", "encodings.aliases",
                                          "encodings.utf_8", "zipimport"};
    for (std::string_view name : names) {
        Value known = share(dict_find(vm, vm.modules(), name));
        if (known) continue;
        Ref<Module> module = make_module(vm, name, &start_up_module);
        dict_set(vm, vm.modules(), name, module.get());
    }
}

void fill(Run& run, Module* module) {
    Interpreter& vm = interpreter_of(run);
    auto* dict = static_cast<Dict*>(module->dict);
    const Profile& profile = run.profile;
    auto set = [&](std::string_view name, Value value) { dict_set(run, dict, name, value.get()); };
    auto text = [&](std::string_view value) { return Value(make_string(run, value)); };
    set("modules", share(vm.modules()));
    load_start_up_modules(vm);
    vm.standard_output = make_standard_stream(run, 1);
    set("stdin", make_standard_stream(run, 0));
    set("stdout", vm.standard_output);
    set("stderr", make_standard_stream(run, 2));
    for (std::string_view name : {"stdin", "stdout", "stderr"}) {
        set("__" + std::string(name) + "__", share(dict_find(run, dict, name)));
    }
    set("__excepthook__", share(find_module_name(run, module, run.intern("excepthook"))));
    set("__displayhook__", share(find_module_name(run, module, run.intern("displayhook"))));
    set("__unraisablehook__", share(find_module_name(run, module, run.intern("unraisablehook"))));
    set("maxsize", make_int(run, INT64_MAX));
    set("maxunicode", make_int(run, 0x10ffff));
    set("byteorder", text("little"));
    set("platform", text("linux"));
    set("executable", text(""));
    set("prefix", text("/usr"));
    set("dont_write_bytecode", make_bool(run, true));
    set("path", make_list(run));
    set("builtin_module_names", share(run.empty_tuple));
    set("argv", vm.make_argv());
    set("version_info", version_info(run, profile.language));
    std::string version = fmt::format("{}.{}.{}", profile.language[0], profile.language[1], profile.language[2]);
    set("version", text(version + " (main) [lastref]"));
    set("hexversion", make_int(run, profile.language[0] << 24 | profile.language[1] << 16 | profile.language[2] << 8 | 0xf0));
    Value implementation_version = version_info(run, profile.version);
    set("implementation",
        make_namespace(run, {"name", "version", "cache_tag"},
                       {text(profile.family), implementation_version,
                        text(fmt::format("{}-{}{}", profile.family, profile.language[0], profile.language[1]))}));
    if (profile.family == "pypy") {
        set("pypy_version_info", implementation_version);
        dict_take(run, dict, run.intern("getrefcount"));
    }
    Value zero = make_int(run, 0);
    set("flags", make_namespace(run, {"debug", "optimize", "dev_mode", "isolated", "verbose", "interactive"},
                                {zero, zero, make_bool(run, false), make_int(run, 1), zero, zero}));
    set("warnoptions", make_list(run));
}

/// What PyPy lacks.
bool is_offered(const Profile& profile, std::string_view name) {
    if (profile.family != "pypy") return true;
    return name != "getrefcount" && name != "getallocatedblocks" && name != "_clear_type_cache";
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
    Object* file = main_ ? dict_find(*this, static_cast<Dict*>(main_->dict), "__file__") : nullptr;
    list_append(*this, list.get(), file ? share(file) : Value(make_string(*this, "")));
    for (const std::string& each : environment_.arguments) list_append(*this, list.get(), Value(make_string(*this, each)));
    return list;
}

Value Interpreter::unraisable_details(Object* exception, std::string_view message, Object* where) {
    Value traceback = or_none(*this, static_cast<Exception*>(exception)->traceback);
    Value text = message.empty() ? model::none(*this) : Value(make_string(*this, message));
    Value object = or_none(*this, where);
    if (profile.unraisable_while_calling && !message.empty() && where) {
        // From 3.14 on the message names the function, and the object stays out of the hook's hands.
        text = make_string(*this, fmt::format("{} {}", message, repr_text(*this, where)));
        object = model::none(*this);
    }
    if (profile.family == "pypy" && message.empty()) text = make_string(*this, "");
    return make_namespace(*this, {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"},
                          {share(exception->type), share(exception), traceback, text, object});
}

extern const ModuleSpec sys_module;
const ModuleSpec sys_module{.name = "sys", .functions = functions, .fill = fill, .is_offered = is_offered};

}  // namespace lastref::model
