#pragma once

#include "runner/format/diagnostic.hpp"
#include "runner/format/version_specifier.hpp"

#include <toml++/toml.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// Reads TOML that lies in `file`, and notes each complaint with its place there. For the sources of this folder only.
class TomlFields {
public:
    /// `before` is what stands before the text's own first line and, on each line, before its first column.
    TomlFields(std::string file, Position before, Diagnostics& diagnostics)
        : file_(std::move(file)), before_(before), diagnostics_(diagnostics) {}

    /// The text as a table; nothing, and one complaint, when it is not TOML.
    std::optional<toml::table> parse(std::string_view text);

    void complain(const toml::source_region& where, std::string message, std::string expected);

    /// Complains about a place inside the string `node`.
    void complain(const toml::node& node, const TextError& error);

    /// The value of `node` as text; `expected` says in a complaint what it should have been.
    std::optional<std::string> text(const toml::node& node, std::string_view key);

    /// The elements of an array of texts, as nodes, for a complaint may follow about each.
    std::vector<const toml::node*> texts(const toml::node& node, std::string_view key);

private:
    std::string file_;
    Position before_;
    Diagnostics& diagnostics_;
};

}  // namespace lastref
