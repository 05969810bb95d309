#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace lastref {

/// Replaces one path by another in text that comes in pieces. What may yet become the path is kept back until the
/// next piece, or the end, tells.
class PathSubstitution {
public:
    /// Replaces nothing.
    PathSubstitution() = default;
    PathSubstitution(std::string from, std::string to) : from_(std::move(from)), to_(std::move(to)) {}

    /// What can be passed on once `piece` has come.
    [[nodiscard]] std::string next(std::string_view piece);

    /// What was kept back.
    [[nodiscard]] std::string end() { return std::exchange(kept_, {}); }

private:
    std::string from_;
    std::string to_;
    std::string kept_;
};

}  // namespace lastref
