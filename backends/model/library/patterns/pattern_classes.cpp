#include "backends/model/library/patterns/pattern_classes.hpp"

#include <fmt/format.h>

namespace lastref::model {

namespace {

bool is_plain(char32_t character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

}  // namespace

std::string character_for_pcre(char32_t character) {
    if (is_plain(character)) return {static_cast<char>(character)};
    return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(character));
}

std::string_view members_of_class(char lowercase_letter, bool is_unicode) {
    switch (lowercase_letter) {
        case 'd': return is_unicode ? R"(\p{Nd})" : "0-9";
        case 'w': return is_unicode ? R"(\p{L}\p{N}_)" : "a-zA-Z0-9_";
        default:
            return is_unicode ? R"(\x09-\x0d\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f})"
                                R"(\x{205f}\x{3000})"
                              : R"(\x09-\x0d\x20)";
    }
}

void CharacterSet::add_range(char32_t first, char32_t last) {
    members_ += character_for_pcre(first);
    if (first != last) members_ += "-" + character_for_pcre(last);
}

void CharacterSet::add_class(char letter, bool is_unicode) {
    const bool is_complement = letter < 'a';
    const std::string_view members = members_of_class(is_complement ? letter + ('a' - 'A') : letter, is_unicode);
    if (is_complement) {
        complements_.push_back(fmt::format("[^{}]", members));
    } else {
        members_ += members;
    }
}

std::string CharacterSet::translated(bool is_negated) const {
    if (complements_.empty()) return fmt::format("[{}{}]", is_negated ? "^" : "", members_);
    std::string any_of = fmt::format("{}", fmt::join(complements_, "|"));
    if (!members_.empty()) any_of += fmt::format("|[{}]", members_);
    return is_negated ? fmt::format("(?:(?!{})(?s:.))", any_of) : fmt::format("(?:{})", any_of);
}

}  // namespace lastref::model
