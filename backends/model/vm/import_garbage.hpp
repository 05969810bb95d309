#pragma once

#include "backends/model/heap/profile.hpp"

#include <cstddef>
#include <set>
#include <string_view>

namespace lastref::model {

/// What the imports of a run leave to CPython's collector: classes that decorators replaced, and other cycles.
class ImportGarbage {
public:
    /// How many objects in cycles the library's module of that name leaves when it is imported, with what it imports
    /// itself. What was imported already leaves nothing; on PyPy nothing is counted.
    std::size_t arrive(const Profile& profile, std::string_view module);

private:
    std::set<std::string_view> present_;
};

}  // namespace lastref::model
