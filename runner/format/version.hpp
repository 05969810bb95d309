#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// A release number, one number a component: {3, 13, 0}. Missing components count as 0 when two are compared.
using Version = std::vector<int>;

/// Reads "3.13.0"; nothing when `text` is not numbers with dots between them.
[[nodiscard]] std::optional<Version> parse_release(std::string_view text);

[[nodiscard]] std::string to_string(const Version& version);

[[nodiscard]] std::strong_ordering compare(const Version& left, const Version& right);

/// Whether `version` begins with the components of `prefix`: {3, 13, 0} begins with {3, 13}.
[[nodiscard]] bool begins_with(const Version& version, const Version& prefix);

}  // namespace lastref
