#include "backends/model/syntax/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace lastref::model::syntax {

namespace {

bool is_ascii(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if (word & 0x8080808080808080U) return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 128; });
}

/// The length of the UTF-8 sequence at the front, 0 when there is no valid one.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0U) == 0xE0 ? 3 : lead <= 0xF4 ? 4 : 0;
    if (lead < 0xC2 || length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return length;
}

std::string_view nth_line(std::string_view text, int number) {
    for (; number > 1; --number) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

/// The encoding that a line declares in a comment as PEP 263 has it, or nothing.
std::string_view declared_encoding(std::string_view line) {
    const std::size_t start = line.find_first_not_of(" \t\f");
    if (start == std::string_view::npos || line[start] != '#') return {};
    std::size_t at = line.find("coding", start);
    while (at != std::string_view::npos && at + 6 < line.size() && line[at + 6] != ':' && line[at + 6] != '=') {
        at = line.find("coding", at + 6);
    }
    if (at == std::string_view::npos || at + 7 > line.size()) return {};
    const std::size_t name = line.find_first_not_of(" \t", at + 7);
    if (name == std::string_view::npos) return {};
    std::size_t end = name;
    while (end < line.size() &&
           (std::isalnum(static_cast<unsigned char>(line[end])) || std::strchr("-_.", line[end]))) {
        ++end;
    }
    return line.substr(name, end - name);
}

bool is_blank_or_comment(std::string_view line) {
    const std::size_t start = line.find_first_not_of(" \t\f");
    return start == std::string_view::npos || line[start] == '#';
}

std::string_view find_declared_encoding(std::string_view text) {
    const std::string_view first = nth_line(text, 1);
    const std::string_view encoding = declared_encoding(first);
    if (!encoding.empty() || !is_blank_or_comment(first)) return encoding;
    return declared_encoding(nth_line(text, 2));
}

enum class Encoding { utf_8, latin_1, other };

Encoding classify(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        plain += c == '_' || c == '.' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    const auto is = [&](std::string_view wanted) { return plain == wanted; };
    if (is("") || is("utf-8") || is("utf8") || plain.starts_with("utf-8-") || is("ascii") || is("us-ascii")) {
        return Encoding::utf_8;
    }
    const bool latin = is("latin-1") || is("latin1") || is("iso-8859-1") || is("iso8859-1") || is("iso-latin-1");
    return latin || plain.starts_with("latin-1-") || plain.starts_with("iso-8859-1-") ? Encoding::latin_1
                                                                                      : Encoding::other;
}

/// Every "\r\n" and every "\r" on its own becomes "\n".
std::string with_plain_newlines(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            plain += text[i];
        } else {
            plain += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
        }
    }
    return plain;
}

std::string latin_1_as_utf8(std::string_view text) {
    std::string utf8;
    for (const char c : text) append_utf8(utf8, static_cast<unsigned char>(c));
    return utf8;
}

SyntaxError undecodable(std::string_view text, std::size_t at) {
    SyntaxError error;
    error.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    error.message = fmt::format(
        "Non-UTF-8 code starting with '\\x{:02x}' on line {}, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details",
        static_cast<unsigned char>(text[at]), error.line);
    error.end_line = error.line;
    return error;
}

}  // namespace

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

char32_t take_code_point(std::string_view& utf8) {
    const auto lead = static_cast<unsigned char>(utf8[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code_point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code_point = code_point << 6 | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
    }
    utf8.remove_prefix(length);
    return code_point;
}

std::size_t find_invalid_utf8(std::string_view text) {
    if (is_ascii(text)) return std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::optional<std::variant<SyntaxError, Unsupported>> Source::load(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::string_view encoding = find_declared_encoding(text);
    if (classify(encoding) == Encoding::other) return Unsupported{fmt::format("source encoding '{}'", encoding), 1, 0};
    if (classify(encoding) == Encoding::latin_1) {
        owned_ = latin_1_as_utf8(text);
        text = owned_;
    }
    if (text.find('\r') != std::string_view::npos) {
        owned_ = with_plain_newlines(text);
        text = owned_;
    }
    if (const std::size_t at = find_invalid_utf8(text); at != std::string_view::npos) return undecodable(text, at);
    if (text.find('\0') != std::string_view::npos) {
        SyntaxError error;
        error.message = "source code cannot contain null bytes";
        return error;
    }
    text_ = text;
    return std::nullopt;
}

std::string_view Source::line(int number) const {
    return nth_line(text_, number);
}

}  // namespace lastref::model::syntax
