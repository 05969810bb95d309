#include "backends/model/library/codecs.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/python_2_text.hpp"
#include "backends/model/object/text/string.hpp"

namespace lastref::model {

namespace {

std::string_view name_argument(Run& run, Object* object, std::string_view otherwise, std::string_view name) {
    if (!object) return otherwise;
    if (is_string(object)) return as_string(object)->view();
    raise(run, CoreType::type_error, "decode() argument '{}' must be str, not {}", name, given_type_name(run, object),
          name == "errors" ? 2 : 1);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Value pad(Run& run, Arguments arguments, std::string_view function,
          std::int64_t (*left_part)(std::int64_t, std::int64_t)) {
    std::int64_t width = integer_argument(run, arguments[1]);
    char fill = ' ';
    if (arguments[2]) {
        auto given = arguments[2]->kind == Kind::memory_view ? std::nullopt : bytes_like(arguments[2]);
        if (!given && run.profile.family == "pypy")
            raise_worded(run, CoreType::type_error, run.profile.words.memory_of, type_name(arguments[2]));
        if (given && given->size() != 1 && does(run, Detail::lengths_are_told)) {
            raise(run, CoreType::type_error,
                  "{}(): argument 2 must be a byte string of length 1, not a {} object of length {}", function,
                  type_name(arguments[2]), given->size());
        }
        if (!given || given->size() != 1) {
            raise(run, CoreType::type_error, "{}() argument 2 must be a byte string of length 1, not {}", function,
                  type_name(arguments[2]));
        }
        fill = (*given)[0];
    }
    std::string_view bytes = bytes_self(arguments);
    std::int64_t blanks = width - static_cast<std::int64_t>(bytes.size());
    if (blanks <= 0) return make_bytes_like(run, arguments[0], bytes);
    if (blanks > UINT32_MAX) raise_message(run, CoreType::memory_error, "");
    std::int64_t left = left_part(blanks, width);
    std::string result(static_cast<std::size_t>(left), fill);
    result += bytes;
    result.append(static_cast<std::size_t>(blanks - left), fill);
    return make_bytes_like(run, arguments[0], result);
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
    return is_lower(c) || is_upper(c);
}
bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
    return is_letter(c) || is_digit_byte(c);
}
bool is_blank(char c) {
    return ByteUnits::is_blank(static_cast<unsigned char>(c));
}
char upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 32) : c;
}
char lower(char c) {
    return is_upper(c) ? static_cast<char>(c + 32) : c;
}

/// Each byte changed by `change(byte, after a letter)`.
template <class Change>
Value changed(Run& run, Arguments arguments, Change&& change) {
    std::string result(bytes_self(arguments));
    bool after_letter = false;
    for (char& c : result) {
        bool letter = is_letter(c);
        c = change(c, after_letter);
        after_letter = letter;
    }
    return make_bytes_like(run, arguments[0], result);
}

template <bool (*condition)(char)>
Value all(Run& run, Arguments arguments) {
    for (char c : bytes_self(arguments)) {
        if (!condition(c)) return make_bool(run, false);
    }
    return make_bool(run, !bytes_self(arguments).empty());
}

template <bool (*wanted)(char), bool (*other)(char)>
Value only_case(Run& run, Arguments arguments) {
    bool any = false;
    for (char c : bytes_self(arguments)) {
        if (other(c)) return make_bool(run, false);
        any = any || wanted(c);
    }
    return make_bool(run, any);
}

}  // namespace

Value bytes_decode(Run& run, Arguments arguments) {
    if (run.profile.python_2) return decode_of_python_2(run, bytes_self(arguments), arguments);
    std::string_view encoding = name_argument(run, arguments[1], "utf-8", "encoding");
    std::string_view errors = name_argument(run, arguments[2], "strict", "errors");
    return decode_bytes(run, bytes_self(arguments), arguments[0], encoding, errors);
}

Value bytes_hex(Run& run, Arguments arguments) {
    std::string separator;
    if (arguments[1]) {
        auto bytes =
            is_string(arguments[1]) ? std::optional(as_string(arguments[1])->view()) : bytes_like(arguments[1]);
        if (length(run, arguments[1]) != 1) raise(run, CoreType::value_error, "sep must be length 1.");
        if (!bytes) raise(run, CoreType::type_error, "sep must be str or bytes.");
        separator = *bytes;
        if (static_cast<signed char>(separator[0]) < 0) raise(run, CoreType::value_error, "sep must be ASCII.");
    }
    std::int64_t group = index_as_int64(run, arguments[2]);
    std::string_view bytes = require_bytes_like(run, arguments[0]);
    auto size = static_cast<std::int64_t>(bytes.size());
    std::string result;
    for (std::int64_t i = 0; i < size; ++i) {
        // A positive group is counted from the right.
        bool boundary = group != 0 && i > 0 && (group > 0 ? (size - i) % group == 0 : i % -group == 0);
        if (boundary) result += separator;
        auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        result += "0123456789abcdef"[byte >> 4];
        result += "0123456789abcdef"[byte & 15];
    }
    return make_string(run, result);
}

