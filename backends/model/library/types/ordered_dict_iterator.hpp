#pragma once

#include "backends/model/object/objects.hpp"
#include "backends/model/object/ref.hpp"

namespace lastref::model {

/// What an iterator over an OrderedDict gives.
enum class OrderedGives : std::uint8_t { keys, values, items };

/// An iterator over a dict that keeps an order (see dict_order.hpp).
Value make_ordered_iterator(Run& run, Dict* dict, OrderedGives gives, bool backward);

}  // namespace lastref::model
