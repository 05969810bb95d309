#include "backends/model/heap/detail.hpp"

#include "backends/model/heap/versions.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

struct Row {
    Versions cpython;
    Versions pypy;
};

constexpr Row rows[] = {
#define DETAIL(name, cpython, pypy) {cpython, pypy},
#include "backends/model/heap/details.def"
#undef DETAIL
};

}  // namespace

bool does(const Profile& profile, Detail detail) {
    const Row& row = rows[static_cast<std::size_t>(detail)];
    return (profile.family == "pypy" ? row.pypy : row.cpython).has(profile.minor());
}

}  // namespace lastref::model
