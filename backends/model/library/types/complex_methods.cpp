#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cmath>

namespace lastref::model {

Value make_complex_of(Run& run, Type* cls, ComplexValue value) {
    auto* made =
        static_cast<Complex*>(run.heap.make_sized(Kind::complex_number, cls, instance_size(cls, sizeof(Complex))));
    made->real = value.real();
    made->imaginary = value.imag();
    return Value::adopt(made);
}

namespace {

ComplexValue self_of(Arguments arguments) {
    return complex_of(static_cast<Complex*>(arguments[0]));
}

std::optional<ComplexValue> operand(Run& run, Object* object) {
    if (object->kind == Kind::complex_number) return complex_of(static_cast<Complex*>(object));
    if (std::optional<double> real = as_double(run, object)) return ComplexValue(*real, 0);
    return {};
}

using ComplexOperation = Value (*)(Run&, ComplexValue, ComplexValue);

template <ComplexOperation operation, bool swapped>
Value binary(Run& run, Arguments arguments) {
    std::optional<ComplexValue> other = operand(run, arguments[1]);
    if (!other) return not_implemented(run);
    ComplexValue self = self_of(arguments);
    return swapped ? operation(run, *other, self) : operation(run, self, *other);
}

Value make(Run& run, ComplexValue value) {
    return make_complex(run, value.real(), value.imag());
}
Value add(Run& run, ComplexValue left, ComplexValue right) {
    return make(run, left + right);
}
Value subtract(Run& run, ComplexValue left, ComplexValue right) {
    return make(run, left - right);
}
Value multiply(Run& run, ComplexValue left, ComplexValue right) {
    return make_complex(run, left.real() * right.real() - left.imag() * right.imag(),
                        left.real() * right.imag() + left.imag() * right.real());
}
Value divide(Run& run, ComplexValue left, ComplexValue right) {
    return make(run, complex_divide(run, left, right));
}

template <bool swapped>
Value power(Run& run, Arguments arguments) {
    if (arguments[2] != run.none) raise(run, CoreType::value_error, "complex modulo");
    return binary<complex_power, swapped>(run, arguments);
}

Value compare_complex(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool equality = operation == compile::CompareOperator::equal || operation == compile::CompareOperator::not_equal;
    if (!equality || left->kind != Kind::complex_number) return not_implemented(run);
    ComplexValue value = complex_of(static_cast<Complex*>(left));
    bool same = false;
    if (right->kind == Kind::complex_number) {
        same = value == complex_of(static_cast<Complex*>(right));
    } else if (right->kind == Kind::floating) {
        same = value.imag() == 0 && value.real() == static_cast<Float*>(right)->value;
    } else if (is_int(right)) {
        same = value.imag() == 0 && int_compare_double(as_int(right), value.real()) == 0;
    } else {
        return not_implemented(run);
    }
    return make_bool(run, same == (operation == compile::CompareOperator::equal));
}

Value complex_bool(Run& run, Arguments arguments) {
    return make_bool(run, self_of(arguments) != ComplexValue(0, 0));
}
Value complex_neg(Run& run, Arguments arguments) {
    return make(run, -self_of(arguments));
}
Value complex_pos(Run& run, Arguments arguments) {
    return make(run, self_of(arguments));
}
Value complex_conjugate(Run& run, Arguments arguments) {
    return make(run, std::conj(self_of(arguments)));
}
Value complex_abs(Run& run, Arguments arguments) {
    double length = std::hypot(self_of(arguments).real(), self_of(arguments).imag());
    bool finite = std::isfinite(self_of(arguments).real()) && std::isfinite(self_of(arguments).imag());
    if (std::isinf(length) && finite) raise(run, CoreType::overflow_error, "absolute value too large");
    return new_float(run, length);
}
Value complex_hash_row(Run& run, Arguments arguments) {
    return make_int(run, complex_hash(run, static_cast<Complex*>(arguments[0])));
}
Value complex_repr(Run& run, Arguments arguments) {
    return make_string(run, complex_text(self_of(arguments)));
}
Value complex_format(Run& run, Arguments arguments) {
    return format_object(run, arguments[0], arguments[1]);
}
Value complex_complex(Run& run, Arguments arguments) {
    return make(run, self_of(arguments));
}
Value complex_getnewargs(Run& run, Arguments arguments) {
    Value real = new_float(run, self_of(arguments).real());
    Value imaginary = new_float(run, self_of(arguments).imag());
    return make_tuple(run, {real.get(), imaginary.get()});
}

struct Part {
    ComplexValue value;
    bool is_complex;  ///< and so has an imaginary part, though it be zero
};

/// What `__float__` or `__index__` gives. On PyPy an object whose `__float__` fails with a TypeError is no number.
std::optional<double> real_part(Run& run, Object* object) {
    try {
        return float_from_number(run, object);
    } catch (const Raised& raised) {
        const bool is_type_error = is_exception(run, raised.exception.get(), CoreType::type_error);
        const bool is_float = find_special(object->type, SpecialName::float_) != nullptr;
        if (run.profile.family != "pypy" || !is_type_error || !is_float) throw;
        return {};
    }
}

/// The value of an argument of complex(): a number, or an object that gives one. CPython asks the first one alone for
/// its `__complex__`.
Part part(Run& run, Object* object, std::string_view place) {
    const bool asks = place == "first" || run.profile.family == "pypy";
    const bool is_complex = object->kind == Kind::complex_number;
    if (is_complex && (!asks || object->type == run.type(CoreType::complex_number)))
        return {complex_of(static_cast<Complex*>(object)), true};
    if (Value number = asks ? call_special(run, object, SpecialName::complex_) : Value{}) {
        if (number->kind == Kind::complex_number) return {complex_of(static_cast<Complex*>(number.get())), true};
        raise_worded(run, CoreType::type_error, run.profile.words.complex_result, type_name(object),
                     type_name(number.get()), qualified_type_name(object->type), qualified_type_name(number->type));
    }
    if (is_complex) return {complex_of(static_cast<Complex*>(object)), true};
    if (std::optional<double> real = real_part(run, object)) return {ComplexValue(*real, 0), false};
    if (place == "second")
        raise(run, CoreType::type_error, "complex() second argument must be a number, not '{}'", type_name(object),
              qualified_type_name(object->type));
    raise(run, CoreType::type_error, "complex() first argument must be a string or a number, not '{}'",
          type_name(object), qualified_type_name(object->type));
}

Value complex_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    Object* first = arguments[1];
    Object* second = arguments[2];
    if (first && is_string(first)) {
        if (second) raise_worded(run, CoreType::type_error, run.profile.words.complex_real);
        std::optional<ComplexValue> value = parse_complex(as_string(first)->view());
        if (!value) raise(run, CoreType::value_error, "complex() arg is a malformed string");
        return make_complex_of(run, cls, *value);
    }
    if (second && is_string(second)) raise_worded(run, CoreType::type_error, run.profile.words.complex_imaginary);
    if (first && !second && first->type == cls && cls == run.type(CoreType::complex_number)) return share(first);
    const Part real = first ? part(run, first, "first") : Part{};
    if (!second) return make_complex_of(run, cls, real.value);
    const Part imaginary = part(run, second, "second");
    // Adding a zero of another sign would change one: only complex arguments have a second part.
    return make_complex_of(run, cls,
                           {imaginary.is_complex ? real.value.real() - imaginary.value.imag() : real.value.real(),
                            real.is_complex ? imaginary.value.real() + real.value.imag() : imaginary.value.real()});
}

Value floor_of_complex(Run& run, Arguments) {
    raise(run, CoreType::type_error, "can't take floor of complex number.");
}
Value modulo_of_complex(Run& run, Arguments) {
    raise(run, CoreType::type_error, "can't mod complex numbers.");
}
Value divmod_of_complex(Run& run, Arguments) {
    raise(run, CoreType::type_error, "can't take floor or mod of complex number.");
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, real=?, imag=?", complex_new, Binding::static_method},
    {"__repr__", "self, /", complex_repr},
    {"__str__", "self, /", complex_repr, Binding::method, true, 0, 7},
    {"__str__", "self, /", complex_repr, Binding::method, true, only_pypy, 9},
    {"__hash__", "self, /", complex_hash_row},
    {"__bool__", "self, /", complex_bool},
    LASTREF_COMPARISON_ROWS(compare_complex),
    {"__add__", "self, value, /", binary<add, false>},
    {"__radd__", "self, value, /", binary<add, true>},
    {"__sub__", "self, value, /", binary<subtract, false>},
    {"__rsub__", "self, value, /", binary<subtract, true>},
    {"__mul__", "self, value, /", binary<multiply, false>},
    {"__rmul__", "self, value, /", binary<multiply, true>},
    {"__truediv__", "self, value, /", binary<divide, false>},
    {"__rtruediv__", "self, value, /", binary<divide, true>},
    {"__div__", "self, value, /", binary<divide, false>, Binding::method, true, only_python_2},
    {"__rdiv__", "self, value, /", binary<divide, true>, Binding::method, true, only_python_2},
    {"__floordiv__", "self, value, /", floor_of_complex, Binding::method, true, 1, 9},
    {"__rfloordiv__", "self, value, /", floor_of_complex, Binding::method, true, 1, 9},
    {"__mod__", "self, value, /", modulo_of_complex, Binding::method, true, 1, 9},
    {"__rmod__", "self, value, /", modulo_of_complex, Binding::method, true, 1, 9},
    {"__divmod__", "self, value, /", divmod_of_complex, Binding::method, true, 1, 9},
    {"__rdivmod__", "self, value, /", divmod_of_complex, Binding::method, true, 1, 9},
    {"__pow__", "self, value, mod=None, /", power<false>},
    {"__rpow__", "self, value, mod=None, /", power<true>},
    {"__neg__", "self, /", complex_neg},
    {"__pos__", "self, /", complex_pos},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__abs__", "self, /", complex_abs},
    {"__format__", "self, format_spec, /", complex_format},
    {"__complex__", "self, /", complex_complex, Binding::method, true, 11},
    {"__getnewargs__", "self, /", complex_getnewargs},
    {"conjugate", "self, /", complex_conjugate},
};

Value get_real(Run& run, Object* object) {
    return new_float(run, static_cast<Complex*>(object)->real);
}
Value get_imaginary(Run& run, Object* object) {
    return new_float(run, static_cast<Complex*>(object)->imaginary);
}

constexpr GetSetRow attributes[] = {{"real", get_real}, {"imag", get_imaginary}};

}  // namespace

const TypeSpec complex_number_type{
    .name = "complex",
    .kind = Kind::complex_number,
    .instance_size = sizeof(Complex),
    .methods = rows,
    .attributes = attributes,
    .doc = "Create a complex number from a string or numbers.",
};

}  // namespace lastref::model
