#include "backends/model/library/modules/language.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

extern const ModuleSpec tempfile_module;
const ModuleSpec tempfile_module{.name = "tempfile", .fill = fill_language, .python = "tempfile"};

}  // namespace lastref::model
