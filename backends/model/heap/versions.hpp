#pragma once

namespace lastref::model {

/// Minor versions of Python 3, both ends included; Python 2 counts as 0. The words of the tables of versions.
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

}  // namespace lastref::model
