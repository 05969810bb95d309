#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/types/type.hpp"

#include <span>

namespace lastref::model {

/// The methods and attributes of BaseExceptionGroup; its message is `extra1`, its members a tuple in `extra2`.
extern const std::span<const NativeRow> exception_group_methods;
extern const std::span<const GetSetRow> exception_group_attributes;
/// Of ExceptionGroup itself, which CPython makes as a class statement does.
extern const std::span<const GetSetRow> referable_group_attributes;

}  // namespace lastref::model
