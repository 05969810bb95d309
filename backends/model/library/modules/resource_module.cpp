#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

// Limits of the process: of descriptors alone, which is what a program that leaks them meets.
namespace lastref::model {

namespace {

constexpr int limit_of_descriptors = 7;  // Linux's RLIMIT_NOFILE

void check_which(Run& run, Object* which) {
    std::int64_t number = index_as_int64(run, which);
    if (number < 0 || number > 15) raise(run, CoreType::value_error, "invalid resource specified");
    if (number != limit_of_descriptors) run.refuse("limits other than resource.RLIMIT_NOFILE");
}

Value limits(Run& run) {
    const Machine& machine = machine_of(run);
    Value soft = make_int(run, machine.descriptor_limit);
    Value hard = make_int(run, machine.hard_descriptor_limit);
    return make_tuple(run, {soft.get(), hard.get()});
}

Value getrlimit(Run& run, Arguments arguments) {
    check_which(run, arguments[0]);
    return limits(run);
}

Value setrlimit(Run& run, Arguments arguments) {
    check_which(run, arguments[0]);
    Ref<List> wanted = list_from(run, arguments[1]);
    if (wanted->size != 2) raise(run, CoreType::value_error, "expected a tuple of 2 integers");
    std::int64_t soft = index_as_int64(run, wanted->items[0]);
    std::int64_t hard = index_as_int64(run, wanted->items[1]);
    Machine& machine = machine_of(run);
    if (hard < 0 || hard > machine.hard_descriptor_limit)
        raise(run, CoreType::value_error, "not allowed to raise maximum limit");
    if (soft < 0 || soft > hard) raise(run, CoreType::value_error, "current limit exceeds maximum limit");
    machine.descriptor_limit = static_cast<int>(soft);
    machine.hard_descriptor_limit = static_cast<int>(hard);
    return none(run);
}

constexpr NativeRow functions[] = {
    {"getrlimit", "resource, /", getrlimit, Binding::function},
    {"setrlimit", "resource, limits, /", setrlimit, Binding::function},
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    dict_set(run, dict, "RLIMIT_NOFILE", make_int(run, limit_of_descriptors).get());
    dict_set(run, dict, "RLIM_INFINITY", make_int(run, -1).get());
    dict_set(run, dict, "error", run.type(CoreType::os_error));
}

}  // namespace

extern const ModuleSpec resource_module;
const ModuleSpec resource_module{
    .name = "resource",
    .functions = functions,
    .fill = fill,
    .lacks =
        "RLIMIT_AS RLIMIT_CORE RLIMIT_CPU RLIMIT_DATA RLIMIT_FSIZE RLIMIT_MEMLOCK RLIMIT_MSGQUEUE RLIMIT_NICE "
        "RLIMIT_NPROC RLIMIT_OFILE RLIMIT_RSS RLIMIT_RTPRIO RLIMIT_RTTIME RLIMIT_SIGPENDING RLIMIT_STACK "
        "RUSAGE_CHILDREN RUSAGE_SELF RUSAGE_THREAD getpagesize getrusage prlimit struct_rusage",
};

}  // namespace lastref::model
