#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/modules/math_functions.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace lastref::model {

namespace {

using namespace mathematics;

constexpr double infinity = std::numeric_limits<double>::infinity();

double real(Run& run, Object* object) {
    if (object->kind == Kind::floating) return static_cast<Float*>(object)->value;
    if (std::optional<double> value = real_from_number(run, object)) return *value;
    raise(run, CoreType::type_error, "must be real number, not {}", type_name(object));
}

[[noreturn]] void raise_domain(Run& run) {
    raise(run, CoreType::value_error, "math domain error");
}
[[noreturn]] void raise_range(Run& run) {
    raise(run, CoreType::overflow_error, "math range error");
}

/// A NaN out of no NaN is an error of the domain, an infinity out of finite numbers one of the range.
Value checked(Run& run, double result, bool had_nan, bool had_infinity) {
    if (std::isnan(result) && !had_nan) raise_domain(run);
    if (std::isinf(result) && !had_infinity) raise_range(run);
    return make_float(run, result);
}

/// The domain of a function, as its error tells it in profiles that do; place for the argument's repr.
struct Domain {
    double (*function)(double);
    std::string_view text;
};

constexpr Domain domains[] = {
    {sine, "expected a finite input, got {}"},
    {cosine, "expected a finite input, got {}"},
    {tangent, "expected a finite input, got {}"},
    {arc_sine, "expected a number in range from -1 up to 1, got {}"},
    {arc_cosine, "expected a number in range from -1 up to 1, got {}"},
    {area_cosine, "expected argument value not less than 1, got {}"},
    {area_tangent, "expected a number between -1 and 1, got {}"},
    {logarithm_of_1_plus, "expected argument value > -1, got {}"},
    {square_root, "expected a nonnegative input, got {}"},
    {gamma, "expected a noninteger or positive integer, got {}"},
};

[[noreturn]] void raise_outside_domain(Run& run, double (*function)(double), double x) {
    for (const Domain& each : domains) {
        if (each.function != function) continue;
        Value value = make_float(run, x);
        raise_worded(run, CoreType::value_error, each.text, repr(run, value.get())->view());
    }
    raise_domain(run);
}

template <double (*function)(double)>
Value one(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    double result = function(x);
    bool is_outside = std::isnan(result) && !std::isnan(x);
    if (is_outside && run.profile.words.domain_errors_tell_input) raise_outside_domain(run, function, x);
    return checked(run, result, std::isnan(x), std::isinf(x));
}

template <double (*function)(double, double)>
Value two(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    double y = real(run, arguments[1]);
    return checked(run, function(x, y), std::isnan(x) || std::isnan(y), std::isinf(x) || std::isinf(y));
}

template <bool (*test)(double)>
Value ask(Run& run, Arguments arguments) {
    return make_bool(run, test(real(run, arguments[0])));
}

/// CPython has a way of its own to gamma functions, whose last digits are not the C library's.
Value exact_gamma(Run& run, Arguments arguments) {
    constexpr double most = 23;
    double x = real(run, arguments[0]);
    bool is_exact = std::isnan(x) || std::isinf(x) || (x == std::floor(x) && x <= most);
    if (!is_exact) run.refuse("math.gamma of what is no small integer");
    return one<gamma>(run, arguments);
}
Value refused_log_gamma(Run& run, Arguments) {
    run.refuse("math.lgamma");
}
Value power(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    double y = real(run, arguments[1]);
    double result = std::pow(x, y);
    if (x == 0 && y < 0 && std::isfinite(y)) raise_domain(run);
    return checked(run, result, std::isnan(x) || std::isnan(y), std::isinf(x) || std::isinf(y));
}

enum class LogBase : std::uint8_t { natural, two, ten };

double log_of(double x, LogBase base) {
    return base == LogBase::two ? std::log2(x) : base == LogBase::ten ? std::log10(x) : std::log(x);
}

[[noreturn]] void raise_no_logarithm(Run& run, Object* object) {
    if (!run.profile.words.domain_errors_tell_input) raise_domain(run);
    if (is_int(object)) raise(run, CoreType::value_error, "expected a positive input");
    raise(run, CoreType::value_error, "expected a positive input, got {}", repr(run, object)->view());
}

/// Ints beyond the range of doubles have logarithms too.
double logarithm(Run& run, Object* object, LogBase base) {
    if (object->kind == Kind::integer && static_cast<Int*>(object)->big) {
        auto* number = static_cast<Int*>(object);
        if (int_is_negative(number)) raise_no_logarithm(run, object);
        double value = int_to_double(number);
        if (std::isfinite(value)) return log_of(value, base);
        run.refuse("math.log of an int beyond the range of floats");
    }
    double x = real(run, object);
    if (x <= 0) raise_no_logarithm(run, object);
    return log_of(x, base);
}

Value log_any(Run& run, Arguments arguments) {
    double value = logarithm(run, arguments[0], LogBase::natural);
    if (!arguments[1]) return make_float(run, value);
    double base = logarithm(run, arguments[1], LogBase::natural);
    if (base == 0 && run.profile.family == "pypy") return make_float(run, value / base);
    if (base == 0) raise_message(run, CoreType::zero_division_error, run.profile.words.float_divide_by_zero);
    return make_float(run, value / base);
}
template <LogBase base>
Value log_fixed(Run& run, Arguments arguments) {
    return make_float(run, logarithm(run, arguments[0], base));
}

template <double (*function)(double), SpecialName special>
Value to_int(Run& run, Arguments arguments) {
    const bool stays_float = run.profile.python_2 && special != SpecialName::trunc && !run.runs_library();
    if (stays_float) return make_float(run, function(real(run, arguments[0])));
    const bool is_exact = arguments[0]->type == run.type(CoreType::floating);
    const bool asks_derived = run.profile.family == "pypy" || run.profile.minor() >= 9;
    const bool is_asked = !is_exact && (asks_derived || arguments[0]->kind != Kind::floating);
    if (is_asked) {
        if (Value own = call_special(run, arguments[0], special)) return own;
        if (special == SpecialName::trunc && arguments[0]->kind != Kind::floating) {
            raise(run, CoreType::type_error, "type {} doesn't define __trunc__ method", type_name(arguments[0]));
        }
    }
    return int_from_float(run, function(real(run, arguments[0])));
}

Value modf(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    double whole = 0;
    double fraction = std::modf(x, &whole);
    Value first = make_float(run, fraction);
    Value second = make_float(run, whole);
    return make_tuple(run, {first.get(), second.get()});
}

Value frexp(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    int exponent = 0;
    Value first = make_float(run, std::isfinite(x) ? std::frexp(x, &exponent) : x);
    Value second = make_int(run, exponent);
    return make_tuple(run, {first.get(), second.get()});
}

Value ldexp(Run& run, Arguments arguments) {
    double x = real(run, arguments[0]);
    if (!is_int(arguments[1])) {
        const bool is_pypy = run.profile.family == "pypy";
        raise_message(
            run, CoreType::type_error,
            is_pypy ? "integer required for second argument" : "Expected an int as second argument to ldexp.");
    }
    std::int64_t exponent = clamped_index(run, arguments[1]);
    if (x == 0 || !std::isfinite(x)) return make_float(run, x);
    auto bounded = static_cast<int>(std::clamp<std::int64_t>(exponent, -100000, 100000));
    return checked(run, std::ldexp(x, bounded), false, false);
}

Value hypot(Run& run, Arguments arguments) {
    auto* all = static_cast<Tuple*>(arguments[0]);
    double largest = 0;
    bool nan = false;
    std::vector<double> values;
    for (std::uint32_t i = 0; i < all->size; ++i) {
        double x = std::fabs(real(run, all->items()[i]));
        nan = nan || std::isnan(x);
        largest = std::max(largest, x);
        values.push_back(x);
    }
    if (std::isinf(largest)) return make_float(run, infinity);
    if (nan) return make_float(run, std::nan(""));
    if (values.size() == 2) return make_float(run, std::hypot(values[0], values[1]));
    if (largest == 0) return make_float(run, 0);
    long double sum = 0;
    for (double x : values) sum += static_cast<long double>(x / largest) * (x / largest);
    return make_float(run, static_cast<double>(std::sqrt(sum) * largest));
}

/// Shewchuk's exact summation: partial sums that do not overlap.
Value fsum(Run& run, Arguments arguments) {
    std::vector<double> partials;
    double special = 0;
    for_each(run, arguments[0], [&](Object* item) {
        double x = real(run, item);
        if (!std::isfinite(x)) {
            special += x;
            return true;
        }
        std::size_t kept = 0;
        for (double y : partials) {
            if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
            double high = x + y;
            double low = y - (high - x);
            if (low != 0) partials[kept++] = low;
            x = high;
        }
        partials.resize(kept);
        partials.push_back(x);
        return true;
    });
    if (special != 0 || std::isnan(special)) {
        if (std::isnan(special)) raise(run, CoreType::value_error, "-inf + inf in fsum");
        return make_float(run, special);
    }
    double high = 0;
    std::size_t left = partials.size();
    double low = 0;
    while (left > 0) {
        double x = high;
        double y = partials[--left];
        high = x + y;
        low = y - (high - x);
        if (low != 0) break;
    }
    // Half-way cases round by the sign of what is left.
    if (left > 0 && ((low < 0 && partials[left - 1] < 0) || (low > 0 && partials[left - 1] > 0))) {
        double twice = low * 2;
        double candidate = high + twice;
        if (twice == candidate - high) high = candidate;
    }
    return make_float(run, high);
}

Value isclose(Run& run, Arguments arguments) {
    double a = real(run, arguments[0]);
    double b = real(run, arguments[1]);
    double relative = arguments[2] ? real(run, arguments[2]) : 1e-9;
    double absolute_tolerance = arguments[3] ? real(run, arguments[3]) : 0.0;
    if (relative < 0 || absolute_tolerance < 0) raise(run, CoreType::value_error, "tolerances must be non-negative");
    if (a == b) return make_bool(run, true);
    if (std::isinf(a) || std::isinf(b)) return make_bool(run, false);
    double difference = std::fabs(b - a);
    bool close = difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                 difference <= absolute_tolerance;
    return make_bool(run, close);
}

Value nextafter(Run& run, Arguments arguments) {
    return make_float(run, std::nextafter(real(run, arguments[0]), real(run, arguments[1])));
}

Value ulp(Run& run, Arguments arguments) {
    double x = std::fabs(real(run, arguments[0]));
    if (!std::isfinite(x)) return make_float(run, x);
    double next = std::nextafter(x, infinity);
    return make_float(run, std::isinf(next) ? x - std::nextafter(x, -infinity) : next - x);
}

constexpr NativeRow functions[] = {
    {"sin", "x, /", one<sine>, Binding::function},
    {"cos", "x, /", one<cosine>, Binding::function},
    {"tan", "x, /", one<tangent>, Binding::function},
    {"asin", "x, /", one<arc_sine>, Binding::function},
    {"acos", "x, /", one<arc_cosine>, Binding::function},
    {"atan", "x, /", one<arc_tangent>, Binding::function},
    {"sinh", "x, /", one<hyperbolic_sine>, Binding::function},
    {"cosh", "x, /", one<hyperbolic_cosine>, Binding::function},
    {"tanh", "x, /", one<hyperbolic_tangent>, Binding::function},
    {"asinh", "x, /", one<area_sine>, Binding::function},
    {"acosh", "x, /", one<area_cosine>, Binding::function},
    {"atanh", "x, /", one<area_tangent>, Binding::function},
    {"exp", "x, /", one<exponential>, Binding::function},
    {"exp2", "x, /", one<exponential_2>, Binding::function},
    {"expm1", "x, /", one<exponential_minus_1>, Binding::function},
    {"log1p", "x, /", one<logarithm_of_1_plus>, Binding::function},
    {"sqrt", "x, /", one<square_root>, Binding::function},
    {"cbrt", "x, /", one<cube_root>, Binding::function},
    {"fabs", "x, /", one<absolute>, Binding::function},
    {"erf", "x, /", one<error_function>, Binding::function},
    {"erfc", "x, /", one<error_complement>, Binding::function},
    {"gamma", "x, /", exact_gamma, Binding::function},
    {"lgamma", "x, /", refused_log_gamma, Binding::function},
    {"degrees", "x, /", one<to_degrees>, Binding::function},
    {"radians", "x, /", one<to_radians>, Binding::function},
    {"atan2", "y, x, /", two<arc_tangent_2>, Binding::function},
    {"copysign", "x, y, /", two<copy_sign>, Binding::function},
    {"fmod", "x, y, /", two<modulo>, Binding::function},
    {"remainder", "x, y, /", two<ieee_remainder>, Binding::function},
    {"pow", "x, y, /", power, Binding::function},
    {"log", "x, base=?, /", log_any, Binding::function},
    {"log2", "x, /", log_fixed<LogBase::two>, Binding::function},
    {"log10", "x, /", log_fixed<LogBase::ten>, Binding::function},
    {"floor", "x, /", to_int<floor_of, SpecialName::floor>, Binding::function},
    {"ceil", "x, /", to_int<ceil_of, SpecialName::ceil>, Binding::function},
    {"trunc", "x, /", to_int<trunc_of, SpecialName::trunc>, Binding::function},
    {"isfinite", "x, /", ask<is_finite>, Binding::function},
    {"isinf", "x, /", ask<is_infinite>, Binding::function},
    {"isnan", "x, /", ask<is_nan>, Binding::function},
    {"modf", "x, /", modf, Binding::function},
    {"frexp", "x, /", frexp, Binding::function},
    {"ldexp", "x, i, /", ldexp, Binding::function},
    {"hypot", "*coordinates", hypot, Binding::function},
    {"fsum", "seq, /", fsum, Binding::function},
    {"isclose", "a, b, *, rel_tol=?, abs_tol=?", isclose, Binding::function},
    {"nextafter", "x, y, /", nextafter, Binding::function},
    {"ulp", "x, /", ulp, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

constexpr std::string_view constant_names[] = {"pi", "e", "tau", "inf", "nan"};

Value make_constant(Run& run, std::string_view name) {
    if (name == "pi") return make_float(run, std::numbers::pi);
    if (name == "e") return make_float(run, std::numbers::e);
    if (name == "tau") return make_float(run, 2 * std::numbers::pi);
    if (name == "inf") return make_float(run, infinity);
    return name == "nan" ? make_float(run, std::nan("")) : Value{};
}

constexpr LaterPart later[] = {{"gcd lcm factorial isqrt comb perm prod dist sumprod", "math_integers"}};

}  // namespace

extern const ModuleSpec math_module;
const ModuleSpec math_module{
    .name = "math",
    .functions = functions,
    .later = later,
    .constants = constant_names,
    .make_constant = make_constant,
    .lacks = "fma fmax fmin integer isnormal issubnormal signbit",
};

}  // namespace lastref::model
