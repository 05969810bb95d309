#include "backends/model/heap/detail.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/object/numbers/complex_number.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <array>
#include <limits>

namespace lastref::model {

namespace {

bool is_align(std::string_view character) {
    return character == "<" || character == ">" || character == "^" || character == "=";
}

/// A reader of a spec, character by character.
class SpecReader {
public:
    explicit SpecReader(std::string_view spec) : rest_(spec) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_[0]; }
    bool take(char c) {
        if (peek() != c || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }
    char take_any(std::string_view characters) {
        char c = peek();
        if (rest_.empty() || characters.find(c) == std::string_view::npos) return '\0';
        rest_.remove_prefix(1);
        return c;
    }
    std::string_view take_characters(std::size_t count) {
        std::size_t size = offset_of_code_point(rest_, count);
        std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    /// -1 when there are no digits.
    std::int64_t take_number(Run& run) {
        std::int64_t value = -1;
        while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
            if (value > std::numeric_limits<std::int32_t>::max()) {
                raise(run, CoreType::value_error, "Too many decimal digits in format string");
            }
            value = (value < 0 ? 0 : value) * 10 + (rest_[0] - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

private:
    std::string_view rest_;
};

void read_alignment(SpecReader& reader, FormatSpec& result) {
    std::size_t first = offset_of_code_point(reader.rest(), 1);
    std::string_view second = reader.rest().substr(first, 1);
    if (is_align(second)) {
        result.fill = reader.take_characters(1);
        result.align = reader.take_characters(1)[0];
    } else if (!reader.rest().empty() && is_align(reader.rest().substr(0, 1))) {
        result.align = reader.take_characters(1)[0];
    }
}

void read_grouping(Run& run, SpecReader& reader, FormatSpec& result) {
    if (reader.take(',')) result.grouping = ',';
    if (reader.take('_')) {
        if (result.grouping) raise(run, CoreType::value_error, "Cannot specify both ',' and '_'.");
        result.grouping = '_';
    }
    if (reader.peek() == ',' && result.grouping) {
        if (result.grouping == '_') raise(run, CoreType::value_error, "Cannot specify both ',' and '_'.");
        raise(run, CoreType::value_error, "Cannot specify ',' with ','.");
    }
}

void check_grouping(Run& run, const FormatSpec& spec) {
    if (!spec.grouping) return;
    std::string_view allowed = spec.grouping == ',' ? "defgEG%Fns" : "defgEG%FboxXns";
    if (spec.type == '\0' ||
        (allowed.find(spec.type) != std::string_view::npos && spec.type != 's' && spec.type != 'n'))
        return;
    raise(run, CoreType::value_error, "Cannot specify '{}' with '{}'.", spec.grouping, spec.type);
}

/// PyPy tells the type whose `__format__` it is.
std::string_view told_type_name(const Run& run, const Object* value) {
    const bool is_base_told = value->kind == Kind::string && run.profile.family == "pypy";
    return is_base_told ? "str" : std::string_view(type_name(value));
}

}  // namespace

void check_width(Run& run, std::int64_t width) {
    if (width > std::numeric_limits<std::uint32_t>::max() / 2) raise_message(run, CoreType::memory_error, "");
}

FormatSpec parse_format_spec(Run& run, std::string_view spec, const Object* value) {
    const std::string_view type_name = told_type_name(run, value);
    FormatSpec result;
    SpecReader reader(spec);
    read_alignment(reader, result);
    bool fill_given = spec.size() > reader.rest().size() + 1;
    if (char sign = reader.take_any("+- ")) {
        result.sign = sign;
        result.sign_given = true;
    }
    result.no_negative_zero = does(run, Detail::formats_take_z) && reader.take('z');
    result.alternate = reader.take('#');
    if (!fill_given && reader.take('0')) {
        result.fill = "0";
        result.zero_padded = true;
        if (!result.align && value->kind != Kind::string) result.align = '=';
    }
    result.width = reader.take_number(run);
    check_width(run, result.width);
    read_grouping(run, reader, result);
    if (reader.take('.')) {
        result.precision = reader.take_number(run);
        if (result.precision < 0) raise(run, CoreType::value_error, "Format specifier missing precision");
    }
    if (count_code_points(reader.rest()) > 1) {
        raise(run, CoreType::value_error, "Invalid format specifier '{}' for object of type '{}'", spec, type_name);
    }
    if (!reader.rest().empty()) {
        const char* at = reader.rest().data();
        const std::uint32_t code = next_code_point(at);
        if (code <= ' ' || code > 126)
            raise(run, CoreType::value_error, "Unknown format code '\\x{:x}' for object of type '{}'", code, type_name);
        result.type = reader.rest()[0];
    }
    check_grouping(run, result);
    return result;
}

std::string pad_text(std::string_view text, std::string_view fill, char align, std::int64_t width) {
    auto length = static_cast<std::int64_t>(count_code_points(text));
    if (length >= width) return std::string(text);
    std::int64_t left = align == '>' ? width - length : align == '^' ? (width - length) / 2 : 0;
    std::string result;
    for (std::int64_t i = 0; i < left; ++i) result += fill;
    result += text;
    for (std::int64_t i = left + length; i < width; ++i) result += fill;
    return result;
}

std::string format_text(Run& run, const Str* value, const FormatSpec& spec) {
    std::string_view text = value->view();
    if (spec.type != '\0' && spec.type != 's') {
        raise(run, CoreType::value_error, "Unknown format code '{}' for object of type '{}'", spec.type,
              told_type_name(run, value));
    }
    if (spec.sign_given) {
        if (spec.sign == ' ') raise(run, CoreType::value_error, "Space not allowed in string format specifier");
        raise(run, CoreType::value_error, "Sign not allowed in string format specifier");
    }
    if (spec.no_negative_zero) {
        raise(run, CoreType::value_error, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) raise(run, CoreType::value_error, "Alternate form (#) not allowed in string format specifier");
    bool zero_padded = !spec.align && spec.fill == "0" && !run.profile.words.string_zero_padding;
    if (spec.align == '=' || zero_padded)
        raise(run, CoreType::value_error, "'=' alignment not allowed in string format specifier");
    if (spec.grouping) raise(run, CoreType::value_error, "Cannot specify '{}' with 's'.", spec.grouping);
    if (spec.precision >= 0)
        text = text.substr(0, offset_of_code_point(text, static_cast<std::size_t>(spec.precision)));
    return pad_text(text, spec.fill, spec.align ? spec.align : '<', spec.width);
}

Value text_or_whole(Run& run, std::string_view text, Object* whole) {
    const bool may_be_kept = whole && (run.profile.family == "cpython" || is_exactly(run, whole, CoreType::string));
    return may_be_kept && as_string(whole)->view() == text ? share(whole) : Value(make_string(run, text));
}

Value format_object(Run& run, Object* object, Object* spec_object) {
    if (!is_string(spec_object) && run.profile.python_2)
        raise(run, CoreType::type_error, "__format__ requires str or unicode");
    if (!is_string(spec_object)) {
        raise(run, CoreType::type_error, "__format__() argument must be str, not {}",
              spec_object == run.none && run.profile.family != "pypy" ? "None"
                                                                      : std::string_view(type_name(spec_object)));
    }
    std::string_view spec_text = as_string(spec_object)->view();
    if (spec_text.empty()) {
        const bool is_unicode = static_cast<Str*>(spec_object)->is_unicode;
        Ref<Str> text = is_unicode ? unicode(run, object) : str(run, object);
        return text_or_whole(run, text->view(), text.get());
    }
    FormatSpec spec = parse_format_spec(run, spec_text, object);
    switch (object->kind) {
        case Kind::string: return text_or_whole(run, format_text(run, as_string(object), spec), object);
        case Kind::integer: return make_string(run, format_integer(run, static_cast<Int*>(object), spec));
        case Kind::floating: return make_string(run, format_float(run, static_cast<Float*>(object)->value, spec));
        default: return make_string(run, format_complex(run, static_cast<Complex*>(object), spec));
    }
}

}  // namespace lastref::model
