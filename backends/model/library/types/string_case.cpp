#include "backends/model/library/types/string_functions.hpp"

namespace lastref::model {

namespace {

bool is_cased(std::uint32_t c) {
    return is_lowercase(c) || is_uppercase(c) || is_titlecase(c);
}

constexpr std::uint32_t capital_sigma = 0x3a3;
constexpr std::uint32_t final_sigma = 0x3c2;

/// Apostrophes, modifiers and combining marks: what a word goes on behind.
bool is_case_ignorable(std::uint32_t c) {
    constexpr std::string_view plain = "'.:^`";
    if (c < 0x80) return plain.find(static_cast<char>(c)) != std::string_view::npos;
    return c == 0xa8 || c == 0xad || c == 0xaf || c == 0xb4 || c == 0xb7 || c == 0xb8 || (c >= 0x2b0 && c < 0x370) ||
           c == 0x2018 || c == 0x2019;
}

/// A sigma at the end of a word has a small form of its own.
bool ends_word(std::string_view text, const char* at, bool in_word) {
    if (!in_word) return false;
    const char* end = text.data() + text.size();
    std::uint32_t c = capital_sigma;
    do {
        if (at == end) return true;
        c = next_code_point(at);
    } while (is_case_ignorable(c));
    return !is_cased(c);
}

/// The text with each character in the case that `choose(code point, after a cased letter)` says.
template <class Choose>
Ref<Str> in_case(Run& run, Str* text, Choose&& choose) {
    std::string result;
    result.reserve(text->size);
    bool after_letter = false;
    bool in_word = false;
    const char* at = text->data();
    const char* end = at + text->size;
    while (at != end) {
        std::uint32_t c = next_code_point(at);
        LetterCase letter_case = choose(c, after_letter);
        if (c == capital_sigma && letter_case == LetterCase::lower && ends_word(text->view(), at, in_word)) {
            append_code_point(result, final_sigma);
        } else {
            append_in_case(result, c, letter_case);
        }
        after_letter = is_cased(c);
        if (!is_case_ignorable(c)) in_word = after_letter;
    }
    return make_string(run, result);
}

/// Whether there are characters and all satisfy the condition.
template <bool (*condition)(std::uint32_t)>
Value all(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    bool result = text->size != 0;
    for_each_code_point(text->view(), [&](std::uint32_t c) { result = result && condition(c); });
    return make_bool(run, result);
}

bool is_alphanumeric(std::uint32_t c) {
    return is_alphabetic(c) || is_numeric(c);
}

/// Whether there are letters of the wanted case and none of the other.
template <bool (*wanted)(std::uint32_t), bool (*other)(std::uint32_t)>
Value only_case(Run& run, Arguments arguments) {
    bool any = false;
    bool wrong = false;
    for_each_code_point(string_self(arguments)->view(), [&](std::uint32_t c) {
        any = any || wanted(c);
        wrong = wrong || other(c) || is_titlecase(c);
    });
    return make_bool(run, any && !wrong);
}

}  // namespace

Value string_upper_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments), [](std::uint32_t, bool) { return LetterCase::upper; });
}
Value string_lower_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments), [](std::uint32_t, bool) { return LetterCase::lower; });
}
Value string_casefold_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments), [](std::uint32_t, bool) { return LetterCase::folded; });
}
Value string_title_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments), [](std::uint32_t, bool after_letter) {
        return after_letter ? LetterCase::lower : LetterCase::title;
    });
}
Value string_capitalize_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments), [first = true](std::uint32_t, bool) mutable {
        return std::exchange(first, false) ? LetterCase::title : LetterCase::lower;
    });
}
Value string_swapcase_row(Run& run, Arguments arguments) {
    return in_case(run, string_self(arguments),
                   [](std::uint32_t c, bool) { return is_uppercase(c) ? LetterCase::lower : LetterCase::upper; });
}

Value string_isalnum_row(Run& run, Arguments arguments) {
    return all<is_alphanumeric>(run, arguments);
}
Value string_isalpha_row(Run& run, Arguments arguments) {
    return all<is_alphabetic>(run, arguments);
}
Value string_isascii_row(Run& run, Arguments arguments) {
    return make_bool(run, string_self(arguments)->is_ascii());
}
Value string_isdecimal_row(Run& run, Arguments arguments) {
    return all<is_decimal>(run, arguments);
}
Value string_isdigit_row(Run& run, Arguments arguments) {
    return all<is_digit>(run, arguments);
}
Value string_isnumeric_row(Run& run, Arguments arguments) {
    return all<is_numeric>(run, arguments);
}
Value string_isspace_row(Run& run, Arguments arguments) {
    return all<is_whitespace>(run, arguments);
}

Value string_isidentifier_row(Run& run, Arguments arguments) {
    return make_bool(run, is_identifier(string_self(arguments)->view()));
}
Value string_isprintable_row(Run& run, Arguments arguments) {
    bool result = true;
    for_each_code_point(string_self(arguments)->view(), [&](std::uint32_t c) { result = result && is_printable(c); });
    return make_bool(run, result);
}
Value string_islower_row(Run& run, Arguments arguments) {
    return only_case<is_lowercase, is_uppercase>(run, arguments);
}
Value string_isupper_row(Run& run, Arguments arguments) {
    return only_case<is_uppercase, is_lowercase>(run, arguments);
}

Value string_istitle_row(Run& run, Arguments arguments) {
    bool any = false;
    bool right = true;
    bool after_letter = false;
    for_each_code_point(string_self(arguments)->view(), [&](std::uint32_t c) {
        bool capital = is_uppercase(c) || is_titlecase(c);
        if (capital == after_letter && is_cased(c)) right = false;
        after_letter = is_cased(c);
        any = any || after_letter;
    });
    return make_bool(run, any && right);
}

}  // namespace lastref::model
