#include <fmt/format.h>

#include "backends/model/syntax/tokenizer.hpp"

namespace lastref::model::syntax {

namespace {

constexpr std::size_t most_fstrings = 149;
constexpr int most_nested_fields = 3;

std::size_t measure_quote(std::string_view text, std::size_t at) {
    const char quote = text[at];
    return text.substr(at, 3) == std::string(3, quote) ? 3 : 1;
}

}  // namespace

void Tokenizer::read_string(std::size_t prefix_length) {
    const Place start = here();
    at_ += prefix_length;
    const char quote = peek();
    const std::size_t quote_size = measure_quote(text_, at_);
    at_ += quote_size;
    std::size_t counted = at_;
    std::size_t quotes = 0;
    bool escaped_quote = false;
    while (quotes != quote_size) {
        const char c = peek();
        if (at_end() || (quote_size == 1 && c == '\n'))
            return unterminated_string(start, quote, quote_size, escaped_quote);
        ++at_;
        quotes = c == quote ? quotes + 1 : 0;
        if (c == '\\') {
            if (at_end()) return unterminated_string(start, quote, quote_size, escaped_quote);
            escaped_quote |= peek() == quote;
            ++at_;
        }
        if (text_[at_ - 1] == '\n') {
            begin_line_at(at_);
            counted = at_;
        }
    }
    count_wide_characters(counted, at_);
    add(TokenKind::string, start);
}

void Tokenizer::unterminated_string(const Place& start, char quote, std::size_t quote_size, bool escaped_quote) {
    const Place place{start.at, start.line, start.column + 1};
    // At the end of the text the last line has been counted already when it had a newline.
    const std::uint32_t detected = at_end() && line_start_ == at_ && line_ > start.line ? line_ - 1 : line_;
    if (!fstrings_.empty() && fstrings_.back().quote == quote && fstrings_.back().quote_size == quote_size) {
        return fail_at("f-string: expecting '}'", place);
    }
    if (quote_size == 3) {
        return fail_at(fmt::format("unterminated triple-quoted string literal (detected at line {})", detected), place);
    }
    fail_at(fmt::format("unterminated string literal (detected at line {}){}", detected,
                        escaped_quote ? "; perhaps you escaped the end quote?" : ""),
            place);
}

void Tokenizer::begin_fstring(std::size_t prefix_length) {
    FString fstring;
    fstring.start = here();
    for (std::size_t i = 0; i < prefix_length; ++i) fstring.raw |= (peek(i) | 0x20) == 'r';
    fstring.quote = peek(prefix_length);
    fstring.quote_size = measure_quote(text_, at_ + prefix_length);
    if (fstrings_.size() >= most_fstrings) return fail("too many nested f-strings", at_ + prefix_length + 1);
    add_short(TokenKind::fstring_start, prefix_length + fstring.quote_size);
    fstrings_.push_back(fstring);
}

bool Tokenizer::read_fstring_end() {
    const FString& fstring = fstrings_.back();
    for (std::size_t i = 0; i < fstring.quote_size; ++i) {
        if (peek(i) != fstring.quote) return false;
    }
    const std::size_t size = fstring.quote_size;
    fstrings_.pop_back();
    add_short(TokenKind::fstring_end, size);
    return true;
}

void Tokenizer::begin_field() {
    FString& fstring = fstrings_.back();
    if (++fstring.field_depth >= most_nested_fields) return fail("f-string: expressions nested too deeply", at_);
    fstring.in_text = false;
}

/// Reads up to the end of the f-string or to the brace of a field, and adds what is before it as a middle part.
void Tokenizer::read_fstring_text() {
    if (peek() == '{' && peek(1) != '{') return begin_field();
    if (read_fstring_end()) return;
    const Place start = here();
    const FString& fstring = fstrings_.back();
    const bool in_spec = fstring.field_depth >= 0;
    std::size_t counted = at_;
    std::size_t quotes = 0;
    bool named_escape = false;
    const auto finish_part = [&](std::size_t skip) {
        count_wide_characters(counted, at_);
        add(TokenKind::fstring_middle, start);
        at_ += skip;
        out_.tokens.back().span.end_column += static_cast<std::uint32_t>(skip);
    };
    for (;;) {
        const char c = peek();
        if (at_end() || (fstring.quote_size == 1 && c == '\n')) {
            if (!in_spec || at_end()) return unterminated_fstring();
            finish_part(0);
            fstrings_.back().in_text = false;
            return;
        }
        if (c == fstring.quote) {
            ++at_;
            if (++quotes < fstring.quote_size) continue;
            at_ -= quotes;
            return finish_part(0);
        }
        quotes = 0;
        if (c == '{') {
            if (peek(1) == '{' && !in_spec) {
                ++at_;
                return finish_part(1);
            }
            finish_part(0);
            return begin_field();
        }
        if (c == '}') {
            if (named_escape || (peek(1) == '}' && !in_spec)) {
                ++at_;
                return finish_part(named_escape ? 0 : 1);
            }
            finish_part(0);
            fstrings_.back().in_text = false;
            return;
        }
        ++at_;
        if (c == '\\' && !at_end() && peek() != '{' && peek() != '}') {
            named_escape = !fstring.raw && peek() == 'N' && peek(1) == '{';
            at_ += named_escape ? 2 : 1;
        }
        if (text_[at_ - 1] == '\n') {
            begin_line_at(at_);
            counted = at_;
        }
    }
}

void Tokenizer::unterminated_fstring() {
    const FString& fstring = fstrings_.back();
    const Place place{fstring.start.at, fstring.start.line, fstring.start.column + 1};
    const std::uint32_t detected = at_end() && line_start_ == at_ && line_ > place.line ? line_ - 1 : line_;
    fail_at(fmt::format("unterminated {}f-string literal (detected at line {})",
                        fstring.quote_size == 3 ? "triple-quoted " : "", detected),
            place);
}

/// Whether a ":" at the current place ends the expression of a field.
bool Tokenizer::begins_format_spec() const {
    return !fstrings_.empty() && fstrings_.back().field_depth >= 0 &&
           fstrings_.back().depth - 1 == fstrings_.back().field_depth;
}

}  // namespace lastref::model::syntax
