#pragma once

#include "backends/model/object/run.hpp"
#include "backends/model/vm/frame.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lastref::model {

/// What messages call a function.
std::string function_title(const Function* function);

// What calls say whose arguments do not fit; each raises TypeError.

[[noreturn]] void raise_not_callable(Run& run, Object* object);
[[noreturn]] void raise_too_many(Run& run, Function* function, Object* const* arguments, std::size_t given,
                                 Frame* frame);
[[noreturn]] void raise_missing(Run& run, Function* function, const std::vector<std::string>& names,
                                std::string_view kind);
[[noreturn]] void raise_unexpected(Run& run, Function* function, std::string_view name, Tuple* given);

}  // namespace lastref::model
