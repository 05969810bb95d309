#pragma once

#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"

namespace lastref::model {

/// What `index` gives for a subscript. PyPy takes any TypeError of `__index__` for one that `complain` raises.
template <class Index, class Complain>
auto subscript(Run& run, Index index, Complain complain) {
    if (run.profile.family != "pypy") return index();
    try {
        return index();
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
    }
    complain();
    return index();
}

}  // namespace lastref::model
