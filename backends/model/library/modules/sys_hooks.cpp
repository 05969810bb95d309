#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/sys_parts.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/errors/error_writes.hpp"
#include "backends/model/vm/errors/unraisable.hpp"

namespace lastref::model {

namespace {

Value displayhook(Run& run, Arguments arguments) {
    if (arguments[0] == run.none) return none(run);
    Interpreter& vm = interpreter_of(run);
    dict_set(run, static_cast<Dict*>(vm.builtins()->dict), "_", run.none);
    Ref<Str> text = repr(run, arguments[0]);
    Value stream = share(vm.imported_attribute("sys", "stdout"));
    if (!stream && run.profile.family == "pypy")
        raise(run, CoreType::attribute_error, "module 'sys' has no attribute 'stdout'");
    if (!stream || stream.get() == run.none) raise(run, CoreType::runtime_error, "lost sys.stdout");
    Ref<Str> line = make_string(run, std::string(text->view()) + "\n");
    call_method(run, stream.get(), "write", {line.get()});
    dict_set(run, static_cast<Dict*>(vm.builtins()->dict), "_", arguments[0]);
    return none(run);
}

Value excepthook(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    if (arguments[1]->kind != Kind::exception) {
        raise(run, CoreType::type_error, "print_exception(): Exception expected for value, {} found",
              type_name(arguments[1]));
    }
    write_uncaught(vm, arguments[1], arguments[2]);
    if (does(run, Detail::reports_are_flushed)) flush_standard_error(vm);
    return none(run);
}

Value unraisablehook(Run& run, Arguments arguments) {
    if (run.profile.family == "cpython" && arguments[0]->type->spec != &unraisable_type)
        raise(run, CoreType::type_error, "sys.unraisablehook argument type must be UnraisableHookArgs");
    auto field = [&](std::string_view name) { return get_attribute(run, arguments[0], run.intern(name)); };
    if (run.profile.family == "pypy") field("exc_type");
    print_unraisable(interpreter_of(run),
                     {field("exc_value"), field("exc_traceback"), field("err_msg"), field("object")});
    return none(run);
}

Value breakpointhook(Run& run, Arguments) {
    run.refuse("sys.breakpointhook");
    return {};
}

constexpr NativeRow rows[] = {
    {"displayhook", "value, /", displayhook, Binding::function},
    {"excepthook", "exctype, value, traceback, /", excepthook, Binding::function},
    {"unraisablehook", "unraisable, /", unraisablehook, Binding::function},
    {"breakpointhook", "*args, **kwargs", breakpointhook, Binding::function},
};

}  // namespace

const std::span<const NativeRow> sys_hooks = rows;

}  // namespace lastref::model
