#pragma once

#include "runner/format/version_specifier.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace lastref {

/// A family of implementations and some of its versions: "pyodide", "cpython >=3.4, <3.13".
/// The versions are the implementation's own: 7.3.11 for a PyPy that runs Python 3.9.
struct RuntimeSelector {
    std::string family;
    SpecifierSet versions;

    [[nodiscard]] static std::variant<RuntimeSelector, TextError> parse(std::string_view text);
    [[nodiscard]] bool matches(std::string_view of_family, const Version& version) const;
    [[nodiscard]] std::string to_string() const;
};

}  // namespace lastref
