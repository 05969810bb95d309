#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::model {

/// What is warned of while an expression is read.
struct PatternWarning {
    bool is_of_future;  ///< a FutureWarning, else a DeprecationWarning
    std::string message;
};

/// Thrown for what is no regular expression: the `re.error` that tells of it.
struct PatternFault {
    std::string message;
    std::optional<std::size_t> position;     ///< in code points
    std::vector<PatternWarning> warnings{};  ///< of what came before
};

/// Thrown for a regular expression that the model does not have; `what` names it.
struct PatternLack {
    std::string what;
};

/// The tokens of a regular expression: characters, and backslashes with the character behind each. All that is counted
/// is counted in code points.
class PatternReader {
public:
    /// `text` is UTF-8; of an expression for bytes, each byte is a code point.
    PatternReader(std::string_view text, bool is_text);

    [[nodiscard]] bool is_text() const { return is_text_; }
    /// The next token; empty at the end.
    [[nodiscard]] std::u32string_view next() const { return next_; }
    [[nodiscard]] bool at_end() const { return next_.empty(); }
    [[nodiscard]] bool is_next(char32_t character) const { return next_.size() == 1 && next_[0] == character; }
    [[nodiscard]] bool is_next_of(std::u32string_view characters) const {
        return next_.size() == 1 && characters.find(next_[0]) != std::u32string_view::npos;
    }

    /// Takes the next token.
    std::u32string_view get();
    /// Takes the next token if it is that character.
    bool match(char32_t character);
    /// Takes up to `most` tokens that are among `characters`.
    std::u32string get_while(std::size_t most, std::u32string_view characters);
    /// Takes what comes before `terminator`, and that. Fails with "missing " + `name` where there is nothing.
    std::u32string get_until(char32_t terminator, std::string_view name);

    /// Where the next token is.
    [[nodiscard]] std::size_t tell() const { return index_ - next_.size(); }
    void seek(std::size_t place);

    /// Throws a PatternFault about what begins `back` code points before the next token.
    [[noreturn]] void fail(const std::string& message, std::size_t back = 0) const;

    /// The first `most` code points of the text, as Python shows them.
    [[nodiscard]] std::string shown_start(std::size_t most) const;
    [[nodiscard]] std::size_t size() const { return text_.size(); }

private:
    void advance();

    std::u32string text_;
    bool is_text_;
    std::size_t index_ = 0;  ///< behind the next token
    std::u32string_view next_;
};

std::string as_utf8(std::u32string_view text);
/// 'text', as repr() shows it.
std::string as_repr(std::u32string_view text);

}  // namespace lastref::model
