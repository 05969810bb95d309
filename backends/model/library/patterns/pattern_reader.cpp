#include "backends/model/library/patterns/pattern_reader.hpp"

#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <fmt/format.h>

namespace lastref::model {

PatternReader::PatternReader(std::string_view text, bool is_text) : is_text_(is_text) {
    if (is_text) {
        for_each_code_point(text, [&](std::uint32_t code_point) { text_ += code_point; });
    } else {
        for (char each : text) text_ += static_cast<unsigned char>(each);
    }
    advance();
}

void PatternReader::advance() {
    const std::u32string_view text = text_;
    next_ = text.substr(index_, 1);
    if (next_ == U"\\") {
        next_ = text.substr(index_, 2);
        if (next_.size() == 1) throw PatternFault{"bad escape (end of pattern)", text_.size() - 1};
    }
    index_ += next_.size();
}

std::u32string_view PatternReader::get() {
    const std::u32string_view token = next_;
    advance();
    return token;
}

bool PatternReader::match(char32_t character) {
    if (!is_next(character)) return false;
    advance();
    return true;
}

std::u32string PatternReader::get_while(std::size_t most, std::u32string_view characters) {
    std::u32string taken;
    while (taken.size() < most && is_next_of(characters)) taken += get();
    return taken;
}

std::u32string PatternReader::get_until(char32_t terminator, std::string_view name) {
    std::u32string taken;
    while (!match(terminator)) {
        if (at_end()) {
            if (taken.empty()) fail("missing " + std::string(name));
            fail("missing " + as_utf8({&terminator, 1}) + ", unterminated name", taken.size());
        }
        taken += get();
    }
    if (taken.empty()) fail("missing " + std::string(name), 1);
    return taken;
}

void PatternReader::seek(std::size_t place) {
    index_ = place;
    advance();
}

void PatternReader::fail(const std::string& message, std::size_t back) const {
    if (is_text_) throw PatternFault{message, tell() - back};
    std::string escaped;
    for_each_code_point(message, [&](std::uint32_t code_point) {
        escaped +=
            code_point < 0x80 ? std::string(1, static_cast<char>(code_point)) : fmt::format("\\x{:02x}", code_point);
    });
    throw PatternFault{escaped, tell() - back};
}

std::string PatternReader::shown_start(std::size_t most) const {
    const std::u32string_view start = std::u32string_view(text_).substr(0, most);
    if (is_text_) return as_repr(start);
    std::string bytes;
    for (char32_t each : start) bytes += static_cast<char>(each);
    std::string shown;
    append_bytes_repr(shown, bytes);
    return shown;
}

std::string as_utf8(std::u32string_view text) {
    std::string result;
    for (char32_t each : text) append_code_point(result, each);
    return result;
}

std::string as_repr(std::u32string_view text) {
    std::string shown;
    append_repr(shown, as_utf8(text));
    return shown;
}

}  // namespace lastref::model
