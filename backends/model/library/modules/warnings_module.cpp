#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/errors/warnings.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

Value warn(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    Value category = warning_category(run, arguments[0], arguments[1]);
    std::int64_t level = index_as_int64(run, arguments[2]);
    Tuple* skipped = arguments[4] ? static_cast<Tuple*>(arguments[4]) : nullptr;
    if (skipped && skipped->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "warn() argument 'skip_file_prefixes' must be tuple, not {}",
              type_name(skipped));
    }
    if (skipped && skipped->size) level = std::max<std::int64_t>(level, 2);
    issue_warning(vm, arguments[0], category.get(), warning_place(vm, level, skipped), arguments[3]);
    return none(run);
}

/// "path/name.py" is module "path/name".
Value module_of_file(Run& run, Object* file) {
    std::string_view text = is_string(file) ? as_string(file)->view() : std::string_view{};
    if (text.empty()) return make_string(run, "<unknown>");
    if (text.ends_with(".py")) text.remove_suffix(3);
    return make_string(run, text);
}

Value warn_explicit(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    WarningPlace place;
    place.file = share(arguments[2]);
    if (!is_string(arguments[2])) {
        raise(run, CoreType::type_error, "warn_explicit() argument 'filename' must be str, not {}",
              type_name(arguments[2]));
    }
    place.line = c_int_argument(run, arguments[3]);
    place.module = arguments[4] ? share(arguments[4]) : module_of_file(run, arguments[2]);
    if (arguments[5] && arguments[5] != run.none) {
        if (arguments[5]->kind != Kind::dict) raise(run, CoreType::type_error, "'registry' must be a dict or None");
        place.registry = share(arguments[5]);
    }
    issue_warning(vm, arguments[0], arguments[1], place, arguments[7]);
    return none(run);
}

Value filters_mutated(Run& run, Arguments) {
    ++warning_state(run).version;
    return none(run);
}

Value source_line(Run& run, Arguments arguments) {
    if (!is_string(arguments[0])) return share(run.empty_string);
    std::int64_t line = index_as_int64(run, arguments[1]);
    return make_string(run, interpreter_of(run).source_line(as_string(arguments[0])->view(), static_cast<int>(line)));
}

constexpr std::string_view warn_explicit_parameters =
    "message, category, filename, lineno, module=?, registry=None, module_globals=None, source=None";

constexpr NativeRow functions[] = {
    {"warn", "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=?", warn, Binding::function},
    {"warn_explicit", warn_explicit_parameters, warn_explicit, Binding::function},
    {"_filters_mutated", "", filters_mutated, Binding::function},
    {"_source_line", "filename, lineno, /", source_line, Binding::function},
    {"_import_late", "module, /", import_late, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

void fill(Run& run, Module* module) {
    fill_language(run, module);
    auto* dict = static_cast<Dict*>(module->dict);
    WarningState& state = warning_state(run);
    dict_set(run, dict, "filters", state.filters.get());
    dict_set(run, dict, "_onceregistry", state.once.get());
    dict_set(run, dict, "onceregistry", state.once.get());
    dict_set(run, dict, "_defaultaction", run.intern("default"));
    dict_set(run, dict, "defaultaction", run.intern("default"));
}

bool is_offered(const Profile& profile, std::string_view name) {
    return name != "deprecated" || profile.language >= std::array{3, 13, 0};
}

}  // namespace

extern const ModuleSpec warnings_module;
const ModuleSpec warnings_module{
    .name = "warnings",
    .functions = functions,
    .fill = fill,
    .python = "warnings",
    .is_offered = is_offered,
    .lacks =
        "_processoptions _setoption _getaction _getcategory _OptionError _is_internal_frame _next_external_frame "
        "_deprecated _warn_unawaited_coroutine",
};

}  // namespace lastref::model
