#pragma once

#include "backends/model/object/ref.hpp"
#include "backends/model/object/run.hpp"

#include <string_view>

namespace lastref::model {

/// throw() and athrow() called with a `value` are out of date from 3.12 on.
void warn_of_three_arguments(Run& run, std::string_view method, const Object* value);

/// The exception that `type`, `value` and `traceback` mean together; the last two may be null. Raises TypeError.
Value thrown_exception(Run& run, Object* type, Object* value, Object* traceback);

}  // namespace lastref::model
