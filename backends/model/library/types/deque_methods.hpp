#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

extern const TypeSpec deque_type;
extern const TypeSpec deque_iterator_type;
extern const TypeSpec deque_reverse_iterator_type;

}  // namespace lastref::model
