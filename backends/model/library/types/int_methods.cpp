#include "backends/model/heap/detail.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lastref::model {

std::optional<std::string_view> number_source(Object* object) {
    if (is_string(object)) return as_string(object)->view();
    bool is_buffer =
        object->kind == Kind::bytes || object->kind == Kind::byte_array || object->kind == Kind::memory_view;
    if (is_buffer) return bytes_like(object);
    return {};
}

Value int_from_float(Run& run, double value) {
    if (std::isnan(value)) raise(run, CoreType::value_error, "cannot convert float NaN to integer");
    if (std::isinf(value)) raise(run, CoreType::overflow_error, "cannot convert float infinity to integer");
    return make_int_from_double(run, value);
}

Value make_int_of(Run& run, Type* cls, Value number) {
    if (cls == run.type(CoreType::integer)) return int_exact(run, as_int(number));
    if (run.profile.python_2 && cls == run.type(CoreType::long_integer)) return as_long(run, std::move(number));
    if (run.profile.python_2 && as_int(number)->big && !is_subtype(cls, run.type(CoreType::long_integer)))
        raise(run, CoreType::overflow_error, "Python int too large to convert to C long");
    std::size_t limbs = as_int(number)->limb_count * sizeof(std::uint64_t);
    auto* made = static_cast<Int*>(run.heap.make_sized(Kind::integer, cls, sizeof(Int) + limbs));
    made->value = as_int(number)->value;
    made->big = as_int(number)->big;
    made->negative = as_int(number)->negative;
    made->limb_count = as_int(number)->limb_count;
    if (limbs) std::memcpy(made->limbs(), as_int(number)->limbs(), limbs);
    return Value::adopt(made);
}

