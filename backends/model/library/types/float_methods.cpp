#include "backends/model/heap/detail.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

namespace lastref::model {

Value make_float_of(Run& run, Type* cls, double value) {
    auto* made = static_cast<Float*>(run.heap.make_sized(Kind::floating, cls, instance_size(cls, sizeof(Float))));
    made->value = value;
    return Value::adopt(made);
}

namespace {

std::optional<double> convert(Run& run, Object* object, bool by_index) {
    if (object->type == run.type(CoreType::floating)) return static_cast<Float*>(object)->value;
    if (Value number = call_special(run, object, SpecialName::float_)) {
        if (number->kind == Kind::floating) return static_cast<Float*>(number.get())->value;
        raise(run, CoreType::type_error, "{}.__float__ returned non-float (type {})", type_name(object),
              type_name(number.get()), qualified_type_name(object->type), qualified_type_name(number->type));
    }
    if (!by_index || !find_special(object->type, SpecialName::index)) return {};
    Value number = index_of(run, object);
    return int_as_double(run, as_int(number));
}

}  // namespace

std::optional<double> float_from_number(Run& run, Object* object) {
    return convert(run, object, does(run, Detail::numbers_convert_by_index));
}

std::optional<double> real_from_number(Run& run, Object* object) {
    return convert(run, object, does(run, Detail::reals_convert_by_index));
}

namespace {

double self_of(Arguments arguments) {
    return static_cast<Float*>(arguments[0])->value;
}

using FloatOperation = Value (*)(Run&, double, double);

template <FloatOperation operation, bool swapped>
Value binary(Run& run, Arguments arguments) {
    std::optional<double> other = as_double(run, arguments[1]);
    if (!other) return not_implemented(run);
    double self = self_of(arguments);
    return swapped ? operation(run, *other, self) : operation(run, self, *other);
}

Value add(Run& run, double left, double right) {
    return new_float(run, left + right);
}
Value subtract(Run& run, double left, double right) {
    return new_float(run, left - right);
}
Value multiply(Run& run, double left, double right) {
    return new_float(run, left * right);
}
Value floor_divide_values(Run& run, double left, double right) {
    return new_float(run, float_floor_divide(run, left, right));
}
Value modulo(Run& run, double left, double right) {
    return new_float(run, float_modulo(run, left, right));
}

Value divide_with_rest(Run& run, double left, double right) {
    if (right == 0) raise_worded(run, CoreType::zero_division_error, run.profile.words.float_divmod_by_zero);
    Value quotient = floor_divide_values(run, left, right);
    Value rest = modulo(run, left, right);
    return make_tuple(run, {quotient.get(), rest.get()});
}

Value power(Run& run, Arguments arguments, Object* base, Object* exponent) {
    if (arguments[2] != run.none) {
        raise(run, CoreType::type_error, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    std::optional<double> left = as_double(run, base);
    std::optional<double> right = as_double(run, exponent);
    return left && right ? float_power(run, *left, *right) : not_implemented(run);
}

Value float_pow(Run& run, Arguments arguments) {
    return power(run, arguments, arguments[0], arguments[1]);
}
Value float_rpow(Run& run, Arguments arguments) {
    return power(run, arguments, arguments[1], arguments[0]);
}

bool ordering_holds(compile::CompareOperator operation, std::partial_ordering order) {
    if (order == std::partial_ordering::unordered) return operation == compile::CompareOperator::not_equal;
    return order_holds(operation, order < 0 ? -1 : order > 0 ? 1 : 0);
}

Value compare_floats(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (left->kind != Kind::floating) return not_implemented(run);
    double value = static_cast<Float*>(left)->value;
    if (right->kind == Kind::floating) {
        return make_bool(run, ordering_holds(operation, value <=> static_cast<Float*>(right)->value));
    }
    if (!is_int(right)) return not_implemented(run);
    std::partial_ordering order = int_compare_double(as_int(right), value);
    return make_bool(run, ordering_holds(operation, 0 <=> order));
}

Value float_bool(Run& run, Arguments arguments) {
    return make_bool(run, self_of(arguments) != 0);
}
Value float_neg(Run& run, Arguments arguments) {
    return new_float(run, -self_of(arguments));
}
Value float_abs(Run& run, Arguments arguments) {
    return new_float(run, std::fabs(self_of(arguments)));
}
Value float_int(Run& run, Arguments arguments) {
    return int_from_float(run, self_of(arguments));
}
Value float_floor(Run& run, Arguments arguments) {
    return int_from_float(run, std::floor(self_of(arguments)));
}
Value float_ceil(Run& run, Arguments arguments) {
    return int_from_float(run, std::ceil(self_of(arguments)));
}

Value float_itself(Run& run, Arguments arguments) {
    if (is_exactly(run, arguments[0], CoreType::floating)) return share(arguments[0]);
    return new_float(run, self_of(arguments));
}

Value float_hash_row(Run& run, Arguments arguments) {
    return make_int(run, float_hash(run, static_cast<Float*>(arguments[0])));
}
Value float_repr(Run& run, Arguments arguments) {
    return make_string(run, float_text(self_of(arguments)));
}
Value float_format(Run& run, Arguments arguments) {
    return format_object(run, arguments[0], arguments[1]);
}

Value float_round_row(Run& run, Arguments arguments) {
    double value = self_of(arguments);
    if (arguments[1] == run.none) {
        double nearest = std::nearbyint(value);
        return int_from_float(run, nearest);
    }
    Value places = index_of(run, arguments[1]);
    if (!std::isfinite(value)) return new_float(run, value);
    std::int64_t count = int_fits_int64(as_int(places)) ? as_int(places)->value : int_sign(as_int(places)) * 1000;
    double rounded = float_round(value, static_cast<int>(std::clamp<std::int64_t>(count, -1000, 1000)));
    if (std::isinf(rounded)) raise(run, CoreType::overflow_error, "rounded value too large to represent");
    return new_float(run, rounded);
}

Value float_is_integer(Run& run, Arguments arguments) {
    double value = self_of(arguments);
    return make_bool(run, std::isfinite(value) && std::floor(value) == value);
}

Value float_ratio(Run& run, Arguments arguments) {
    double value = self_of(arguments);
    if (std::isinf(value)) raise(run, CoreType::overflow_error, "cannot convert Infinity to integer ratio");
    if (std::isnan(value)) raise(run, CoreType::value_error, "cannot convert NaN to integer ratio");
    int exponent = 0;
    double fraction = std::frexp(value, &exponent);
    while (fraction != std::floor(fraction)) {
        fraction *= 2;
        --exponent;
    }
    Value numerator = make_int_from_double(run, fraction);
    Value denominator = make_int(run, 1);
    Value shift = make_int(run, std::abs(exponent));
    Value& shifted = exponent > 0 ? numerator : denominator;
    shifted = int_shift_left(run, as_int(shifted), as_int(shift));
    return make_tuple(run, {numerator.get(), denominator.get()});
}

Value float_hex(Run& run, Arguments arguments) {
    double value = self_of(arguments);
    if (!std::isfinite(value)) return float_repr(run, arguments);
    auto bits = std::bit_cast<std::uint64_t>(value);
    std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    auto exponent = static_cast<int>(bits >> 52 & 0x7ff);
    std::string_view sign = std::signbit(value) ? "-" : "";
    if (exponent == 0 && fraction == 0) return make_string(run, fmt::format("{}0x0.0p+0", sign));
    int shown = exponent == 0 ? -1022 : exponent - 1023;
    return make_string(run, fmt::format("{}0x{}.{:013x}p{:+d}", sign, exponent == 0 ? 0 : 1, fraction, shown));
}

std::optional<double> parse_hexadecimal(std::string_view text) {
    text = strip_whitespace(text);
    bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    if (!text.empty() && (text[0] == 'i' || text[0] == 'I' || text[0] == 'n' || text[0] == 'N')) {
        std::optional<double> named = parse_plain_float(text);
        return named && negative ? -*named : named;
    }
    if (text.starts_with("0x") || text.starts_with("0X")) text.remove_prefix(2);
    // from_chars() would take another sign, and names of what is not finite.
    const bool is_number = text.find_first_of("-+iInN") > text.find_first_of("0123456789abcdefABCDEF.");
    if (!is_number || text.find("+-") != std::string_view::npos) return {};
    double value = 0;
    auto result = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::hex);
    if (result.ec == std::errc::invalid_argument || result.ptr != text.data() + text.size()) return {};
    if (result.ec == std::errc::result_out_of_range) value = text.find('-') == std::string_view::npos ? HUGE_VAL : 0.0;
    return negative ? -value : value;
}

Value float_fromhex(Run& run, Arguments arguments) {
    if (!is_string(arguments[1])) raise(run, CoreType::type_error, "bad argument type for built-in operation");
    std::optional<double> value = parse_hexadecimal(as_string(arguments[1])->view());
    if (!value) raise(run, CoreType::value_error, "invalid hexadecimal floating-point string");
    if (std::isinf(*value) && as_string(arguments[1])->view().find_first_of("iI") == std::string_view::npos) {
        raise(run, CoreType::overflow_error, "hexadecimal value too large to represent as a float");
    }
    Value number = new_float(run, *value);
    if (arguments[0] == run.type(CoreType::floating)) return number;
    return call(run, arguments[0], number.get());
}

Value float_getnewargs(Run& run, Arguments arguments) {
    Value value = new_float(run, self_of(arguments));
    return make_tuple(run, {value.get()});
}

Value float_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    Object* source = arguments[1];
    if (!source) return make_float_of(run, cls, 0);
    bool exact = cls == run.type(CoreType::floating);
    if (exact && source->type == cls) return share(source);
    std::optional<double> value;
    const bool by_index =
        does(run, Detail::numbers_convert_by_index) && find_special(source->type, SpecialName::index) != nullptr;
    const bool is_told = source->type->program_defined && (by_index || find_special(source->type, SpecialName::float_));
    if (auto text = is_told ? std::nullopt : number_source(source)) {
        if (is_string(source) || is_ascii_text(*text)) value = parse_float(*text);
        if (!value && text->empty() && is_string(source) && !run.profile.python_2)
            raise(run, CoreType::value_error, "{}", run.profile.words.empty_float);
        if (!value) {
            raise(run, CoreType::value_error, "could not convert string to float: {}",
                  run.profile.python_2 ? std::string(str(run, source)->view()) : repr_text(run, source));
        }
    } else {
        value = float_from_number(run, source);
    }
    if (!value && source->kind == Kind::complex_number && run.profile.words.complex_have_floor_words) {
        raise(run, CoreType::type_error, "can't convert complex to float");
    }
    if (!value) {
        raise_worded(run, CoreType::type_error, run.profile.words.float_argument, type_name(source));
    }
    return make_float_of(run, cls, *value);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, x=?, /", float_new, Binding::static_method},
    {"__new__", "cls, x=?", float_new, Binding::static_method, true, 0, 6},
    {"__repr__", "self, /", float_repr},
    {"__str__", "self, /", float_repr, Binding::method, true, 0, 7},
    {"__str__", "self, /", float_repr, Binding::method, true, only_pypy, 9},
    {"__hash__", "self, /", float_hash_row},
    {"__bool__", "self, /", float_bool},
    LASTREF_COMPARISON_ROWS(compare_floats),
    {"__add__", "self, value, /", binary<add, false>},
    {"__radd__", "self, value, /", binary<add, true>},
    {"__sub__", "self, value, /", binary<subtract, false>},
    {"__rsub__", "self, value, /", binary<subtract, true>},
    {"__mul__", "self, value, /", binary<multiply, false>},
    {"__rmul__", "self, value, /", binary<multiply, true>},
    {"__truediv__", "self, value, /", binary<float_true_divide, false>},
    {"__rtruediv__", "self, value, /", binary<float_true_divide, true>},
    {"__div__", "self, value, /", binary<float_true_divide, false>, Binding::method, true, only_python_2},
    {"__rdiv__", "self, value, /", binary<float_true_divide, true>, Binding::method, true, only_python_2},
    {"__floordiv__", "self, value, /", binary<floor_divide_values, false>},
    {"__rfloordiv__", "self, value, /", binary<floor_divide_values, true>},
    {"__mod__", "self, value, /", binary<modulo, false>},
    {"__rmod__", "self, value, /", binary<modulo, true>},
    {"__divmod__", "self, value, /", binary<divide_with_rest, false>},
    {"__rdivmod__", "self, value, /", binary<divide_with_rest, true>},
    {"__pow__", "self, value, mod=None, /", float_pow},
    {"__rpow__", "self, value, mod=None, /", float_rpow},
    {"__neg__", "self, /", float_neg},
    {"__pos__", "self, /", float_itself},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__abs__", "self, /", float_abs},
    {"__int__", "self, /", float_int},
    {"__float__", "self, /", float_itself},
    {"__trunc__", "self, /", float_int},
    {"__floor__", "self, /", float_floor, Binding::method, true, 9},
    {"__ceil__", "self, /", float_ceil, Binding::method, true, 9},
    {"__round__", "self, ndigits=None, /", float_round_row},
    {"__format__", "self, format_spec, /", float_format},
    {"__getnewargs__", "self, /", float_getnewargs},
    {"conjugate", "self, /", float_itself},
    {"is_integer", "self, /", float_is_integer},
    {"as_integer_ratio", "self, /", float_ratio},
    {"hex", "self, /", float_hex},
    {"fromhex", "cls, string, /", float_fromhex, Binding::class_method},
};

Value get_real(Run& run, Object* object) {
    return new_float(run, static_cast<Float*>(object)->value);
}
Value get_imaginary(Run& run, Object*) {
    return new_float(run, 0);
}

constexpr GetSetRow attributes[] = {{"real", get_real}, {"imag", get_imaginary}};

}  // namespace

const TypeSpec floating_type{
    .name = "float",
    .kind = Kind::floating,
    .instance_size = sizeof(Float),
    .methods = rows,
    .attributes = attributes,
    .doc = "Convert a string or number to a floating-point number, if possible.",
};

}  // namespace lastref::model
