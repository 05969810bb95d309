#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/library/modules/python_2_builtins.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <vector>

namespace lastref::model {

namespace {

// In the order of the real ones.
constexpr const TypeSpec* plain_types[] = {&boolean_type,
                                           &memory_view_type,
                                           &byte_array_type,
                                           &bytes_type,
                                           &class_method_type,
                                           &complex_number_type,
                                           &dict_type,
                                           &enumerate_type,
                                           &filter_type,
                                           &floating_type,
                                           &frozenset_type,
                                           &property_type,
                                           &integer_type,
                                           &list_type,
                                           &map_type,
                                           &object_type,
                                           &range_type,
                                           &reversed_type,
                                           &set_type,
                                           &slice_type,
                                           &static_method_type,
                                           &string_type,
                                           &super_type,
                                           &tuple_type,
                                           &type_type,
                                           &zip_type,
#define LASTREF_EXCEPTION(identifier, text, base) &identifier##_type,
                                           LASTREF_EXCEPTIONS(LASTREF_EXCEPTION)
#undef LASTREF_EXCEPTION
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    dict_set(run, dict, "None", run.none);
    dict_set(run, dict, "True", run.true_);
    dict_set(run, dict, "False", run.false_);
    dict_set(run, dict, "Ellipsis", run.ellipsis);
    dict_set(run, dict, "NotImplemented", run.not_implemented);
    dict_set(run, dict, "__debug__", run.true_);
    dict_set(run, dict, "EnvironmentError", run.type(CoreType::os_error));
    dict_set(run, dict, "IOError", run.type(CoreType::os_error));
    if (run.profile.python_2) fill_python_2_builtins(run, module);
}

}  // namespace

extern const ModuleSpec builtins_module;
extern const ModuleSpec builtins_module;
const ModuleSpec builtins_module{.name = "builtins",
                                 .functions = builtin_functions,
                                 .types = plain_types,
                                 .fill = fill,
                                 .lacks = "_IncompleteInputError ImportCycleError __lazy_import__ frozendict sentinel"};

}  // namespace lastref::model
