#pragma once

#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

/// What sys.unraisablehook is told.
struct UnraisableDetails {
    Value exception;
    Value traceback;  ///< or None
    Value message;    ///< or None
    Value object;     ///< or None
};

/// Of what sys.unraisablehook is told in.
extern const TypeSpec unraisable_type;

/// Whether `hook` is the one that sys has under that name from the beginning.
bool is_own_hook(const Object* hook, std::string_view name);

/// The report that the default hook writes to sys.stderr. May raise.
void print_unraisable(Interpreter& vm, const UnraisableDetails& details);

}  // namespace lastref::model
