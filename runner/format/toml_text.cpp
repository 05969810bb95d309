#include "runner/format/toml_text.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
        out += fmt::format("\\u{:04X}", byte);
    else
        out += c;
}

/// Whether nothing but spaces stands between `at` and the end of its line.
bool ends_line(std::string_view text, std::size_t at) {
    const std::size_t next = text.find_first_not_of(' ', at);
    return next == std::string_view::npos || text[next] == '\n';
}

}  // namespace

std::string toml_line(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += "\\\"";
        else
            append_escaped(out, c);
    }
    return out + '"';
}

std::string toml_block(std::string_view text) {
    if (text.find('\n') == std::string_view::npos) return toml_line(text);
    std::string out = "\"\"\"\n";
    int quotes = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        quotes = c == '"' ? quotes + 1 : 0;
        if (c == '\n')
            out += c;
        else if (c == '"' && (quotes == 3 || i + 1 == text.size()))
            out += "\\\"", quotes = 0;
        else if (c == ' ' && ends_line(text, i))
            out += "\\u0020";
        else
            append_escaped(out, c);
    }
    return out + "\"\"\"";
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > text.size()) return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2) return false;
            point = point << 6 | (next & 0x3fU);
        }
        constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
        i += length;
    }
    return true;
}

}  // namespace lastref
