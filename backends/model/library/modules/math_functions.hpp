#pragma once

#include <cmath>

namespace lastref::model::mathematics {

// Functions of the C library, one signature each, so that rows can name them.

inline double sine(double x) {
    return std::sin(x);
}
inline double cosine(double x) {
    return std::cos(x);
}
inline double tangent(double x) {
    return std::tan(x);
}
inline double arc_sine(double x) {
    return std::asin(x);
}
inline double arc_cosine(double x) {
    return std::acos(x);
}
inline double arc_tangent(double x) {
    return std::atan(x);
}
inline double hyperbolic_sine(double x) {
    return std::sinh(x);
}
inline double hyperbolic_cosine(double x) {
    return std::cosh(x);
}
inline double hyperbolic_tangent(double x) {
    return std::tanh(x);
}
inline double area_sine(double x) {
    return std::asinh(x);
}
inline double area_cosine(double x) {
    return std::acosh(x);
}
inline double exponential(double x) {
    return std::exp(x);
}
inline double exponential_2(double x) {
    return std::exp2(x);
}
inline double exponential_minus_1(double x) {
    return std::expm1(x);
}
inline double square_root(double x) {
    return std::sqrt(x);
}
inline double cube_root(double x) {
    return std::cbrt(x);
}
inline double absolute(double x) {
    return std::fabs(x);
}
inline double error_function(double x) {
    return std::erf(x);
}
inline double error_complement(double x) {
    return std::erfc(x);
}
inline double to_degrees(double x) {
    return x * (180.0 / std::numbers::pi);
}
inline double to_radians(double x) {
    return x * (std::numbers::pi / 180.0);
}
inline double arc_tangent_2(double y, double x) {
    return std::atan2(y, x);
}
inline double copy_sign(double x, double y) {
    return std::copysign(x, y);
}
inline bool is_finite(double x) {
    return std::isfinite(x);
}
inline bool is_infinite(double x) {
    return std::isinf(x);
}
inline bool is_nan(double x) {
    return std::isnan(x);
}

// The poles and domains where C libraries answer with an infinity are errors of the domain in Python.
inline double area_tangent(double x) {
    return std::fabs(x) >= 1 ? std::nan("") : std::atanh(x);
}
inline double logarithm_of_1_plus(double x) {
    return x <= -1 ? std::nan("") : std::log1p(x);
}
inline double gamma(double x) {
    bool pole = x == 0 || (x < 0 && (std::isinf(x) || x == std::floor(x)));
    return pole ? std::nan("") : std::tgamma(x);
}
inline double modulo(double x, double y) {
    return std::isinf(y) && std::isfinite(x) ? x : std::fmod(x, y);
}
inline double ieee_remainder(double x, double y) {
    return std::isinf(y) && std::isfinite(x) ? x : std::remainder(x, y);
}

inline double floor_of(double x) {
    return std::floor(x);
}
inline double ceil_of(double x) {
    return std::ceil(x);
}
inline double trunc_of(double x) {
    return std::trunc(x);
}

}  // namespace lastref::model::mathematics