namespace {

Int* self_of(Arguments arguments) {
    return as_int(arguments[0]);
}

using IntOperation = Value (*)(Run&, const Int*, const Int*);

/// A number that came from these operands: a long where one of them is.
Value number_from(Run& run, Value number, const Object* left, const Object* right) {
    const bool becomes_long = is_int(number.get()) && (is_long(run, left) || is_long(run, right));
    return becomes_long ? as_long(run, std::move(number)) : number;
}

/// Long integers have words of their own for a divisor of zero.
template <IntOperation operation>
void check_divisor(Run& run, const Object* left, const Object* right) {
    constexpr bool divides = operation == int_floor_divide || operation == int_modulo || operation == int_true_divide;
    const bool is_of_longs = divides && run.profile.python_2 && (is_long(run, left) || is_long(run, right));
    if (is_of_longs && int_is_zero(static_cast<const Int*>(right)))
        raise(run, CoreType::zero_division_error, "long division or modulo by zero");
}

template <IntOperation operation>
Value binary(Run& run, Arguments arguments) {
    if (!is_int(arguments[1])) return not_implemented(run);
    check_divisor<operation>(run, arguments[0], arguments[1]);
    return number_from(run, operation(run, as_int(arguments[0]), as_int(arguments[1])), arguments[0], arguments[1]);
}

template <IntOperation operation>
Value reflected(Run& run, Arguments arguments) {
    if (!is_int(arguments[1])) return not_implemented(run);
    check_divisor<operation>(run, arguments[1], arguments[0]);
    return number_from(run, operation(run, as_int(arguments[1]), as_int(arguments[0])), arguments[0], arguments[1]);
}

template <Value (*operation)(Run&, const Int*)>
Value unary(Run& run, Arguments arguments) {
    return number_from(run, operation(run, self_of(arguments)), arguments[0], arguments[0]);
}

Value divide_with_rest(Run& run, const Int* left, const Int* right) {
    check_divisor<int_floor_divide>(run, left, right);
    if (int_is_zero(right)) raise_worded(run, CoreType::zero_division_error, run.profile.words.integer_divmod_by_zero);
    Value quotient = number_from(run, int_floor_divide(run, left, right), left, right);
    Value rest = number_from(run, int_modulo(run, left, right), left, right);
    return make_tuple(run, {quotient.get(), rest.get()});
}

Value power(Run& run, Object* base, Object* exponent, Object* modulus) {
    if (!is_int(base) || !is_int(exponent)) return not_implemented(run);
    if (modulus == run.none) return number_from(run, int_power(run, as_int(base), as_int(exponent)), base, exponent);
    if (!is_int(modulus)) return not_implemented(run);
    const Object* last = is_long(run, modulus) ? modulus : exponent;
    return number_from(run, int_power_modulo(run, as_int(base), as_int(exponent), as_int(modulus)), base, last);
}

Value int_pow(Run& run, Arguments arguments) {
    return power(run, arguments[0], arguments[1], arguments[2]);
}
Value int_rpow(Run& run, Arguments arguments) {
    return power(run, arguments[1], arguments[0], arguments[2]);
}

/// What else the numbers of Python 2 have as methods.
Value int_cmp(Run& run, Arguments arguments) {
    if (arguments[1]->type != arguments[0]->type) run.refuse("__cmp__ of unlike numbers");
    return make_int(run, int_compare(as_int(arguments[0]), as_int(arguments[1])));
}
Value int_coerce(Run& run, Arguments arguments) {
    if (!is_int(arguments[1]) || is_long(run, arguments[0]) != is_long(run, arguments[1]))
        run.refuse("__coerce__ of unlike numbers");
    return make_tuple(run, {arguments[0], arguments[1]});
}

Value compare_ints(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (!is_int(left) || !is_int(right)) return not_implemented(run);
    return make_bool(run, order_holds(operation, int_compare(as_int(left), as_int(right))));
}

Value int_bool(Run& run, Arguments arguments) {
    return make_bool(run, !int_is_zero(self_of(arguments)));
}
Value int_itself(Run& run, Arguments arguments) {
    return int_exact(run, self_of(arguments));
}
Value number_itself(Run& run, Arguments arguments) {
    return number_from(run, int_exact(run, self_of(arguments)), arguments[0], arguments[0]);
}
Value int_long(Run& run, Arguments arguments) {
    return as_long(run, share(arguments[0]));
}
/// Their digits without the mark of a long.
Value int_str(Run& run, Arguments arguments) {
    return make_string(run, int_text(run, self_of(arguments)));
}
Value int_float(Run& run, Arguments arguments) {
    return make_float(run, int_as_double(run, self_of(arguments)));
}
Value int_hash_row(Run& run, Arguments arguments) {
    return make_int(run, int_hash(self_of(arguments)));
}
/// A new string each time, of a single digit too.
Value int_repr(Run& run, Arguments arguments) {
    const bool is_bool = run.profile.family == "pypy" && is_exactly(run, arguments[0], CoreType::boolean);
    std::string text = is_bool ? arguments[0] == run.true_ ? "True" : "False" : int_text(run, self_of(arguments));
    if (is_long(run, arguments[0])) text += 'L';
    Ref<Str> made = make_raw_string(run, text.size(), text.size());
    std::copy(text.begin(), text.end(), made->data());
    return made;
}

Value int_format(Run& run, Arguments arguments) {
    return format_object(run, arguments[0], arguments[1]);
}

Value int_round_row(Run& run, Arguments arguments) {
    if (arguments[1] == run.none) return int_exact(run, self_of(arguments));
    Value places = index_of(run, arguments[1]);
    if (!int_is_negative(as_int(places))) return int_exact(run, self_of(arguments));
    if (!int_fits_int64(as_int(places))) return make_int(run, 0);
    return int_round(run, self_of(arguments), -as_int(places)->value);
}

Value int_ratio(Run& run, Arguments arguments) {
    Value numerator = int_exact(run, self_of(arguments));
    Value one = make_int(run, 1);
    return make_tuple(run, {numerator.get(), one.get()});
}

Value int_bit_length_row(Run& run, Arguments arguments) {
    return make_int_unsigned(run, int_bit_length(self_of(arguments)));
}
Value int_bit_count_row(Run& run, Arguments arguments) {
    return make_int_unsigned(run, int_bit_count(self_of(arguments)));
}
Value int_is_integer(Run& run, Arguments) {
    return make_bool(run, true);
}

Value int_getnewargs(Run& run, Arguments arguments) {
    Value value = int_exact(run, self_of(arguments));
    return make_tuple(run, {value.get()});
}

Value parse_int(Run& run, Object* source, int base, std::string_view name) {
    std::string_view text = *number_source(source);
    if (is_string(source) || is_ascii_text(text)) {
        if (Value number = make_int_from_text(run, text, base)) return number;
    }
    const bool as_bytes = !is_string(source) && run.profile.family == "cpython";
    Value shown = as_bytes ? Value{make_bytes(run, text)} : share(source);
    raise(run, CoreType::value_error, "invalid literal for {}() with base {}: {}", name, base,
          repr_text(run, shown.get()));
}

Value int_from_base(Run& run, Object* source, Object* base_object, std::string_view name = "int") {
    std::int64_t base = clamped_index(run, base_object);
    if (base != 0 && (base < 2 || base > 36)) {
        raise(run, CoreType::value_error, "{}() base must be >= 2 and <= 36, or 0", name);
    }
    if (!number_source(source))
        raise(run, CoreType::type_error, "{}() can't convert non-string with explicit base", name);
    return parse_int(run, source, static_cast<int>(base), name);
}

Value int_from_object(Run& run, Object* source, std::string_view name = "int");

/// What `__trunc__` gave, as an int.
Value int_from_truncated(Run& run, Value truncated) {
    if (is_int(truncated.get())) return int_exact(run, as_int(truncated));
    Type* type = truncated->type;
    bool asks = does(run, Detail::truncated_is_asked_for_int);
    if (asks && find_special(type, SpecialName::int_)) return int_from_object(run, truncated.get());
    if (find_special(type, SpecialName::index)) return int_exact(run, as_int(index_of(run, truncated.get())));
    raise(run, CoreType::type_error, "__trunc__ returned non-Integral (type {})", type_name(truncated.get()));
}

Value int_from_object(Run& run, Object* source, std::string_view name) {
    if (source->type == run.type(CoreType::integer)) return share(source);
    if (source->kind == Kind::floating && !source->type->program_defined) {
        return int_from_float(run, static_cast<Float*>(source)->value);
    }
    if (Value number = call_special(run, source, SpecialName::int_)) {
        if (!is_int(number.get())) {
            if (run.profile.family == "pypy")
                raise(run, CoreType::type_error, "__int__ returned non-int (type '{}')", type_name(number.get()));
            raise_worded(run, CoreType::type_error, run.profile.words.int_result, type_name(source),
                         type_name(number.get()), "__int__", as_string(source->type->qualified_name)->view(),
                         as_string(number->type->qualified_name)->view());
        }
        if (number->type != run.type(CoreType::integer) && !run.profile.python_2)
            warn_of_int_subclass(run, "__int__", number.get());
        return int_exact(run, as_int(number));
    }
    if (does(run, Detail::numbers_convert_by_index) && find_special(source->type, SpecialName::index)) {
        Value number = index_of(run, source);
        return int_exact(run, as_int(number));
    }
    if (does(run, Detail::int_truncates) && find_special(source->type, SpecialName::trunc)) {
        Value truncated = call_special(run, source, SpecialName::trunc);
        if (does(run, Detail::truncation_is_deprecated)) {
            run.warn(CoreType::deprecation_warning, "The delegation of int() to __trunc__ is deprecated.", nullptr);
        }
        return int_from_truncated(run, std::move(truncated));
    }
    if (number_source(source)) return parse_int(run, source, 10, name);
    if (source->kind == Kind::complex_number && run.profile.words.complex_have_floor_words) {
        raise(run, CoreType::type_error, "can't convert complex to int");
    }
    if (name != "int") {
        raise(run, CoreType::type_error, "{}() argument must be a string or a number, not '{}'", name,
              type_name(source));
    }
    raise_worded(run, CoreType::type_error, run.profile.words.int_argument, type_name(source));
}

/// What int() makes, and what `__long__` gives.
Value long_new(Run& run, Arguments arguments) {
    Object* source = arguments[1];
    Value number;
    if (!source) {
        number = make_int(run, 0);
    } else if (arguments[2]) {
        number = int_from_base(run, source, arguments[2], "long");
    } else if (Object* method = is_int(source) ? nullptr : find_in_mro(source->type, run.intern("__long__"))) {
        number = call(run, method, source);
        if (!is_int(number.get()))
            raise(run, CoreType::type_error, "__long__ returned non-long (type {})", type_name(number.get()));
    } else {
        number = int_from_object(run, source, "long");
    }
    return make_int_of(run, class_argument(arguments[0]), as_long(run, std::move(number)));
}

Value int_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    if (run.profile.python_2 && is_subtype(cls, run.type(CoreType::long_integer))) return long_new(run, arguments);
    if (cls == run.type(CoreType::boolean))
        raise(run, CoreType::type_error, "int.__new__(bool) is not safe, use bool.__new__()");
    Value number;
    if (!arguments[1]) {
        if (arguments[2]) {
            const bool is_pypy = run.profile.family == "pypy";
            raise_message(
                run, CoreType::type_error,
                is_pypy ? "int() can't convert non-string with explicit base" : "int() missing string argument");
        }
        number = make_int(run, 0);
    } else {
        number = arguments[2] ? int_from_base(run, arguments[1], arguments[2]) : int_from_object(run, arguments[1]);
    }
    return make_int_of(run, cls, std::move(number));
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, x=?, /, base=?", int_new, Binding::static_method},
    {"__new__", "cls, x=?, base=?", int_new, Binding::static_method, true, 0, 6},
    {"__repr__", "self, /", int_repr},
    {"__str__", "self, /", int_repr, Binding::method, true, 0, 7},
    {"__str__", "self, /", int_repr, Binding::method, true, only_pypy},
    {"__str__", "self, /", int_str, Binding::method, true, only_python_2},
    {"__hash__", "self, /", int_hash_row},
    {"__bool__", "self, /", int_bool},
    {"__cmp__", "self, other, /", int_cmp, Binding::method, true, only_python_2},
    {"__coerce__", "self, other, /", int_coerce, Binding::method, true, only_python_2},
    LASTREF_COMPARISON_ROWS(compare_ints),
    {"__add__", "self, value, /", binary<int_add>},
    {"__radd__", "self, value, /", reflected<int_add>},
    {"__sub__", "self, value, /", binary<int_subtract>},
    {"__rsub__", "self, value, /", reflected<int_subtract>},
    {"__mul__", "self, value, /", binary<int_multiply>},
    {"__rmul__", "self, value, /", reflected<int_multiply>},
    {"__truediv__", "self, value, /", binary<int_true_divide>},
    {"__rtruediv__", "self, value, /", reflected<int_true_divide>},
    {"__div__", "self, value, /", binary<int_floor_divide>, Binding::method, true, only_python_2},
    {"__rdiv__", "self, value, /", reflected<int_floor_divide>, Binding::method, true, only_python_2},
    {"__floordiv__", "self, value, /", binary<int_floor_divide>},
    {"__rfloordiv__", "self, value, /", reflected<int_floor_divide>},
    {"__mod__", "self, value, /", binary<int_modulo>},
    {"__rmod__", "self, value, /", reflected<int_modulo>},
    {"__divmod__", "self, value, /", binary<divide_with_rest>},
    {"__rdivmod__", "self, value, /", reflected<divide_with_rest>},
    {"__pow__", "self, value, mod=None, /", int_pow},
    {"__rpow__", "self, value, mod=None, /", int_rpow},
    {"__lshift__", "self, value, /", binary<int_shift_left>},
    {"__rlshift__", "self, value, /", reflected<int_shift_left>},
    {"__rshift__", "self, value, /", binary<int_shift_right>},
    {"__rrshift__", "self, value, /", reflected<int_shift_right>},
    {"__and__", "self, value, /", binary<int_bit_and>},
    {"__rand__", "self, value, /", reflected<int_bit_and>},
    {"__or__", "self, value, /", binary<int_bit_or>},
    {"__ror__", "self, value, /", reflected<int_bit_or>},
    {"__xor__", "self, value, /", binary<int_bit_xor>},
    {"__rxor__", "self, value, /", reflected<int_bit_xor>},
    {"__neg__", "self, /", unary<int_negate>},
    {"__pos__", "self, /", number_itself},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__abs__", "self, /", unary<int_absolute>},
    {"__invert__", "self, /", unary<int_invert>},
    {"__int__", "self, /", int_itself},
    {"__long__", "self, /", int_long, Binding::method, true, only_python_2},
    {"__index__", "self, /", number_itself},
    {"__trunc__", "self, /", number_itself},
    {"__floor__", "self, /", int_itself},
    {"__ceil__", "self, /", int_itself},
    {"__float__", "self, /", int_float},
    {"__round__", "self, ndigits=None, /", int_round_row},
    {"__format__", "self, format_spec, /", int_format},
    {"__getnewargs__", "self, /", int_getnewargs},
    {"__sizeof__", "self, /", object_sizeof},
    {"conjugate", "self, /", number_itself},
    {"bit_length", "self, /", int_bit_length_row},
    {"bit_count", "self, /", int_bit_count_row, Binding::method, true, 10},
    {"as_integer_ratio", "self, /", int_ratio, Binding::method, true, 8},
    {"is_integer", "self, /", int_is_integer, Binding::method, true, 12},
    {"to_bytes", "self, /, length=?, byteorder=?, *, signed=False", int_to_bytes_row, Binding::method, true,
     only_cpython_3},
    {"to_bytes", "self, /, length, byteorder, *, signed=False", int_to_bytes_row, Binding::method, true, only_cpython_3,
     10},
    {"to_bytes", "self, /, length=?, byteorder=?, signed=False", int_to_bytes_row, Binding::method, true, only_pypy},
    {"to_bytes", "self, /, length, byteorder, signed=False", int_to_bytes_row, Binding::method, true, only_pypy, 9},
    {"from_bytes", "cls, /, bytes, byteorder=?, *, signed=False", int_from_bytes, Binding::class_method, true,
     only_cpython_3},
    {"from_bytes", "cls, /, bytes, byteorder, *, signed=False", int_from_bytes, Binding::class_method, true,
     only_cpython_3, 10},
    {"from_bytes", "cls, /, bytes, byteorder=?, signed=False", int_from_bytes, Binding::class_method, true, only_pypy},
    {"from_bytes", "cls, /, bytes, byteorder, signed=False", int_from_bytes, Binding::class_method, true, only_pypy, 9},
};

