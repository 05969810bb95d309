#include "backends/model/object/numbers/complex_number.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <cmath>

namespace lastref::model {

namespace {

ComplexValue multiply(ComplexValue a, ComplexValue b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

ComplexValue integer_power(Run& run, ComplexValue base, long exponent) {
    ComplexValue result(1, 0);
    ComplexValue square = base;
    for (long left = std::labs(exponent); left > 0; left >>= 1) {
        if ((left & 1) != 0) result = multiply(result, square);
        square = multiply(square, square);
    }
    return exponent < 0 ? complex_divide(run, {1, 0}, result) : result;
}

/// Where the number at `start` ends: sign, digits, point, exponent, or a name like inf.
std::size_t number_end(std::string_view text, std::size_t start) {
    std::size_t at = start;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    for (; at < text.size(); ++at) {
        char c = text[at];
        bool in_exponent = at > start && (text[at - 1] | 0x20) == 'e' && at > start + 1;
        if ((c == '+' || c == '-') && !in_exponent) break;
        if ((c | 0x20) == 'j') break;
    }
    return at;
}

}  // namespace

extern const KindRow complex_number_kind;
const KindRow complex_number_kind{.name = "complex"};

Value make_complex(Run& run, double real, double imaginary) {
    Complex* made = run.heap.make<Complex>(Kind::complex_number, run.type(CoreType::complex_number));
    made->real = real;
    made->imaginary = imaginary;
    return Value::adopt(made);
}

ComplexValue complex_divide(Run& run, ComplexValue left, ComplexValue right) {
    double real = std::fabs(right.real());
    double imaginary = std::fabs(right.imag());
    if (real == 0 && imaginary == 0) raise_message(run, CoreType::zero_division_error, "complex division by zero");
    if (real >= imaginary) {
        double ratio = right.imag() / right.real();
        double denominator = right.real() + right.imag() * ratio;
        return {(left.real() + left.imag() * ratio) / denominator, (left.imag() - left.real() * ratio) / denominator};
    }
    double ratio = right.real() / right.imag();
    double denominator = right.real() * ratio + right.imag();
    return {(left.real() * ratio + left.imag()) / denominator, (left.imag() * ratio - left.real()) / denominator};
}

Value complex_power(Run& run, ComplexValue base, ComplexValue exponent) {
    ComplexValue result;
    double whole = exponent.real();
    if (exponent == ComplexValue(0, 0)) {
        result = {1, 0};
    } else if (base == ComplexValue(0, 0)) {
        if (exponent.imag() != 0 || exponent.real() < 0) {
            raise_message(run, CoreType::zero_division_error, run.profile.words.complex_zero);
        }
    } else if (exponent.imag() == 0 && whole == std::floor(whole) && std::fabs(whole) <= 100) {
        result = integer_power(run, base, static_cast<long>(whole));
    } else {
        double length = std::pow(std::hypot(base.real(), base.imag()), exponent.real());
        double angle = std::atan2(base.imag(), base.real());
        double phase = angle * exponent.real();
        if (exponent.imag() != 0) {
            length *= std::exp(-angle * exponent.imag());
            phase += exponent.imag() * std::log(std::hypot(base.real(), base.imag()));
        }
        result = {length * std::cos(phase), length * std::sin(phase)};
    }
    if (std::isinf(result.real()) || std::isinf(result.imag())) {
        raise_message(run, CoreType::overflow_error, "complex exponentiation");
    }
    return make_complex(run, result.real(), result.imag());
}

std::int64_t complex_hash(Run& run, const Complex* number) {
    auto part = [&](double value) {
        return static_cast<std::uint64_t>(
            std::isnan(value) ? static_cast<std::int64_t>(run.heap.memory().identity(number) >> 4) : float_hash(value));
    };
    auto hash = static_cast<std::int64_t>(part(number->real) + 1000003 * part(number->imaginary));
    return hash == -1 ? -2 : hash;
}

namespace {

/// A part without ".0".
std::string part_text(double value) {
    std::string text = float_text(value);
    if (text.size() > 2 && text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

}  // namespace

std::string complex_text(ComplexValue value) {
    std::string imaginary = part_text(value.imag()) + "j";
    if (value.real() == 0 && !std::signbit(value.real())) return imaginary;
    if (imaginary[0] != '-') imaginary.insert(0, "+");
    return "(" + part_text(value.real()) + imaginary + ")";
}

std::optional<ComplexValue> parse_complex(std::string_view text) {
    text = strip_whitespace(text);
    if (text.size() > 1 && text.front() == '(' && text.back() == ')') {
        text = strip_whitespace(text.substr(1, text.size() - 2));
    }
    bool imaginary_first = false;
    std::size_t end = number_end(text, 0);
    std::optional<double> first;
    if (end < text.size() && (text[end] | 0x20) == 'j') imaginary_first = true;
    std::string_view piece = text.substr(0, end);
    if (imaginary_first && (piece.empty() || piece == "+" || piece == "-")) {
        first = piece == "-" ? -1.0 : 1.0;
    } else {
        first = parse_plain_float(piece);
    }
    if (!first) return {};
    if (imaginary_first) {
        if (end + 1 != text.size()) return {};
        return ComplexValue(0, *first);
    }
    if (end == text.size()) return ComplexValue(*first, 0);
    std::size_t second_end = number_end(text, end);
    if (second_end + 1 != text.size()) return {};
    piece = text.substr(end, second_end - end);
    std::optional<double> second = piece == "+" ? 1.0 : piece == "-" ? -1.0 : parse_plain_float(piece);
    if (!second) return {};
    return ComplexValue(*first, *second);
}

}  // namespace lastref::model
