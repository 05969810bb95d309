#include "backends/model/library/patterns/pattern_state.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref::model {

namespace {

bool is_letter(std::u32string_view token) {
    return token.size() == 1 && is_alphabetic(token[0]);
}

/// Reads the flags that are taken away, behind the dash.
std::uint32_t parse_removed_flags(PatternReader& reader, PatternDialect dialect) {
    std::u32string_view token = reader.get();
    if (token.empty()) reader.fail("missing flag");
    if (!flag_of_letter(token, dialect)) reader.fail(is_letter(token) ? "unknown flag" : "missing flag", token.size());
    std::uint32_t removed = 0;
    while (token != U":") {
        const std::uint32_t flag = flag_of_letter(token, dialect);
        if (!flag) reader.fail(is_letter(token) ? "unknown flag" : "missing :", token.size());
        if (dialect.minor >= 7 && (flag & pattern_type_flags))
            reader.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        removed |= flag;
        token = reader.get();
        if (token.empty()) reader.fail("missing :");
    }
    return removed;
}

/// One more flag of those that are given.
void add_flag(const PatternReader& reader, std::uint32_t flag, std::uint32_t& added, PatternDialect dialect) {
    added |= flag;
    if (dialect.minor < 7) return;
    if (reader.is_text() && flag == pattern_locale)
        reader.fail("bad inline flags: cannot use 'L' flag with a str pattern");
    if (!reader.is_text() && flag == pattern_unicode)
        reader.fail("bad inline flags: cannot use 'u' flag with a bytes pattern");
    if ((flag & pattern_type_flags) && (added & pattern_type_flags) != flag)
        reader.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
}

}  // namespace

PatternWidth added(PatternWidth left, PatternWidth right) {
    return {std::min(left.least + right.least, PatternWidth::unlimited),
            std::min(left.most + right.most, PatternWidth::unlimited)};
}

PatternWidth either(PatternWidth left, PatternWidth right) {
    return {std::min(left.least, right.least), std::max(left.most, right.most)};
}

PatternWidth times(PatternWidth width, std::uint64_t least, std::uint64_t most) {
    auto product = [](std::uint64_t one, std::uint64_t other) {
        return one && other > PatternWidth::unlimited / one ? PatternWidth::unlimited : one * other;
    };
    return {product(width.least, least), product(width.most, most)};
}

std::uint32_t PatternGroups::open(std::u32string_view name) {
    const std::uint32_t group = count();
    widths_.emplace_back();
    if (name.empty()) return group;
    if (auto other = find(name)) {
        const std::string message =
            fmt::format("redefinition of group name {} as group {}; was group {}", as_repr(name), group, *other);
        throw PatternFault{message, std::nullopt};
    }
    names.emplace_back(as_utf8(name), group);
    return group;
}

void PatternGroups::close(std::uint32_t group, PatternWidth width) {
    widths_[group] = width;
    closing_order.push_back({group});
}

std::optional<std::uint32_t> PatternGroups::find(std::u32string_view name) const {
    const std::string wanted = as_utf8(name);
    for (const auto& [each, group] : names) {
        if (each == wanted) return group;
    }
    return std::nullopt;
}

void PatternGroups::check_in_lookbehind(std::uint64_t group, const PatternReader& reader) const {
    if (!first_of_lookbehind) return;
    if (!is_closed(group)) reader.fail("cannot refer to an open group");
    if (group >= *first_of_lookbehind) reader.fail("cannot refer to group defined in the same lookbehind subpattern");
}

std::uint32_t flag_of_letter(std::u32string_view token, PatternDialect dialect) {
    if (token.size() != 1) return 0;
    switch (token[0]) {
        case 'i': return pattern_ignore_case;
        case 'L': return pattern_locale;
        case 'm': return pattern_multiline;
        case 's': return pattern_dot_all;
        case 'x': return pattern_verbose;
        case 'a': return dialect.python_2 ? 0 : std::uint32_t{pattern_ascii};
        case 'u': return pattern_unicode;
        case 't': return dialect.minor <= 10 ? std::uint32_t{pattern_template} : 0;
        default: return 0;
    }
}

std::optional<FlagChange> parse_flags(PatternReader& reader, std::u32string_view first, std::uint32_t& global_flags,
                                      PatternDialect dialect) {
    const std::uint32_t only_global =
        pattern_debug | pattern_template | (dialect.minor < 7 ? std::uint32_t{pattern_type_flags} : 0);
    FlagChange change;
    std::u32string_view token = first;
    while (token != U"-" && token != U":" && token != U")") {
        const std::uint32_t flag = flag_of_letter(token, dialect);
        if (!flag) reader.fail(is_letter(token) ? "unknown flag" : "missing -, : or )", token.size());
        add_flag(reader, flag, change.add, dialect);
        token = reader.get();
        if (token.empty()) reader.fail("missing -, : or )");
    }
    if (token == U")") {
        global_flags |= change.add;
        return std::nullopt;
    }
    if (change.add & only_global) reader.fail("bad inline flags: cannot turn on global flag", 1);
    if (token == U"-") change.remove = parse_removed_flags(reader, dialect);
    if (change.remove & only_global) reader.fail("bad inline flags: cannot turn off global flag", 1);
    if (change.add & change.remove) reader.fail("bad inline flags: flag turned on and off", 1);
    return change;
}

}  // namespace lastref::model
