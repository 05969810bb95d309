#include "backends/model/library/types/array_items.hpp"

#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <cstring>
#include <limits>

namespace lastref::model {

namespace {

/// What a signed or short number may be, and what it is called where it is not.
struct Limits {
    char typecode;
    std::int64_t least;
    std::int64_t most;
    std::string_view name;
};

constexpr Limits limits[] = {
    {'b', INT16_MIN, INT16_MAX, "signed short integer"}, {'b', INT8_MIN, INT8_MAX, "signed char"},
    {'B', 0, UINT8_MAX, "unsigned byte integer"},        {'h', INT16_MIN, INT16_MAX, "signed short integer"},
    {'H', INT32_MIN, INT32_MAX, "signed integer"},       {'H', 0, UINT16_MAX, "unsigned short"},
    {'i', INT32_MIN, INT32_MAX, "signed integer"},
};

template <class Number>
std::string bytes_of(Number number) {
    std::string bytes(sizeof number, 0);
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

template <class Number>
Number number_at(const char* place) {
    Number number;
    std::memcpy(&number, place, sizeof number);
    return number;
}

std::string signed_bytes(Run& run, char typecode, Object* value) {
    Value number = c_int_of(run, value);
    auto* integer = static_cast<Int*>(number.get());
    if (!int_fits_int64(integer)) {
        const bool is_long_long = typecode == 'q';
        raise(run, CoreType::overflow_error, "{}",
              is_long_long ? "int too big to convert" : "Python int too large to convert to C long");
    }
    for (const Limits& each : limits) {
        if (each.typecode != typecode) continue;
        if (integer->value < each.least) raise(run, CoreType::overflow_error, "{} is less than minimum", each.name);
        if (integer->value > each.most) raise(run, CoreType::overflow_error, "{} is greater than maximum", each.name);
    }
    const std::string bytes = bytes_of(integer->value);
    const std::uint32_t size = item_size_of(run.profile, typecode);
    return bytes.substr(0, size);
}

std::string unsigned_bytes(Run& run, char typecode, Object* value) {
    const bool is_older = run.profile.minor() < 10;
    if (is_older && value->kind == Kind::floating) raise(run, CoreType::type_error, "array item must be integer");
    Value number = c_int_of(run, value);
    auto* integer = static_cast<Int*>(number.get());
    const bool is_long_long = typecode == 'Q';
    if (int_is_negative(integer)) {
        raise(run, CoreType::overflow_error, "can't convert negative {} to unsigned{}", is_long_long ? "int" : "value",
              is_long_long ? "" : " int");
    }
    const std::size_t bits = int_bit_length(integer);
    if (bits > 64) {
        raise(run, CoreType::overflow_error, "{}",
              is_long_long ? "int too big to convert" : "Python int too large to convert to C unsigned long");
    }
    if (typecode == 'I' && bits > 32) raise(run, CoreType::overflow_error, "unsigned int is greater than maximum");
    return int_to_bytes(run, integer, item_size_of(run.profile, typecode), ByteOrder::little, Signedness::is_unsigned);
}

std::string real_bytes(Run& run, char typecode, Object* value) {
    std::optional<double> number = as_double(run, value);
    if (!number) number = real_from_number(run, value);
    if (!number) raise(run, CoreType::type_error, "must be real number, not {}", type_name(value));
    return typecode == 'd' ? bytes_of(*number) : bytes_of(static_cast<float>(*number));
}

std::string character_bytes(Run& run, Object* value) {
    const bool tells_what = run.profile.minor() >= 14;
    if (!is_string(value)) {
        if (tells_what)
            raise(run, CoreType::type_error, "array item must be a unicode character, not {}", type_name(value));
        raise(run, CoreType::type_error, "array item must be unicode character");
    }
    Str* text = as_string(value);
    if (text->length != 1) {
        if (tells_what) {
            raise(run, CoreType::type_error, "array item must be a unicode character, not a string of length {}",
                  text->length);
        }
        raise(run, CoreType::type_error, "array item must be unicode character");
    }
    return bytes_of(code_point_at(text, 0));
}

}  // namespace

std::string_view typecodes_of(const Profile& profile) {
    return profile.minor() >= 13 ? "bBuwhHiIlLqQfd" : "bBuhHiIlLqQfd";
}

std::uint32_t item_size_of(const Profile& profile, char typecode) {
    if (typecodes_of(profile).find(typecode) == std::string_view::npos) return 0;
    switch (typecode) {
        case 'b':
        case 'B': return 1;
        case 'h':
        case 'H': return 2;
        case 'u':
        case 'w':
        case 'i':
        case 'I':
        case 'f': return 4;
        default: return 8;
    }
}

Value array_item(Run& run, Object* array, std::size_t place) {
    const char* at = array_bytes(array)->data + place * array_item_size(array);
    switch (array_typecode(array)) {
        case 'b': return make_int(run, number_at<std::int8_t>(at));
        case 'B': return make_int(run, number_at<std::uint8_t>(at));
        case 'h': return make_int(run, number_at<std::int16_t>(at));
        case 'H': return make_int(run, number_at<std::uint16_t>(at));
        case 'i': return make_int(run, number_at<std::int32_t>(at));
        case 'I': return make_int(run, number_at<std::uint32_t>(at));
        case 'l':
        case 'q': return make_int(run, number_at<std::int64_t>(at));
        case 'L':
        case 'Q': return make_int_unsigned(run, number_at<std::uint64_t>(at));
        case 'f': return make_float(run, number_at<float>(at));
        case 'd': return make_float(run, number_at<double>(at));
        default: {
            const auto code_point = number_at<std::uint32_t>(at);
            if (code_point > 0x10ffff) run.refuse("characters beyond Unicode in an array");
            return make_character(run, code_point);
        }
    }
}

std::string item_bytes(Run& run, char typecode, Object* value) {
    switch (typecode) {
        case 'I':
        case 'L':
        case 'Q': return unsigned_bytes(run, typecode, value);
        case 'f':
        case 'd': return real_bytes(run, typecode, value);
        case 'u':
        case 'w': return character_bytes(run, value);
        default: return signed_bytes(run, typecode, value);
    }
}

}  // namespace lastref::model
