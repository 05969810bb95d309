#include "backends/model/vm/errors/syntax_wordings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <variant>

namespace lastref::model {

namespace {

/// What a message was from 3.`since` to 3.`until`: one that begins and ends so, and has something between if the new
/// one has a place for it.
struct SyntaxWording {
    int since;
    int until;
    std::string_view begin;
    std::string_view end;
    std::string_view instead;
};

constexpr std::string_view maybe_compared = " here. Maybe you meant '==' instead of '='?";

// From the newest to the oldest; each goes on from what those before it made.
constexpr SyntaxWording wordings[] = {
    // clang-format off
    {15, 99, "named arguments must follow bare *", "", "named parameters must follow bare *"},
    {15, 99, "at least one argument must precede /", "", "at least one parameter must precede /"},
    {15, 99, "arguments cannot follow var-keyword argument", "", "parameters cannot follow var-keyword parameter"},
    {15, 99, "duplicate argument ", " in function definition", "duplicate parameter {} in function definition"},
    {0, 13, "multiple exception types must be parenthesized when using 'as'", "", "multiple exception types must be parenthesized"},
    {0, 12, "Expected one or more names after 'import'", "", "invalid syntax"},
    {0, 14, "f-string: conversion type must come right after the exclamation mark", "", "f-string: conversion type must come right after the exclamanation mark"},
    {0, 12, "'yield from' outside function", "", "'yield' outside function"},
    {0, 12, "unterminated string literal ", "; perhaps you escaped the end quote?", "unterminated string literal {}"},
    {0, 11, "parameter without a default follows parameter with a default", "", "non-default argument follows default argument"},
    {0, 10, "/ must be ahead of *", "", "invalid syntax"},
    {0, 10, "/ may appear only once", "", "invalid syntax"},
    {0, 10, "at least one argument must precede /", "", "invalid syntax"},
    {0, 10, "arguments cannot follow var-keyword argument", "", "invalid syntax"},
    {0, 10, "expected one or more exception types", "", "invalid syntax"},
    {0, 10, "cannot have both 'except' and 'except*' on the same 'try'", "", "invalid syntax"},
    {0, 10, "expected '('", "", "invalid syntax"},
    {0, 10, "expected default value expression", "", "invalid syntax"},
    {0, 10, "invalid non-printable character ", "", "invalid syntax"},
    {0, 9, "unterminated triple-quoted string literal ", "", "EOF while scanning triple-quoted string literal"},
    {0, 9, "cannot assign to ellipsis", maybe_compared, "cannot assign to Ellipsis"},
    {0, 9, "cannot assign to dict literal", maybe_compared, "cannot assign to dict display"},
    {0, 9, "cannot assign to expression", maybe_compared, "cannot assign to operator"},
    {0, 9, "cannot assign to ", maybe_compared, "cannot assign to {}"},
    {0, 9, "cannot assign to expression", "", "cannot assign to operator"},
    {0, 9, "cannot assign to dict literal", "", "cannot assign to dict display"},
    {0, 9, "cannot delete expression", "", "cannot delete operator"},
    {0, 9, "cannot delete dict literal", "", "cannot delete dict display"},
    {0, 9, "cannot use starred expression here", "", "can't use starred expression here"},
    {0, 9, "expected 'else' after 'if' expression", "", "invalid syntax"},
    {0, 9, "did you forget parentheses around the comprehension target?", "", "invalid syntax"},
    {0, 9, "expected ':'", "", "invalid syntax"},
    {0, 9, "':' expected after dictionary key", "", "invalid syntax"},
    {0, 9, "expression expected after dictionary key and ':'", "", "invalid syntax"},
    {0, 9, "cannot use a starred expression in a dictionary value", "", "invalid syntax"},
    {0, 9, "invalid imaginary literal", "", "invalid syntax"},
    {0, 7, "closing parenthesis ", "", "invalid syntax"},
    {0, 9, "bytes can only contain ASCII literal characters", "", "bytes can only contain ASCII literal characters."},
    {0, 9, "invalid syntax. Perhaps you forgot a comma?", "", "invalid syntax"},
    {0, 8, "multiple starred expressions in assignment", "", "two starred expressions in assignment"},
    {0, 8, "cannot delete starred", "", "can't use starred expression here"},
    {0, 8, "keyword argument repeated: ", "", "keyword argument repeated"},
    {0, 8, "'tuple' is an illegal expression for augmented assignment", "", "illegal expression for augmented assignment"},
    {0, 8, "'list' is an illegal expression for augmented assignment", "", "illegal expression for augmented assignment"},
    {0, 8, "", " is an illegal expression for augmented assignment", "cannot assign to {}"},
    {0, 8, "invalid character ", "", "invalid character in identifier"},
    {0, 7, "invalid decimal literal", "", "invalid token"},
    {0, 7, "invalid hexadecimal literal", "", "invalid token"},
    {0, 7, "invalid octal literal", "", "invalid token"},
    {0, 7, "invalid binary literal", "", "invalid token"},
    {0, 7, "invalid digit ", "", "invalid token"},
    {0, 7, "leading zeros in decimal integer literals ", "", "invalid token"},
    {0, 7, "assignment expression c", "", "invalid syntax"},
    {0, 7, "comprehension inner loop cannot rebind ", "", "invalid syntax"},
    {0, 7, "cannot use assignment expressions with ", "", "invalid syntax"},
    {0, 7, "unmatched '", "", "invalid syntax"},
    {0, 7, "cannot assign to __debug__", "", "assignment to keyword"},
    {0, 7, "cannot assign to set display", "", "can't assign to literal"},
    {0, 7, "cannot assign to dict display", "", "can't assign to literal"},
    {0, 7, "cannot assign to 'None'", "", "can't assign to keyword"},
    {0, 7, "cannot assign to None", "", "can't assign to keyword"},
    {0, 7, "cannot assign to True", "", "can't assign to keyword"},
    {0, 7, "cannot assign to False", "", "can't assign to keyword"},
    {0, 7, "cannot assign to f-string expression", "", "can't assign to literal"},
    {0, 7, "cannot assign to ", "", "can't assign to {}"},
    {0, 7, "cannot delete ", "", "can't delete {}"},
    {0, 7, "expression cannot contain assignment, perhaps you meant \"==\"?", "", "keyword can't be an expression"},
    {0, 6, "'await' outside function", "", "invalid syntax"},
    {0, 6, "Generator expression must be parenthesized", "", "Generator expression must be parenthesized if not sole argument"},
    // clang-format on
};

/// What older versions say of depends on more than the message.
constexpr SyntaxWording unknown_words[] = {
    {0, 9, "invalid syntax. Maybe you meant ", "", ""},
    {0, 11, "f-string: ", "", ""},
};

/// Of those, what is known: where the f-string was one token that ended too early.
constexpr std::string_view known_words[] = {"f-string: expecting '}'", "f-string: unmatched '(",
                                            "f-string: unmatched '[", "f-string: unmatched '{"};

/// What is told without a line.
constexpr SyntaxWording lineless[] = {
    {8, 9, "asynchronous comprehension outside of an asynchronous function", "", ""},
};

bool fits(const SyntaxWording& row, std::string_view message, int minor) {
    bool in_time = row.since <= minor && minor <= row.until;
    return in_time && message.size() >= row.begin.size() + row.end.size() && message.starts_with(row.begin) &&
           message.ends_with(row.end);
}

void apply(const SyntaxWording& row, std::string& message) {
    std::string middle = message.substr(row.begin.size(), message.size() - row.begin.size() - row.end.size());
    if (middle.size() > 1 && row.begin.empty() && middle.front() == '\'') middle = middle.substr(1, middle.size() - 2);
    std::string made(row.instead);
    if (std::size_t place = made.find("{}"); place != std::string::npos) made.replace(place, 2, middle);
    message = std::move(made);
}

/// Line `number` of the source, and where it begins.
std::string_view line_at(std::string_view source, int number, std::size_t& start) {
    start = 0;
    for (; number > 1 && start < source.size(); --number) start = std::min(source.find('\n', start), source.size()) + 1;
    start = std::min(start, source.size());
    return source.substr(start, source.find('\n', start) - start);
}

bool parses(const std::string& source) {
    return std::holds_alternative<syntax::Module>(syntax::parse(source, "", syntax::Grammar::python_3));
}

std::string_view stripped(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

/// Up to 3.9 a number ends where it can, and a name right behind it is just a second token.
bool is_number_with_name(const syntax::SyntaxError& error, std::string_view line) {
    if (!error.message.starts_with("invalid ") || !error.message.ends_with(" literal")) return false;
    auto place = static_cast<std::size_t>(std::max(error.offset, 1)) - 1;
    if (place >= line.size() || line[place] == '_') return false;
    bool is_radix = place > 0 && line[place - 1] == '0' && std::isalpha(static_cast<unsigned char>(line[place]));
    return std::isalnum(static_cast<unsigned char>(line[place])) && !is_radix;
}

/// A string that its line does not end: older parsers had stumbled over what stands wrong before it.
std::string open_string(const syntax::SyntaxError& error, std::string_view source) {
    std::size_t start = 0;
    std::string_view line = line_at(source, error.line, start);
    std::size_t before = std::min<std::size_t>(static_cast<std::size_t>(std::max(error.offset, 1)) - 1, line.size());
    auto rest = syntax::parse(std::string(source.substr(0, start + before)) + "''\n", "", syntax::Grammar::python_3);
    const auto* wrong = std::get_if<syntax::SyntaxError>(&rest);
    bool goes_on = !wrong || wrong->message.find("was never closed") != std::string::npos ||
                   wrong->kind == syntax::SyntaxErrorKind::indentation_error;
    return goes_on ? "EOL while scanning string literal" : "invalid syntax";
}

/// A bracket that is never closed: up to 3.9 the source just ended too early, unless something else is wrong in it.
bool ends_too_early(const syntax::SyntaxError& error, std::string_view source) {
    char bracket = error.message[1];
    std::string closed(1, bracket == '(' ? ')' : bracket == '[' ? ']' : '}');
    std::string text(stripped(source));
    return parses(text + closed + "\n") || parses(text + "0" + closed + "\n") || parses(text + closed + ": pass\n");
}

/// `print x` and `exec x` on a line without parentheses, up to 3.9.
std::string legacy_statement(std::string_view line) {
    if (line.find('(') != std::string_view::npos) return {};
    std::size_t colon = line.find(':');
    for (std::size_t start : {std::size_t{0}, colon == std::string_view::npos ? line.size() : colon + 1}) {
        std::string_view rest = stripped(line.substr(start));
        if (rest.starts_with("exec ")) return "Missing parentheses in call to 'exec'";
        if (!rest.starts_with("print ")) continue;
        std::string_view data = stripped(rest.substr(6, rest.find(';') - 6));
        return fmt::format("Missing parentheses in call to 'print'. Did you mean print({}{})?", data,
                           data.ends_with(',') ? " end=\" \"" : "");
    }
    return {};
}

/// A block that is missing at the very end, up to 3.8.
bool is_block_missing_at_end(const syntax::SyntaxError& error, std::string_view source) {
    std::size_t place = error.message.rfind(' ');
    int header = std::atoi(error.message.c_str() + place + 1);
    std::size_t start = 0;
    line_at(source, header + 1, start);
    return stripped(source.substr(start)).empty();
}

void reword_to_3_9(syntax::SyntaxError& error, std::string_view source, int minor) {
    std::size_t start = 0;
    std::string_view line = line_at(source, error.line, start);
    if (is_number_with_name(error, line)) error.message = "invalid syntax";
    if (error.message.starts_with("unterminated string literal")) error.message = open_string(error, source);
    if (error.message.starts_with("expected an indented block after ")) {
        bool at_end = minor < 9 && is_block_missing_at_end(error, source);
        if (at_end) error.kind = syntax::SyntaxErrorKind::syntax_error;
        error.message = at_end ? "unexpected EOF while parsing" : "expected an indented block";
    }
    if (error.message.starts_with("Missing parentheses in call to ")) error.message = "invalid syntax";
    if (error.message != "invalid syntax") return;
    std::string legacy = legacy_statement(line);
    if (!legacy.empty()) error.message = std::move(legacy);
}

/// The letters before the string at which an error is, in lower case; empty if they cannot begin a string.
std::string prefix_at(const syntax::SyntaxError& error, std::string_view line) {
    std::size_t quote =
        std::min(line.find_first_of("'\"", static_cast<std::size_t>(std::max(error.offset, 1)) - 1), line.size());
    std::size_t start = quote;
    while (start > 0 && std::isalpha(static_cast<unsigned char>(line[start - 1]))) --start;
    std::string letters(line.substr(start, quote - start));
    for (char& each : letters) each = static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
    bool is_prefix = letters.find_first_not_of("bfrtu") == std::string::npos && quote < line.size();
    return is_prefix ? letters : std::string();
}

/// From 3.14 on: which two of the letters before a string do not go together; empty: nothing like that.
std::string incompatible_prefixes(std::string_view letters) {
    for (std::string_view pair : {"ub", "ur", "uf", "ut", "bf", "bt", "ft"}) {
        bool both = letters.find(pair[0]) != letters.npos && letters.find(pair[1]) != letters.npos;
        if (both) return fmt::format("'{}' and '{}' prefixes are incompatible", pair[0], pair[1]);
    }
    return {};
}

/// Up to 3.7 numbers were read in another way; up to 3.6 `async` and `await` were words only in coroutines.
bool has_words_of_its_own(const syntax::SyntaxError& error, std::string_view source, int minor) {
    std::size_t start = 0;
    std::string_view line = line_at(source, error.line, start);
    bool in_number = minor <= 7 && error.message.ends_with(" literal") && line.find('_') != std::string_view::npos;
    bool is_async = source.find("async") != std::string_view::npos || source.find("await") != std::string_view::npos;
    return in_number || (minor <= 6 && is_async);
}

}  // namespace

void reword_end_of_expression(syntax::SyntaxError& error, std::string_view source, int minor) {
    if (error.message != "invalid syntax" || source.find('\n') != std::string_view::npos) return;
    if (source.empty()) error.line = error.offset = error.end_offset = 0;
    const auto length = static_cast<int>(source.size());
    if (error.offset < 1 && minor < 10) error.message = "unexpected EOF while parsing";
    if (error.offset < 1) return;
    const bool at_end = error.offset > length;
    if (minor >= 10) {
        if (at_end) error.offset = error.end_offset = 0;
        return;
    }
    const std::string_view rest =
        at_end ? std::string_view() : source.substr(static_cast<std::size_t>(error.offset - 1));
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    const bool is_last = std::all_of(rest.begin(), rest.end(), is_word) || rest.size() == 1;
    if (!is_last) return;
    error.message = "unexpected EOF while parsing";
    if (at_end) error.offset = length;
}

std::string reword_syntax_error(syntax::SyntaxError& error, std::string_view source, int minor) {
    const std::string unknown = "what this version says of a SyntaxError";
    const bool known = std::any_of(std::begin(known_words), std::end(known_words),
                                   [&](std::string_view words) { return error.message.starts_with(words); });
    for (const SyntaxWording& row : unknown_words) {
        if (!known && fits(row, error.message, minor)) return unknown;
    }
    if (has_words_of_its_own(error, source, minor)) return unknown;
    for (const SyntaxWording& row : lineless) {
        if (fits(row, error.message, minor)) error.line = 0;
    }
    for (const SyntaxWording& row : wordings) {
        if (row.until >= 10 && fits(row, error.message, minor)) apply(row, error.message);
    }
    if (minor >= 14 && error.message == "invalid syntax") {
        std::size_t start = 0;
        const std::string letters = prefix_at(error, line_at(source, error.line, start));
        std::string prefixes = incompatible_prefixes(letters);
        if (prefixes.empty() && letters.find('t') != std::string::npos) return "a template string";
        if (!prefixes.empty()) error.message = std::move(prefixes);
    }
    if (minor > 9) return {};
    if (error.message.find("was never closed") != std::string::npos) {
        if (!ends_too_early(error, source)) return unknown;
        error.message = "unexpected EOF while parsing";
        return {};
    }
    reword_to_3_9(error, source, minor);
    for (const SyntaxWording& row : wordings) {
        if (row.until < 10 && fits(row, error.message, minor)) apply(row, error.message);
    }
    return {};
}

void reword_for_pypy(syntax::SyntaxError& error, std::string_view source, const Wordings& words) {
    if (error.message.ends_with(" was never closed")) {
        const bool ends_line = source.ends_with('\n');
        error.end_line = static_cast<int>(std::ranges::count(source, '\n')) + (ends_line ? 1 : 2);
        if (!words.unclosed_bracket.empty()) error.message = words.unclosed_bracket;
        return;
    }
    constexpr std::string_view begin = "Missing parentheses in call to '";
    if (!error.message.starts_with(begin)) return;
    std::string word = error.message.substr(begin.size(), error.message.find('\'', begin.size()) - begin.size());
    if (word == "exec" && !words.exec_is_explained) {
        error.message = fmt::format("{}exec'", begin);
        return;
    }
    std::size_t start = 0;
    std::string_view line = line_at(source, error.line, start);
    std::size_t place = line.find(word + " ");
    std::string_view rest = place == std::string_view::npos ? line : line.substr(place + word.size());
    std::size_t end = std::min(rest.find(';'), rest.size());
    std::string data(stripped(rest.substr(0, end)));
    if (data.ends_with(',')) data += " end=\" \"";
    bool is_known = stripped(rest.substr(std::min(end + 1, rest.size()))).empty() &&
                    data.find_first_of("(#") == std::string::npos && parses("f(" + data + ")\n");
    std::string call = is_known ? fmt::format("{}({})", word, data) : fmt::format(fmt::runtime(words.print_call), word);
    error.message = fmt::format("{}{}'. Did you mean {}?", begin, word, call);
}

}  // namespace lastref::model
