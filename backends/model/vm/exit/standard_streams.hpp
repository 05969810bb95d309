#pragma once

#include "backends/model/object/ref.hpp"

#include <initializer_list>
#include <string_view>

namespace lastref::model {

struct Run;
class Interpreter;

/// The text stream over descriptor 0, 1 or 2 that sys.stdin, sys.stdout or sys.stderr is at first. It holds nothing
/// back.
Value make_standard_stream(Run& run, int descriptor);

/// Whether sys.stdout as it was at first gives `buffer` its bytes, and how many wait until it does.
bool is_under_output(const Interpreter& vm, const Object* buffer);
std::size_t waiting_output(const Interpreter& vm);

/// Calls flush() of sys.stdout and the like. Does not raise.
void flush_standard_streams(Run& run, std::initializer_list<std::string_view> names);

/// Likewise of both, and tells of what fails. Whether nothing did.
bool flush_standard_streams_at_exit(Run& run);

/// Flushes every stream that is open still, as PyPy does at exit. Does not raise.
void flush_all_files(Run& run);

}  // namespace lastref::model
