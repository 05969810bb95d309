#include "backends/model/heap/detail.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// Minor versions of Python 3, both ends included; Python 2 counts as 0.
struct Versions {
    int first = 0;
    int last = 99;

    [[nodiscard]] constexpr bool has(int minor) const { return minor >= first && minor <= last; }
};

constexpr Versions always{};
constexpr Versions never{1, 0};

constexpr Versions from(int minor) {
    return {.first = minor};
}
constexpr Versions until(int minor) {
    return {.last = minor};
}
constexpr Versions between(int first, int last) {
    return {first, last};
}

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
