#pragma once

#include "backends/model/object/operations.hpp"

namespace lastref::model {

// What `operator` has in Python 2 alone (operator_python_2.cpp).
Value is_callable_type(Run& run, Arguments arguments);
Value is_mapping_type(Run& run, Arguments arguments);
Value is_number_type(Run& run, Arguments arguments);
Value is_sequence_type(Run& run, Arguments arguments);
Value get_slice_row(Run& run, Arguments arguments);
Value set_slice_row(Run& run, Arguments arguments);
Value delete_slice_row(Run& run, Arguments arguments);
Value repeat_row(Run& run, Arguments arguments);
Value inplace_repeat_row(Run& run, Arguments arguments);

}  // namespace lastref::model
