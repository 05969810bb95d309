#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

constexpr int largest_number = 133;

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    Ref<Dict> names = make_dict(run);
    for (int number = 1; number <= largest_number; ++number) {
        std::string_view name = os_error_name(number);
        if (name.empty()) continue;
        Value object = make_int(run, number);
        Ref<Str> text = make_string(run, name);
        dict_set(run, dict, name, object.get());
        dict_set(run, names.get(), object.get(), text.get());
    }
    Value again = make_int(run, os_error_number("EAGAIN"));
    dict_set(run, dict, "EWOULDBLOCK", again.get());
    dict_set(run, dict, "EDEADLK", dict_find(run, dict, "EDEADLOCK"));
    dict_set(run, dict, "EOPNOTSUPP", dict_find(run, dict, "ENOTSUP"));
    dict_set(run, dict, "errorcode", names.get());
}

}  // namespace

extern const ModuleSpec errno_module;
const ModuleSpec errno_module{.name = "errno", .fill = fill};

}  // namespace lastref::model
