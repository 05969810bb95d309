#pragma once

namespace lastref::model::syntax {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_hexadecimal_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
inline bool is_identifier_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 128;
}
inline bool is_identifier_part(char c) {
    return is_identifier_start(c) || is_digit(c);
}

/// The value of a hexadecimal digit. Requires one.
inline int digit_value(char c) {
    return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

/// Whether a character beyond ASCII may be part of an identifier. An approximation of PEP 3131 that knows the symbols,
/// punctuation and blanks which turn up in programs by mistake, and takes every other character for a letter.
bool may_be_in_identifier(char32_t code_point);

/// Whether Python may write an identifier with this character in another way (it normalises them, NFKC); we do not.
/// Coarse: knows the blocks of compatibility characters and of combining marks.
bool may_be_normalized(char32_t code_point);

/// Whether a character that may not be in identifiers can be seen, for the wording of the error.
bool is_printable(char32_t code_point);

}  // namespace lastref::model::syntax
