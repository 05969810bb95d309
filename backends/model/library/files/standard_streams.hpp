#pragma once

#include "backends/model/object/ref.hpp"

namespace lastref::model {

struct Run;

/// The text stream over descriptor 0, 1 or 2 that sys.stdin, sys.stdout or sys.stderr is at first.
Value make_standard_stream(Run& run, int descriptor);

}  // namespace lastref::model
