#pragma once

#include "backends/model/object/make.hpp"
#include "backends/model/object/objects.hpp"

#include <boost/multiprecision/cpp_int.hpp>

/// The slow path of int: numbers of any size as Boost.Multiprecision has them. For the files of int alone, it is heavy.
namespace lastref::model {

using BigInteger =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;

/// Numbers of more bits are refused as unsupported: they would take the machine's time and memory past all bounds.
inline constexpr std::uint64_t most_integer_bits = std::uint64_t{1} << 23;

BigInteger big_of(const Int* number);
/// An Int of the smallest form that holds `value`.
Value make_big(Run& run, const BigInteger& value);
/// Ends the run when a result of that size may not be computed.
void check_integer_bits(Run& run, std::uint64_t bits);
/// The quotient rounded down, and the rest that belongs to it. Requires a divisor other than 0.
void floor_divide(const BigInteger& left, const BigInteger& right, BigInteger& quotient, BigInteger& rest);

}  // namespace lastref::model
