#include "runner/format/case_name.hpp"

#include <algorithm>

namespace lastref {

std::optional<CaseName> CaseName::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const CaseName name{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
    if (!is_name_part(name.topic) || !is_name_part(name.behaviour)) return std::nullopt;
    return name;
}

std::string to_string(const CaseName& name) {
    return name.topic + "/" + name.behaviour;
}

bool is_name_part(std::string_view text) {
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() != '_' && std::all_of(text.begin(), text.end(), good);
}

}  // namespace lastref
