#include "backends/model/compile/fold.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "backends/model/compile/constants.hpp"

namespace lastref::model::compile {

namespace {

using syntax::as;
using syntax::Expression;
using syntax::ExpressionKind;
using Folded = std::optional<Constant>;

constexpr int deepest_fold = 60;
constexpr std::size_t longest_string = 4096;

Folded fold_at(const Expression& expression, int depth);

/// The value as an integer of 64 bits (a bool counts as one).
std::optional<std::int64_t> small_integer(const Constant& constant) {
    if (const bool* truth = std::get_if<bool>(&constant)) return *truth ? 1 : 0;
    const IntegerConstant* integer = std::get_if<IntegerConstant>(&constant);
    if (!integer || !integer->hex.empty() || integer->is_long) return std::nullopt;
    return integer->small;
}

std::optional<double> number(const Constant& constant) {
    if (const double* value = std::get_if<double>(&constant)) return *value;
    if (const auto integer = small_integer(constant)) {
        // Beyond 2**53 the conversion rounds, which is the program's business.
        if (std::llabs(*integer) < (std::int64_t{1} << 53)) return static_cast<double>(*integer);
    }
    return std::nullopt;
}

Folded fold_unary(const syntax::UnaryOp& node, int depth) {
    Folded operand = fold_at(*node.operand, depth);
    if (!operand) return std::nullopt;
    if (node.op == syntax::UnaryOperator::not_) return Constant{!is_true(*operand)};
    if (const double* value = std::get_if<double>(&*operand)) {
        if (node.op == syntax::UnaryOperator::negative) return Constant{-*value};
        if (node.op == syntax::UnaryOperator::positive) return Constant{*value};
        return std::nullopt;
    }
    // `~True` warns at run time.
    if (std::holds_alternative<bool>(*operand) && node.op == syntax::UnaryOperator::invert) return std::nullopt;
    const auto integer = small_integer(*operand);
    if (!integer || *integer == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    switch (node.op) {
        case syntax::UnaryOperator::negative: return integer_constant(-*integer);
        case syntax::UnaryOperator::positive: return integer_constant(*integer);
        default: return integer_constant(~*integer);
    }
}

std::int64_t floor_divide(std::int64_t left, std::int64_t right) {
    const std::int64_t quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

Folded fold_power(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0 || exponent > 128) return std::nullopt;
    std::int64_t result = 1;
    for (; exponent > 0; --exponent) {
        if (__builtin_mul_overflow(result, base, &result)) return std::nullopt;
    }
    return integer_constant(result);
}

Folded fold_integers(std::int64_t left, syntax::BinaryOperator op, std::int64_t right) {
    std::int64_t result = 0;
    switch (op) {
        case syntax::BinaryOperator::add:
            if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
            return integer_constant(result);
        case syntax::BinaryOperator::subtract:
            if (__builtin_sub_overflow(left, right, &result)) return std::nullopt;
            return integer_constant(result);
        case syntax::BinaryOperator::multiply:
            if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
            return integer_constant(result);
        case syntax::BinaryOperator::floor_divide:
        case syntax::BinaryOperator::modulo:
            if (right == 0 || right == -1) return std::nullopt;
            result = floor_divide(left, right);
            return integer_constant(op == syntax::BinaryOperator::modulo ? left - result * right : result);
        case syntax::BinaryOperator::power: return fold_power(left, right);
        case syntax::BinaryOperator::left_shift:
            if (right < 0 || right > 62 || __builtin_mul_overflow(left, std::int64_t{1} << right, &result)) {
                return std::nullopt;
            }
            return integer_constant(result);
        case syntax::BinaryOperator::right_shift:
            if (right < 0) return std::nullopt;
            return integer_constant(right > 63 ? (left < 0 ? -1 : 0) : left >> right);
        case syntax::BinaryOperator::bit_and: return integer_constant(left & right);
        case syntax::BinaryOperator::bit_or: return integer_constant(left | right);
        case syntax::BinaryOperator::bit_xor: return integer_constant(left ^ right);
        default: return std::nullopt;
    }
}

Folded fold_floats(double left, syntax::BinaryOperator op, double right) {
    double result = 0;
    switch (op) {
        case syntax::BinaryOperator::add: result = left + right; break;
        case syntax::BinaryOperator::subtract: result = left - right; break;
        case syntax::BinaryOperator::multiply: result = left * right; break;
        case syntax::BinaryOperator::divide:
            if (right == 0) return std::nullopt;
            result = left / right;
            break;
        default: return std::nullopt;
    }
    return Constant{result};
}

std::string repeated(const std::string& text, std::int64_t count) {
    std::string result;
    for (; count > 0; --count) result += text;
    return result;
}

Folded fold_repetition(const Constant& left, const Constant& right) {
    const auto count = small_integer(right);
    if (!count) return small_integer(left) ? fold_repetition(right, left) : std::nullopt;
    const auto* string = std::get_if<StringConstant>(&left);
    const auto* bytes = std::get_if<BytesConstant>(&left);
    if (!string && !bytes) return std::nullopt;
    if (string && string->is_unicode) return std::nullopt;
    const std::string& text = string ? string->text : bytes->bytes;
    if (*count < 0 || (!text.empty() && static_cast<std::uint64_t>(*count) > longest_string / text.size())) {
        return std::nullopt;
    }
    if (text.empty()) return copy_constant(left);
    if (string) return string_constant(repeated(text, *count));
    return Constant{BytesConstant{repeated(text, *count)}};
}

Folded fold_binary(const syntax::BinOp& node, int depth) {
    const Folded right = fold_at(*node.right, depth);
    if (!right) return std::nullopt;
    const Folded left = fold_at(*node.left, depth);
    if (!left) return std::nullopt;
    const auto left_integer = small_integer(*left);
    const auto right_integer = small_integer(*right);
    // `True | False` is a bool: rare, and left to the program.
    if (std::holds_alternative<bool>(*left) || std::holds_alternative<bool>(*right)) return std::nullopt;
    if (left_integer && right_integer && node.op != syntax::BinaryOperator::divide) {
        return fold_integers(*left_integer, node.op, *right_integer);
    }
    const auto left_number = number(*left);
    const auto right_number = number(*right);
    if (left_number && right_number) return fold_floats(*left_number, node.op, *right_number);
    if (node.op == syntax::BinaryOperator::multiply) return fold_repetition(*left, *right);
    if (node.op != syntax::BinaryOperator::add) return std::nullopt;
    if (const auto* text = std::get_if<StringConstant>(&*left)) {
        const auto* more = std::get_if<StringConstant>(&*right);
        if (more && !text->is_unicode && !more->is_unicode) return string_constant(text->text + more->text);
    }
    if (const auto* bytes = std::get_if<BytesConstant>(&*left)) {
        if (const auto* more = std::get_if<BytesConstant>(&*right)) {
            return Constant{BytesConstant{bytes->bytes + more->bytes}};
        }
    }
    return std::nullopt;
}

Folded fold_elements(const syntax::Expressions& elements, bool frozen_set, int depth) {
    auto tuple = std::make_unique<TupleConstant>();
    tuple->frozen_set = frozen_set;
    for (const auto& element : elements) {
        Folded item = fold_at(*element, depth);
        if (!item) return std::nullopt;
        tuple->items.push_back(std::move(*item));
    }
    return Constant{std::unique_ptr<const TupleConstant>(std::move(tuple))};
}

Folded fold_at(const Expression& expression, int depth) {
    if (depth > deepest_fold) return std::nullopt;
    switch (expression.kind) {
        case ExpressionKind::constant: return constant_of(as<syntax::Constant>(expression).value);
        case ExpressionKind::name:
            if (as<syntax::Name>(expression).id == "__debug__") return Constant{true};
            return std::nullopt;
        case ExpressionKind::unary_op: return fold_unary(as<syntax::UnaryOp>(expression), depth + 1);
        case ExpressionKind::bin_op: return fold_binary(as<syntax::BinOp>(expression), depth + 1);
        case ExpressionKind::tuple: {
            const auto& tuple = as<syntax::Tuple>(expression);
            if (tuple.ctx != syntax::Context::load) return std::nullopt;
            return fold_elements(tuple.elts, false, depth + 1);
        }
        default: return std::nullopt;
    }
}

}  // namespace

Folded fold(const Expression& expression) {
    return fold_at(expression, 0);
}

Folded fold_tuple(const syntax::Expressions& elements) {
    return fold_elements(elements, false, 0);
}

Folded fold_frozen_set(const syntax::Expressions& elements) {
    return fold_elements(elements, true, 0);
}

}  // namespace lastref::model::compile
