#pragma once

#include "backends/model/library/patterns/pattern_parser.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct pcre2_real_code_8;

namespace lastref::model {

/// Where a match has to be.
struct MatchKind {
    bool at_start = false;         ///< it begins where the search does
    bool at_end = false;           ///< it ends where the text does
    bool not_empty_there = false;  ///< it is not empty where the search begins
};

/// A regular expression, ready to be matched by PCRE2.
class PatternCode {
public:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    /// Throws what parse_pattern() does. One that was asked for lately is not made anew.
    static std::shared_ptr<const PatternCode> of(std::string_view text, bool is_text, std::uint32_t flags,
                                                 PatternDialect dialect);

    PatternCode(ParsedPattern parsed, bool is_text);
    ~PatternCode();
    PatternCode(const PatternCode&) = delete;
    PatternCode& operator=(const PatternCode&) = delete;

    [[nodiscard]] const ParsedPattern& parsed() const { return parsed_; }

    /// Looks for a match in `subject` from byte `start` on. `spans` gets the bytes where each group, 0 first, begins
    /// and ends; `absent` for one that took no part. Throws PatternLack where that takes too many steps.
    bool match(std::string_view subject, std::size_t start, MatchKind kind, std::vector<std::size_t>& spans) const;

    /// The group of those that took part that was closed last; 0: none.
    [[nodiscard]] std::uint32_t last_closed(std::span<const std::size_t> spans) const;

private:
    ParsedPattern parsed_;
    pcre2_real_code_8* code_;
};

}  // namespace lastref::model
