#pragma once

#include "backends/model/object/ref.hpp"

namespace lastref::model {

struct Run;

/// The text stream over descriptor 0, 1 or 2 that sys.stdin, sys.stdout or sys.stderr is at first. It holds nothing
/// back.
Value make_standard_stream(Run& run, int descriptor);

/// sys.stdout.flush() and sys.stderr.flush(), as at exit. Does not raise.
void flush_standard_streams(Run& run);

/// Flushes every stream that is open still, as PyPy does at exit. Does not raise.
void flush_all_files(Run& run);

}  // namespace lastref::model
