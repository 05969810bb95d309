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
    const bool divides = operation == int_floor_divide || operation == int_modulo || operation == int_true_divide;
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