Value bytes_fromhex(Run& run, Arguments arguments) {
    const bool takes_bytes = run.profile.minor() >= 14;
    auto bytes_given = takes_bytes ? bytes_like(arguments[1]) : std::nullopt;
    if (!is_string(arguments[1]) && !bytes_given) {
        if (takes_bytes) {
            raise(run, CoreType::type_error, "fromhex() argument must be str or bytes-like, not {}",
                  type_name(arguments[1]));
        }
        raise(run, CoreType::type_error, "fromhex() argument must be str, not {}", given_type_name(run, arguments[1]));
    }
    std::string_view text = bytes_given ? *bytes_given : as_string(arguments[1])->view();
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_blank(text[i])) continue;
        int high = hex_value(text[i]);
        int low = high >= 0 && i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
        const bool is_last = i + 1 == text.size();
        if (takes_bytes && high >= 0 && i + 1 == text.size()) {
            raise(run, CoreType::value_error, "fromhex() arg must contain an even number of hexadecimal digits");
        }
        if (low < 0) {
            raise(run, CoreType::value_error, "non-hexadecimal number found in fromhex() arg at position {}",
                  high < 0 || (is_last && run.profile.family == "pypy") ? i : i + 1);
        }
        result += static_cast<char>(high * 16 + low);
        ++i;
    }
    auto* cls = static_cast<Type*>(arguments[0]);
    if (cls == run.type(CoreType::byte_array)) return make_byte_array(run, result);
    Ref<Bytes> bytes = make_bytes(run, result);
    return cls == run.type(CoreType::bytes) ? Value(std::move(bytes)) : call(run, cls, bytes.get());
}

Value bytes_center(Run& run, Arguments arguments) {
    return pad(run, arguments, "center",
               [](std::int64_t blanks, std::int64_t width) { return blanks / 2 + (blanks & width & 1); });
}
Value bytes_ljust(Run& run, Arguments arguments) {
    return pad(run, arguments, "ljust", [](std::int64_t, std::int64_t) { return std::int64_t{0}; });
}
Value bytes_rjust(Run& run, Arguments arguments) {
    return pad(run, arguments, "rjust", [](std::int64_t blanks, std::int64_t) { return blanks; });
}

Value bytes_zfill(Run& run, Arguments arguments) {
    std::int64_t width = integer_argument(run, arguments[1]);
    std::string bytes(bytes_self(arguments));
    std::int64_t blanks = width - static_cast<std::int64_t>(bytes.size());
    if (blanks > UINT32_MAX) raise_message(run, CoreType::memory_error, "");
    bool with_sign = !bytes.empty() && (bytes[0] == '+' || bytes[0] == '-');
    if (blanks > 0) bytes.insert(with_sign ? 1 : 0, static_cast<std::size_t>(blanks), '0');
    return make_bytes_like(run, arguments[0], bytes);
}

Value bytes_expandtabs(Run& run, Arguments arguments) {
    std::int64_t size = c_int_argument(run, arguments[1]);
    if (expanded_is_too_long(bytes_self(arguments), size)) raise(run, CoreType::overflow_error, "result too long");
    return make_bytes_like(run, arguments[0], expand_tabs<ByteUnits>(bytes_self(arguments), size));
}

Value bytes_translate(Run& run, Arguments arguments) {
    std::optional<std::string_view> table;
    if (arguments[1] != run.none) {
        table = require_bytes_like(run, arguments[1]);
        if (table->size() != 256) raise(run, CoreType::value_error, "translation table must be 256 characters long");
    }
    std::string_view drops = arguments[2] ? require_bytes_like(run, arguments[2]) : "";
    std::string result;
    for (char c : bytes_self(arguments)) {
        if (drops.find(c) == std::string_view::npos) result += table ? (*table)[static_cast<unsigned char>(c)] : c;
    }
    return make_bytes_like(run, arguments[0], result);
}

Value bytes_maketrans(Run& run, Arguments arguments) {
    std::string_view from = require_bytes_like(run, arguments[0]);
    std::string_view to = require_bytes_like(run, arguments[1]);
    if (from.size() != to.size()) raise(run, CoreType::value_error, "maketrans arguments must have same length");
    std::string table;
    for (int i = 0; i < 256; ++i) table += static_cast<char>(i);
    for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
    return make_bytes(run, table);
}

Value bytes_upper(Run& run, Arguments arguments) {
    return changed(run, arguments, [](char c, bool) { return upper(c); });
}
Value bytes_lower(Run& run, Arguments arguments) {
    return changed(run, arguments, [](char c, bool) { return lower(c); });
}
Value bytes_title(Run& run, Arguments arguments) {
    return changed(run, arguments, [](char c, bool after_letter) { return after_letter ? lower(c) : upper(c); });
}
Value bytes_capitalize(Run& run, Arguments arguments) {
    return changed(run, arguments,
                   [first = true](char c, bool) mutable { return std::exchange(first, false) ? upper(c) : lower(c); });
}
Value bytes_swapcase(Run& run, Arguments arguments) {
    return changed(run, arguments, [](char c, bool) { return is_upper(c) ? lower(c) : upper(c); });
}

Value bytes_isalnum(Run& run, Arguments arguments) {
    return all<is_alphanumeric>(run, arguments);
}
Value bytes_isalpha(Run& run, Arguments arguments) {
    return all<is_letter>(run, arguments);
}
Value bytes_isdigit(Run& run, Arguments arguments) {
    return all<is_digit_byte>(run, arguments);
}
Value bytes_isspace(Run& run, Arguments arguments) {
    return all<is_blank>(run, arguments);
}
Value bytes_islower(Run& run, Arguments arguments) {
    return only_case<is_lower, is_upper>(run, arguments);
}
Value bytes_isupper(Run& run, Arguments arguments) {
    return only_case<is_upper, is_lower>(run, arguments);
}

Value bytes_isascii(Run& run, Arguments arguments) {
    for (char c : bytes_self(arguments)) {
        if (static_cast<unsigned char>(c) >= 0x80) return make_bool(run, false);
    }
    return make_bool(run, true);
}

Value bytes_istitle(Run& run, Arguments arguments) {
    bool any = false;
    bool after_letter = false;
    for (char c : bytes_self(arguments)) {
        if (is_letter(c) && is_upper(c) == after_letter) return make_bool(run, false);
        after_letter = is_letter(c);
        any = any || after_letter;
    }
    return make_bool(run, any);
}

}  // namespace lastref::model
