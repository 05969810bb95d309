#pragma once

#include "backends/model/object/calls/native_object.hpp"

namespace lastref::model {

/// _take_dict_methods(cls): gives OrderedDict those methods of dict that change it, as ones of its own, which keep the
/// order too. Those of dict refuse it.
Value take_dict_methods(Run& run, Arguments arguments);

/// _same_order(left, right, watches): whether two OrderedDicts have equal keys in one order, and, where it is to watch
/// them, RuntimeError once a comparison changed one; elsewhere that is refused.
Value same_order(Run& run, Arguments arguments);

}  // namespace lastref::model
