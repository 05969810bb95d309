#include "runner/format/toml_fields.hpp"

namespace lastref {

std::optional<toml::table> TomlFields::parse(std::string_view text) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        complain(error.source(), "not TOML: " + std::string(error.description()), "");
        return std::nullopt;
    }
}

void TomlFields::complain(const toml::source_region& where, std::string message, std::string expected) {
    const Position at{static_cast<int>(where.begin.line) + before_.line,
                      static_cast<int>(where.begin.column) + before_.column};
    diagnostics_.push_back({file_, at, std::move(message), std::move(expected)});
}

void TomlFields::complain(const toml::node& node, const TextError& error) {
    toml::source_region where = node.source();
    where.begin.column += static_cast<toml::source_index>(error.offset) + 1;  // past the quote
    complain(where, error.message, error.expected);
}

std::optional<std::string> TomlFields::text(const toml::node& node, std::string_view key) {
    if (auto value = node.value_exact<std::string>()) return value;
    complain(node.source(), "'" + std::string(key) + "' is not a string", "a string");
    return std::nullopt;
}

std::vector<const toml::node*> TomlFields::texts(const toml::node& node, std::string_view key) {
    std::vector<const toml::node*> elements;
    const toml::array* array = node.as_array();
    if (array == nullptr) {
        complain(node.source(), "'" + std::string(key) + "' is not an array", "an array of strings");
        return elements;
    }
    for (const toml::node& element : *array) {
        if (element.is_string())
            elements.push_back(&element);
        else
            complain(element.source(), "an element of '" + std::string(key) + "' is not a string", "a string");
    }
    return elements;
}

}  // namespace lastref
