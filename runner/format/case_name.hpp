#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace lastref {

/// What a case is called: "cycles/outlives_last_reference".
struct CaseName {
    std::string topic;
    std::string behaviour;

    /// Reads "topic/behaviour", of lower-case letters, digits and underscores.
    [[nodiscard]] static std::optional<CaseName> parse(std::string_view text);

    friend auto operator<=>(const CaseName&, const CaseName&) = default;
    friend bool operator==(const CaseName&, const CaseName&) = default;
};

[[nodiscard]] std::string to_string(const CaseName& name);

/// Whether a topic or behaviour may be called so: lower-case letters, digits and underscores, no underscore first.
[[nodiscard]] bool is_name_part(std::string_view text);

}  // namespace lastref
