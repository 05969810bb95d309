#pragma once

#include "backends/model/library/files/file.hpp"

namespace lastref::model {

/// Python 2's built-in file: text that is bytes, and one object, made here of the layers of a text stream. `mode` is
/// what it tells.
Value make_python_2_file(Run& run, Object* buffer, Object* mode, bool has_universal_newlines);

}  // namespace lastref::model
