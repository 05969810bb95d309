#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backends/model/syntax/parse.hpp"
#include "backends/model/syntax/token.hpp"

namespace lastref::model::syntax {

/// Splits a source into tokens, all at once: an f-string becomes a start, its middle parts, the tokens of its fields
/// and an end. Requires a text as Source makes it; the tokens refer to it by position.
class Tokenizer {
public:
    Tokenizer(std::string_view text, Grammar grammar);

    /// Call once. Stops at the first error.
    TokenStream run();

private:
    /// A place in the text: its byte, its line, and its column in characters.
    struct Place {
        std::size_t at = 0;
        std::uint32_t line = 1;
        std::uint32_t column = 0;
    };

    /// An f-string that is open. Depths count brackets since its start, as CPython does: a field's own brace opens
    /// depth 1 of the outermost field.
    struct FString {
        Place start;
        char quote = 0;
        std::size_t quote_size = 1;
        bool raw = false;
        bool in_text = true;  // in its text or a format spec, else in a field's expression
        int depth = 0;
        int field_depth = -1;  // the depth before the innermost field's brace, -1 outside fields
    };

    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool at_end() const { return at_ >= text_.size(); }
    Place here() const;
    void begin_line_at(std::size_t start);
    void count_wide_characters(std::size_t from, std::size_t to);
    void add(TokenKind kind, const Place& start);
    void add_short(TokenKind kind, std::size_t length);
    void add_invisible(TokenKind kind);

    void step();
    void read_indentation();
    void change_indentation(int column, int alternative_column);
    void read_newline();
    void read_comment();
    bool read_continuation();
    void finish();
    void read_word();
    bool check_identifier(std::size_t start);
    void read_operator();
    TokenKind operator_kind(std::size_t& length) const;
    void open_bracket(char opening);
    bool close_bracket(char closing);
    bool begins_format_spec() const;

    void read_number();
    std::size_t skip_digits(std::size_t at, bool& good);
    void read_radix_number(std::string_view digits, std::string_view radix);
    bool check_end_of_number(std::size_t at, std::string_view kind);

    void read_string(std::size_t prefix_length);
    void unterminated_string(const Place& start, char quote, std::size_t quote_size, bool escaped_quote);
    void begin_fstring(std::size_t prefix_length);
    void read_fstring_text();
    bool read_fstring_end();
    void unterminated_fstring();
    void begin_field();

    /// Ends the run with an error whose offset is the column of byte `at` of the current line, in characters.
    void fail(std::string message, std::size_t at);
    void fail_at(std::string message, const Place& place);
    void fail_when_reached(SyntaxErrorKind kind, std::string message, int offset, int end_offset);

    std::string_view text_;
    bool is_python_2_;
    TokenStream out_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::size_t line_start_ = 0;
    std::uint32_t wide_bytes_ = 0;  // bytes of this line, up to at_, that begin no character
    bool at_line_start_ = true;
    bool done_ = false;
    std::vector<int> indents_{0};
    std::vector<int> alternative_indents_{0};
    std::vector<FString> fstrings_;
};

}  // namespace lastref::model::syntax
