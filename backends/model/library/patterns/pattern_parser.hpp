#pragma once

#include "backends/model/library/patterns/pattern_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The regular expressions of module re.
namespace lastref::model {

/// The flags of module re, with its numbers.
enum PatternFlag : std::uint32_t {
    pattern_template = 1,
    pattern_ignore_case = 2,
    pattern_locale = 4,
    pattern_multiline = 8,
    pattern_dot_all = 16,
    pattern_unicode = 32,
    pattern_verbose = 64,
    pattern_debug = 128,
    pattern_ascii = 256,
};
inline constexpr std::uint32_t pattern_type_flags = pattern_ascii | pattern_locale | pattern_unicode;

/// How many characters a part of an expression matches.
struct PatternWidth {
    static constexpr std::uint64_t unlimited = std::uint64_t{1} << 32;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
};

/// A group that was closed, and the outermost repeat that it is in; 0: none.
struct ClosedGroup {
    std::uint32_t group;
    std::uint32_t repeat = 0;
};

struct ParsedPattern {
    std::string translated;  ///< the same expression for PCRE2, groups by number alone
    std::uint32_t flags = 0;
    std::uint32_t groups = 0;                                  ///< without group 0
    std::vector<std::pair<std::string, std::uint32_t>> names;  ///< of groups, in order of sight
    PatternWidth width;
    std::vector<ClosedGroup> closing_order;
    std::vector<PatternWarning> warnings;
};

/// What versions differ in.
struct PatternDialect {
    bool python_2;
    int minor;  ///< of Python 3
};

/// Thrown for numbers of repeats that are too large.
struct PatternOverflow {};
/// Thrown for flags that do not go together: a ValueError.
struct PatternFlagsFault {
    std::string message;
};

/// Reads an expression and translates it. Throws PatternFault, PatternFlagsFault, PatternOverflow and PatternLack.
/// Source: the documentation of module re, and the messages of CPython 3.6 to 3.15.
ParsedPattern parse_pattern(std::string_view text, bool is_text, std::uint32_t flags, PatternDialect dialect);

}  // namespace lastref::model
