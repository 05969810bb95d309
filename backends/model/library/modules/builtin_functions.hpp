#pragma once

#include "backends/model/object/calls/native.hpp"

#include <span>

namespace lastref::model {

extern const std::span<const NativeRow> builtin_functions;

// Those in files of their own.
Value builtin_print(Run& run, Arguments arguments);
Value builtin_build_class(Run& run, Arguments arguments);
Value builtin_exec(Run& run, Arguments arguments);
Value builtin_eval(Run& run, Arguments arguments);
Value builtin_compile(Run& run, Arguments arguments);
Value builtin_globals(Run& run, Arguments arguments);
Value builtin_locals(Run& run, Arguments arguments);
Value builtin_vars(Run& run, Arguments arguments);
Value builtin_dir(Run& run, Arguments arguments);
Value builtin_import(Run& run, Arguments arguments);

/// id() of what PyPy tells apart by value; null where it tells an address.
Value id_by_value(Run& run, Object* object);

}  // namespace lastref::model
