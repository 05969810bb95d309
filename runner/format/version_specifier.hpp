#pragma once

#include "runner/format/version.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lastref {

/// Why a text is not what it should be, and where in it, counted from 0.
struct TextError {
    std::size_t offset = 0;
    std::string message;
    std::string expected;
};

/// A set of version specifiers as PEP 440 defines them, over release numbers: ">=3.4, !=3.9.*, <4".
/// The empty set matches every version.
class SpecifierSet {
public:
    enum class Operator { equal, not_equal, at_least, at_most, below, above, compatible };

    struct Clause {
        Operator comparison = Operator::equal;
        Version version;
        bool any_below = false;  ///< the version ended in ".*"
    };

    /// Reads a whole text.
    [[nodiscard]] static std::variant<SpecifierSet, TextError> parse(std::string_view text);

    [[nodiscard]] bool matches(const Version& version) const;

    [[nodiscard]] bool empty() const { return clauses_.empty(); }

    /// The set as it is written: ">=3.4, <3.9".
    [[nodiscard]] std::string to_string() const;

    void add(Clause clause) { clauses_.push_back(std::move(clause)); }

private:
    std::vector<Clause> clauses_;
};

}  // namespace lastref
