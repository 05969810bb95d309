#pragma once

#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

/// Calls what atexit.register was given, the last first, and forgets it; what the calls register is not called. Their
/// exceptions are reported; the last one is the result where they are printed rather than given to a hook.
Value run_exit_callbacks(Interpreter& vm);

/// Forgets the callback at a place: it is gone, or where they are no tuples the place stays, empty.
void forget_exit_callback(Interpreter& vm, std::size_t place);

void forget_exit_callbacks(Interpreter& vm);

}  // namespace lastref::model
