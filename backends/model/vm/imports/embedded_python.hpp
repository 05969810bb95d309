#pragma once

#include <string_view>

namespace lastref::model {

/// The text of library/python/<module>.py, embedded at build time; empty when there is no such file.
std::string_view embedded_python(std::string_view module);

}  // namespace lastref::model
