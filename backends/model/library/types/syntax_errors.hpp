#pragma once

#include "backends/model/object/calls/native.hpp"

#include <span>

namespace lastref::model {

/// What SyntaxError adds to Exception.
extern const std::span<const NativeRow> syntax_error_methods;
extern const std::span<const GetSetRow> syntax_error_attributes;

}  // namespace lastref::model