Value get_real(Run& run, Object* object) {
    return number_from(run, int_exact(run, as_int(object)), object, object);
}
Value get_zero(Run& run, Object* object) {
    return number_from(run, make_int(run, 0), object, object);
}
Value get_one(Run& run, Object* object) {
    return number_from(run, make_int(run, 1), object, object);
}

constexpr GetSetRow attributes[] = {
    {"real", get_real},
    {"imag", get_zero},
    {"numerator", get_real},
    {"denominator", get_one},
};

}  // namespace

const TypeSpec integer_type{
    .name = "int",
    .kind = Kind::integer,
    .instance_size = sizeof(Int),
    .methods = rows,
    .attributes = attributes,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
};

const TypeSpec long_integer_type{
    .name = "long",
    .kind = Kind::integer,
    .instance_size = sizeof(Int),
    .methods = rows,
    .attributes = attributes,
    .doc = "long(x=0) -> long\nlong(x, base=10) -> long",
};

namespace {

Value bool_new(Run& run, Arguments arguments) {
    return make_bool(run, arguments[1] && is_true(run, arguments[1]));
}

Value bool_repr(Run& run, Arguments arguments) {
    return make_string(run, arguments[0] == run.true_ ? "True" : "False");
}

bool both_bools(Run& run, Arguments arguments) {
    Type* boolean = run.type(CoreType::boolean);
    return arguments[0]->type == boolean && arguments[1]->type == boolean;
}

template <IntOperation operation>
Value bool_binary(Run& run, Arguments arguments) {
    if (!is_int(arguments[1])) return not_implemented(run);
    Value number = operation(run, as_int(arguments[0]), as_int(arguments[1]));
    return both_bools(run, arguments) ? make_bool(run, as_int(number)->value != 0) : std::move(number);
}

constexpr NativeRow bool_rows[] = {
    {"__new__", "cls, x=?, /", bool_new, Binding::static_method},
    {"__new__", "cls, x=?", bool_new, Binding::static_method, true, only_python_2},
    {"__repr__", "self, /", bool_repr},
    {"__str__", "self, /", bool_repr, Binding::method, true, 0, 7},
    {"__str__", "self, /", bool_repr, Binding::method, true, only_pypy},
    {"__and__", "self, value, /", bool_binary<int_bit_and>},
    {"__rand__", "self, value, /", bool_binary<int_bit_and>},
    {"__or__", "self, value, /", bool_binary<int_bit_or>},
    {"__ror__", "self, value, /", bool_binary<int_bit_or>},
    {"__xor__", "self, value, /", bool_binary<int_bit_xor>},
    {"__rxor__", "self, value, /", bool_binary<int_bit_xor>},
};

}  // namespace

const TypeSpec boolean_type{
    .name = "bool",
    .kind = Kind::integer,
    .instance_size = sizeof(Int),
    .base = &integer_type,
    .methods = bool_rows,
    .subclassable = false,
    .doc = "Returns True when the argument is true, False otherwise.",
};

}  // namespace lastref::model
