#include "runner/format/version.hpp"

#include <algorithm>
#include <charconv>

namespace lastref {

std::optional<Version> parse_release(std::string_view text) {
    Version version;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        int number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc{} || number < 0 || *at == '-') return std::nullopt;
        version.push_back(number);
        if (next == end) return version;
        if (*next != '.') return std::nullopt;
        at = next + 1;
    }
}

std::string to_string(const Version& version) {
    std::string text;
    for (const int component : version) {
        if (!text.empty()) text += '.';
        text += std::to_string(component);
    }
    return text;
}

std::strong_ordering compare(const Version& left, const Version& right) {
    const auto component = [](const Version& version, std::size_t i) { return i < version.size() ? version[i] : 0; };
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        if (const auto order = component(left, i) <=> component(right, i); order != 0) return order;
    }
    return std::strong_ordering::equal;
}

bool begins_with(const Version& version, const Version& prefix) {
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        if ((i < version.size() ? version[i] : 0) != prefix[i]) return false;
    }
    return true;
}

}  // namespace lastref
