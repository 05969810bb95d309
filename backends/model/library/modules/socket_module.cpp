#include "backends/model/library/modules/socket_module.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/file.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/files/socket_file.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace lastref::model {

void raise_socket_error(Run& run, int error_number) {
    Value number = make_int(run, error_number);
    Ref<Str> text = make_string(run, os_error_text(error_number));
    raise_exception(run, call(run, run.type(CoreType::os_error), {number.get(), text.get()}));
}

std::int64_t require_socket_success(Run& run, SystemResult result, std::string_view call_name) {
    if (result >= 0 || result == would_wait_forever) return require_success(run, result, call_name);
    raise_socket_error(run, static_cast<int>(-result));
}

namespace {

struct SocketState : Interpreter::Extension {
    Ref<Type> timeout;
    double default_timeout = -1;
};

}  // namespace

Type* socket_timeout_type(Run& run) {
    if (does(run, Detail::socket_timeout_is_timeout_error)) return run.type(CoreType::timeout_error);
    Ref<Type>& kept = interpreter_of(run).extension<SocketState>().timeout;
    if (!kept) {
        bool was = std::exchange(run.heap.making_internals, true);
        Ref<Tuple> bases = model::make_tuple(run, {run.type(CoreType::os_error)});
        Ref<Dict> names = make_dict(run);
        dict_set(run, names.get(), "__module__", run.intern("socket"));
        kept = make_class(run, run.type(CoreType::type), run.intern("timeout"), bases.get(), names.get(), nullptr);
        run.heap.making_internals = was;
    }
    return kept.get();
}

double& default_socket_timeout(Run& run) {
    return interpreter_of(run).extension<SocketState>().default_timeout;
}

double timeout_argument(Run& run, Object* object) {
    if (object == run.none) return -1;
    double seconds = 0;
    if (object->kind == Kind::floating) {
        seconds = static_cast<Float*>(object)->value;
    } else {
        seconds = static_cast<double>(index_as_int64(run, object));
    }
    if (std::isnan(seconds)) raise(run, CoreType::value_error, "Invalid value NaN (not a number)");
    if (seconds < 0) raise(run, CoreType::value_error, "Timeout value out of range");
    return seconds;
}

Value timeout_object(Run& run, double timeout) {
    return timeout < 0 ? none(run) : make_float(run, timeout);
}

void check_socket_kind(Run& run, int family, int type) {
    if (family != family_unix && family != family_inet && family != family_inet6) {
        run.refuse(fmt::format("sockets of family {}", family));
    }
    if (type != type_stream) run.refuse("sockets that are no streams");
}

namespace {

Value make_pair(Run& run, Arguments arguments) {
    auto family = static_cast<int>(index_as_int64(run, arguments[0]));
    auto type = static_cast<int>(index_as_int64(run, arguments[1]));
    check_socket_kind(run, family, type);
    if (family != family_unix) raise_socket_error(run, error_not_supported);
    std::array<int, 2> ends{};
    require_socket_success(run, machine_of(run).make_socket_pair(ends, family, type), "socketpair()");
    Value first = make_int(run, ends[0]);
    Value second = make_int(run, ends[1]);
    return model::make_tuple(run, {first.get(), second.get()});
}

Value get_default_timeout(Run& run, Arguments) {
    return timeout_object(run, default_socket_timeout(run));
}

Value set_default_timeout(Run& run, Arguments arguments) {
    default_socket_timeout(run) = timeout_argument(run, arguments[0]);
    return none(run);
}

Value duplicate(Run& run, Arguments arguments) {
    return make_int(
        run, require_socket_success(run, machine_of(run).duplicate(descriptor_argument(run, arguments[0])), "dup()"));
}

Value close_descriptor(Run& run, Arguments arguments) {
    require_socket_success(run, machine_of(run).close(descriptor_argument(run, arguments[0])), "close()");
    return none(run);
}

constexpr NativeRow functions[] = {
    {"_socketpair", "family, type, /", make_pair, Binding::function},
    {"getdefaulttimeout", "", get_default_timeout, Binding::function},
    {"setdefaulttimeout", "timeout, /", set_default_timeout, Binding::function},
    {"dup", "fd, /", duplicate, Binding::function},
    {"close", "fd, /", close_descriptor, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    fill_language(run, module);
    dict_set(run, dict, "timeout", socket_timeout_type(run));
    dict_set(run, dict, "error", run.type(CoreType::os_error));
    dict_set(run, dict, "_socket", builtin_type(run, socket_type));
}

}  // namespace

extern const ModuleSpec socket_module;
const ModuleSpec socket_module{
    .name = "socket", .functions = functions, .fill = fill, .python = "socket", .lacks = socket_lacks};

}  // namespace lastref::model
