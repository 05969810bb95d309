#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

extern const TypeSpec simple_namespace_type;

}  // namespace lastref::model
