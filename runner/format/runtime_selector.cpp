#include "runner/format/runtime_selector.hpp"

namespace lastref {
namespace {

bool is_family_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::variant<RuntimeSelector, TextError> RuntimeSelector::parse(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_family_character(text[end])) ++end;
    if (end == 0) return TextError{0, "malformed runtime selector", "a family such as cpython or pypy"};
    auto versions = SpecifierSet::parse(text.substr(end));
    if (auto* error = std::get_if<TextError>(&versions)) {
        error->offset += end;
        return *error;
    }
    return RuntimeSelector{std::string(text.substr(0, end)), std::get<SpecifierSet>(std::move(versions))};
}

bool RuntimeSelector::matches(std::string_view of_family, const Version& version) const {
    return family == of_family && versions.matches(version);
}

std::string RuntimeSelector::to_string() const {
    return versions.empty() ? family : family + " " + versions.to_string();
}

}  // namespace lastref
