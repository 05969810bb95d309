#pragma once

#include "backends/model/heap/profile.hpp"

#include <cstdint>

namespace lastref::model {

/// A small difference among versions: details.def has them, a line each.
enum class Detail : std::uint16_t {
#define DETAIL(name, cpython, pypy) name,
#include "backends/model/heap/details.def"
#undef DETAIL
};

/// Whether that version does so.
bool does(const Profile& profile, Detail detail);

/// The same of a run or an interpreter: of whatever has a profile.
template <class HasProfile>
bool does(const HasProfile& of, Detail detail) {
    return does(of.profile, detail);
}

}  // namespace lastref::model
