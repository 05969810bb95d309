#pragma once

#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// What str and bytes methods do alike, over text whose units are code points or bytes. Pure functions.
namespace lastref::model {

using Pieces = std::vector<std::string_view>;

struct CodePointUnits {
    static std::uint32_t next(const char*& at) { return next_code_point(at); }
    static std::uint32_t previous(const char*& end) {
        do --end;
        while (is_continuation_byte(*end));
        const char* at = end;
        return next_code_point(at);
    }
    static bool is_blank(std::uint32_t unit) { return is_whitespace(unit); }
    static bool ends_line(std::uint32_t unit) { return is_line_break(unit); }
};

struct ByteUnits {
    static std::uint32_t next(const char*& at) { return static_cast<unsigned char>(*at++); }
    static std::uint32_t previous(const char*& end) { return static_cast<unsigned char>(*--end); }
    static bool is_blank(std::uint32_t unit) { return unit == ' ' || (unit >= 9 && unit <= 13); }
    static bool ends_line(std::uint32_t unit) { return unit == '\n' || unit == '\r'; }
};

inline std::string_view view_between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

enum class LineEnds : std::uint8_t { dropped, kept };

/// text.splitlines()
template <class Units>
Pieces split_lines(std::string_view text, LineEnds ends) {
    Pieces pieces;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at != end) {
        const char* start = at;
        const char* line_end = end;
        while (at != end) {
            const char* before = at;
            std::uint32_t unit = Units::next(at);
            if (!Units::ends_line(unit)) continue;
            if (unit == '\r' && at != end && *at == '\n') ++at;
            line_end = ends == LineEnds::kept ? at : before;
            break;
        }
        pieces.push_back(view_between(start, line_end));
    }
    return pieces;
}

/// text.split(None, most): pieces between blanks; `most` splits at most, negative: no limit.
template <class Units>
Pieces split_blanks(std::string_view text, std::int64_t most) {
    Pieces pieces;
    if (most < 0) most = std::numeric_limits<std::int64_t>::max();
    const char* at = text.data();
    const char* end = at + text.size();
    auto skip = [&](bool blank) {
        while (at != end) {
            const char* next = at;
            if (Units::is_blank(Units::next(next)) != blank) break;
            at = next;
        }
    };
    for (skip(true); at != end; skip(true)) {
        const char* start = at;
        if (most-- == 0) {
            pieces.push_back(view_between(start, end));
            break;
        }
        skip(false);
        pieces.push_back(view_between(start, at));
    }
    return pieces;
}

/// text.rsplit(None, most)
template <class Units>
Pieces split_blanks_from_right(std::string_view text, std::int64_t most) {
    Pieces backwards;
    if (most < 0) most = std::numeric_limits<std::int64_t>::max();
    const char* begin = text.data();
    const char* end = begin + text.size();
    auto skip = [&](bool blank) {
        while (end != begin) {
            const char* last = end;
            if (Units::is_blank(Units::previous(last)) != blank) break;
            end = last;
        }
    };
    for (skip(true); end != begin; skip(true)) {
        const char* stop = end;
        if (most-- == 0) {
            backwards.push_back(view_between(begin, stop));
            break;
        }
        skip(false);
        backwards.push_back(view_between(end, stop));
    }
    return {backwards.rbegin(), backwards.rend()};
}

/// Which ends a strip works on.
enum class Ends : std::uint8_t { left, right, both };

/// Without the units at the ends for which `drops` is true.
template <class Units, class Drops>
std::string_view strip_units(std::string_view text, Ends ends, Drops&& drops) {
    const char* begin = text.data();
    const char* end = begin + text.size();
    while (ends != Ends::right && begin != end) {
        const char* next = begin;
        if (!drops(Units::next(next))) break;
        begin = next;
    }
    while (ends != Ends::left && begin != end) {
        const char* last = end;
        if (!drops(Units::previous(last))) break;
        end = last;
    }
    return view_between(begin, end);
}

/// Pieces around a separator, which is not empty; negative `most`: no limit.
Pieces split_at(std::string_view text, std::string_view separator, std::int64_t most);
Pieces split_at_from_right(std::string_view text, std::string_view separator, std::int64_t most);

/// How often `needle` stands in `text`, without overlaps. An empty needle is not counted here.
std::size_t count_occurrences(std::string_view text, std::string_view needle);

/// text.replace(old, fresh, most); an empty `old` stands before every unit and at the end.
template <class Units>
std::string replace_occurrences(std::string_view text, std::string_view old, std::string_view fresh,
                                std::int64_t most) {
    if (most < 0) most = std::numeric_limits<std::int64_t>::max();
    std::string result;
    if (old.empty()) {
        const char* at = text.data();
        const char* end = at + text.size();
        for (; most > 0; --most) {
            result += fresh;
            if (at == end) break;
            const char* start = at;
            Units::next(at);
            result += view_between(start, at);
        }
        return result += view_between(at, end);
    }
    std::size_t at = 0;
    for (; most > 0; --most) {
        std::size_t found = text.find(old, at);
        if (found == std::string_view::npos) break;
        result += text.substr(at, found - at);
        result += fresh;
        at = found + old.size();
    }
    return result += text.substr(at);
}

/// Whether text.expandtabs(size) would be longer than any text can be.
inline bool expanded_is_too_long(std::string_view text, std::int64_t size) {
    std::int64_t tabs = std::count(text.begin(), text.end(), '\t');
    return tabs > 0 && size > (INT64_MAX - static_cast<std::int64_t>(text.size())) / tabs;
}

/// text.expandtabs(size)
template <class Units>
std::string expand_tabs(std::string_view text, std::int64_t size) {
    std::string result;
    std::int64_t column = 0;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at != end) {
        const char* start = at;
        std::uint32_t unit = Units::next(at);
        if (unit == '\t') {
            std::int64_t blanks = size > 0 ? size - column % size : 0;
            result.append(static_cast<std::size_t>(blanks), ' ');
            column += blanks;
            continue;
        }
        result += view_between(start, at);
        column = unit == '\n' || unit == '\r' ? 0 : column + 1;
    }
    return result;
}

}  // namespace lastref::model
