#pragma once

#include "backends/model/object/run.hpp"

#include <string_view>

namespace lastref::model {

/// The bytes of what a file or a socket is to write. Raises TypeError for what has none, in the runtime's words.
std::string_view bytes_to_write(Run& run, Object* object);

}  // namespace lastref::model
