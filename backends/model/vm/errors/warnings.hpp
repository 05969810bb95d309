#pragma once

#include "backends/model/vm/interpreter.hpp"

#include <string>

namespace lastref::model {

/// What decides about warnings, whether `warnings` is imported or not; that module shows and replaces these.
struct WarningState : Interpreter::Extension {
    Ref<List> filters;         ///< the tuples of `warnings.filters`
    Ref<Dict> once;            ///< `warnings.onceregistry`
    Ref<Dict> homeless;        ///< the registry of warnings that no frame issues
    std::int64_t version = 0;  ///< changes with the filters: registries of an older one are forgotten
};

/// Made with the default filters on first use.
WarningState& warning_state(Run& run);

/// What a warning is about: a place in a program, and where that place notes what was shown already.
struct WarningPlace {
    Value file;
    std::int64_t line = 0;
    Value module;
    Value registry;  ///< a dict, or null
};

/// The place `stack_level` frames up, 1 being the running one. Frames of files that begin with one of `skipped` (a
/// tuple of strings, may be null) do not count.
WarningPlace warning_place(Interpreter& vm, std::int64_t stack_level, Tuple* skipped);

/// The category to use for a message, as warnings.warn decides it. Raises TypeError.
Value warning_category(Run& run, Object* message, Object* category);

/// warnings.warn_explicit: filters, registry, then `warnings._showwarnmsg` or, where that module is not imported, the
/// line on sys.stderr. Raises the warning itself where the filters say so. `source` may be null.
void issue_warning(Interpreter& vm, Object* message, Object* category, const WarningPlace& place, Object* source);

}  // namespace lastref::model
