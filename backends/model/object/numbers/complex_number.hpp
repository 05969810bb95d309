#pragma once

#include "backends/model/object/make.hpp"

#include <complex>
#include <optional>
#include <string>
#include <string_view>

namespace lastref::model {

using ComplexValue = std::complex<double>;

inline ComplexValue complex_of(const Complex* number) {
    return {number->real, number->imaginary};
}

/// Raises ZeroDivisionError "complex division by zero".
ComplexValue complex_divide(Run& run, ComplexValue left, ComplexValue right);
/// A complex. Raises ZeroDivisionError, OverflowError.
Value complex_power(Run& run, ComplexValue base, ComplexValue exponent);
std::int64_t complex_hash(Run& run, const Complex* number);
/// repr: "1j", "(1+2j)".
std::string complex_text(ComplexValue value);
/// complex(text). Nothing when malformed.
std::optional<ComplexValue> parse_complex(std::string_view text);

}  // namespace lastref::model
