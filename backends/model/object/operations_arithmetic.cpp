#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"

namespace lastref::model {

using compile::BinaryOperator;
using compile::UnaryOperator;

namespace {

struct OperatorRow {
    SpecialName plain;
    SpecialName reflected;
    SpecialName inplace;
    std::string_view text;
};

constexpr OperatorRow operators[] = {
    {SpecialName::add, SpecialName::radd, SpecialName::iadd, "+"},
    {SpecialName::sub, SpecialName::rsub, SpecialName::isub, "-"},
    {SpecialName::mul, SpecialName::rmul, SpecialName::imul, "*"},
    {SpecialName::matmul, SpecialName::rmatmul, SpecialName::imatmul, "@"},
    {SpecialName::truediv, SpecialName::rtruediv, SpecialName::itruediv, "/"},
    {SpecialName::floordiv, SpecialName::rfloordiv, SpecialName::ifloordiv, "//"},
    {SpecialName::mod, SpecialName::rmod, SpecialName::imod, "%"},
    {SpecialName::pow, SpecialName::rpow, SpecialName::ipow, "** or pow()"},
    {SpecialName::lshift, SpecialName::rlshift, SpecialName::ilshift, "<<"},
    {SpecialName::rshift, SpecialName::rrshift, SpecialName::irshift, ">>"},
    {SpecialName::and_, SpecialName::rand, SpecialName::iand, "&"},
    {SpecialName::or_, SpecialName::ror, SpecialName::ior, "|"},
    {SpecialName::xor_, SpecialName::rxor, SpecialName::ixor, "^"},
    {SpecialName::matmul, SpecialName::rmatmul, SpecialName::imatmul, "/"},  // as Python 2 calls them
};

Value implemented(Run& run, Value answer) {
    return answer && answer.get() == run.not_implemented ? Value{} : answer;
}

Value int_operation(Run& run, BinaryOperator operation, Int* left, Int* right) {
    switch (operation) {
        case BinaryOperator::add: return int_add(run, left, right);
        case BinaryOperator::subtract: return int_subtract(run, left, right);
        case BinaryOperator::multiply: return int_multiply(run, left, right);
        case BinaryOperator::classic_divide:
        case BinaryOperator::floor_divide: return int_floor_divide(run, left, right);
        case BinaryOperator::modulo: return int_modulo(run, left, right);
        case BinaryOperator::true_divide: return int_true_divide(run, left, right);
        case BinaryOperator::power: return int_power(run, left, right);
        case BinaryOperator::left_shift: return int_shift_left(run, left, right);
        case BinaryOperator::right_shift: return int_shift_right(run, left, right);
        case BinaryOperator::bit_and: return int_bit_and(run, left, right);
        case BinaryOperator::bit_or: return int_bit_or(run, left, right);
        case BinaryOperator::bit_xor: return int_bit_xor(run, left, right);
        default: return {};
    }
}

Value float_operation(Run& run, BinaryOperator operation, double left, double right) {
    switch (operation) {
        case BinaryOperator::add: return new_float(run, left + right);
        case BinaryOperator::subtract: return new_float(run, left - right);
        case BinaryOperator::multiply: return new_float(run, left * right);
        case BinaryOperator::classic_divide:
        case BinaryOperator::true_divide: return float_true_divide(run, left, right);
        case BinaryOperator::floor_divide: return new_float(run, float_floor_divide(run, left, right));
        case BinaryOperator::modulo: return new_float(run, float_modulo(run, left, right));
        default: return {};
    }
}

/// Numbers of the plain types, without a look at any class. Bool operands of & | ^ stay with bool's own methods.
Value fast_operation(Run& run, BinaryOperator operation, Object* left, Object* right) {
    Type* integer = run.type(CoreType::integer);
    Type* floating = run.type(CoreType::floating);
    if (left->type == integer && right->type == integer) {
        return int_operation(run, operation, static_cast<Int*>(left), static_cast<Int*>(right));
    }
    // An int beside a float counts as one; one of more than 64 bits may be out of range.
    auto value_of = [&](Object* object, double& value) {
        if (object->type == floating) {
            value = static_cast<Float*>(object)->value;
        } else if (object->type == integer && int_fits_int64(static_cast<Int*>(object))) {
            value = static_cast<double>(static_cast<Int*>(object)->value);
        } else {
            return false;
        }
        return true;
    };
    double first = 0;
    double second = 0;
    if (!value_of(left, first) || !value_of(right, second)) return {};
    return float_operation(run, operation, first, second);
}

Value try_method(Run& run, SpecialName name, Object* left, Object* right) {
    if (!find_special(left->type, name)) return {};
    return implemented(run, call_special(run, left, name, {right}));
}

bool is_joining(const OperatorRow& row) {
    return row.plain == SpecialName::add || row.plain == SpecialName::mul;
}

bool is_sequence(const Object* object) {
    switch (object->kind) {
        case Kind::string:
        case Kind::bytes:
        case Kind::byte_array:
        case Kind::list:
        case Kind::tuple:
        case Kind::deque: return true;
        default: return false;
    }
}

bool is_own_method(Object* method) {
    return method && method->kind != Kind::native;
}

/// PyPy: whether what the right operand makes of + and * is asked before a built-in sequence on the left.
bool right_is_asked_first(Run& run, const OperatorRow& row, const Object* left, const Object* right) {
    if (!is_joining(row) || !does(run, Detail::sequences_are_numbers)) return false;
    auto is_meant = [](const Object* object) { return is_sequence(object) && object->kind != Kind::deque; };
    if (!is_meant(left) || left->type->program_defined) return false;
    return !is_meant(right) || is_own_method(find_special(right->type, row.reflected));
}

/// Whether an operand is asked as a number. C's sequences are not for + and *, unless a program's class says what one
/// of the two methods does: it gets the slot that asks both.
bool is_number_for(Run& run, const OperatorRow& row, Object* operand) {
    if (!is_joining(row) || !is_sequence(operand) || does(run, Detail::sequences_are_numbers)) return true;
    return is_own_method(find_special(operand->type, row.plain)) ||
           is_own_method(find_special(operand->type, row.reflected));
}

Value number_operation(Run& run, const OperatorRow& row, Object* left, Object* right) {
    const bool asks_left = is_number_for(run, row, left);
    Object* reflected = left->type != right->type && is_number_for(run, row, right)
                            ? find_special(right->type, row.reflected)
                            : nullptr;
    const bool is_overridden = asks_left && reflected && is_subtype(right->type, left->type) &&
                               reflected != find_special(left->type, row.reflected);
    const bool right_first = is_overridden || (reflected && right_is_asked_first(run, row, left, right));
    if (right_first) {
        if (Value answer = try_method(run, row.reflected, right, left)) return answer;
    }
    if (asks_left) {
        if (Value answer = try_method(run, row.plain, left, right)) return answer;
    }
    if (reflected && !right_first) return try_method(run, row.reflected, right, left);
    return {};
}

/// Whether C's own slot of a sequence is there for `name`: a class that says itself what the method does has none.
bool has_sequence_slot(const Object* operand, SpecialName name) {
    if (!is_sequence(operand)) return false;
    Object* method = find_special(operand->type, name);
    if (!method || method->kind != Kind::native) return false;
    return name != SpecialName::mul || !is_own_method(find_special(operand->type, SpecialName::rmul));
}

/// Whether the method for `+=` and its like is asked before anything else: not that of C's sequences, but classes that
/// programs derive of them get the one for `+=` among their numbers' slots, too.
bool is_number_in_place(Run& run, const OperatorRow& row, const Object* operand) {
    if (!is_joining(row) || does(run, Detail::sequences_are_numbers) || !has_sequence_slot(operand, row.inplace))
        return true;
    return row.plain == SpecialName::add && operand->type->program_defined;
}

Value repeat_sequence(Run& run, SpecialName name, Object* sequence, Object* count) {
    if (!is_index(count))
        raise(run, CoreType::type_error, "can't multiply sequence by non-int of type '{}'", type_name(count));
    return call_special(run, sequence, name, {count});
}

/// What + and * are to C's sequences, when no number took them. For `*=`, a sequence on the right is not repeated where
/// `left` has a length or is of a program's class.
Value sequence_operation(Run& run, const OperatorRow& row, bool is_inplace, Object* left, Object* right) {
    if (!is_joining(row) || does(run, Detail::sequences_are_numbers)) return {};
    const bool repeats = row.plain == SpecialName::mul;
    for (SpecialName name : {row.inplace, row.plain}) {
        if ((name == row.inplace && !is_inplace) || !has_sequence_slot(left, name)) continue;
        return repeats ? repeat_sequence(run, name, left, right) : call_special(run, left, name, {right});
    }
    if (!repeats || !has_sequence_slot(right, row.plain)) return {};
    if (is_inplace && (left->type->program_defined || find_special(left->type, SpecialName::len))) return {};
    return repeat_sequence(run, row.plain, right, left);
}

[[noreturn]] void raise_unsupported(Run& run, std::string_view text, std::string_view suffix, Object* left,
                                    Object* right) {
    bool is_print = suffix.empty() && left->kind == Kind::native && static_cast<Native*>(left)->row->name == "print" &&
                    run.profile.words.hints_for_print.find(text) != std::string_view::npos;
    if (is_print) {
        raise(run, CoreType::type_error,
              "unsupported operand type(s) for {}: '{}' and '{}'. Did you mean \"print({})\"?", text, type_name(left),
              dotted_name(run, right->type), text == "-" ? "<-number>" : "<message>, file=<output_stream>");
    }
    raise(run, CoreType::type_error, "unsupported operand type(s) for {}{}: '{}' and '{}'", text, suffix,
          type_name(left), type_name(right));
}

[[noreturn]] void raise_operands(Run& run, const OperatorRow& row, std::string_view suffix, Object* left,
                                 Object* right) {
    std::string_view of_power = run.profile.words.power_operands;
    const bool is_power = row.plain == SpecialName::pow;
    if (is_power && !of_power.empty()) raise_worded(run, CoreType::type_error, of_power);
    const bool tells_assignment = is_power && !suffix.empty() && run.profile.minor() >= 10;
    raise_unsupported(run, tells_assignment ? "**" : row.text, is_power && !tells_assignment ? "" : suffix, left,
                      right);
}

Value any_operation(Run& run, int operation, bool is_inplace, Object* left, Object* right) {
    auto which = static_cast<BinaryOperator>(operation);
    if (Value answer = fast_operation(run, which, left, right)) return answer;
    const OperatorRow& row = operators[operation];
    if (is_inplace && is_number_in_place(run, row, left) && find_special(left->type, row.inplace)) {
        if (right_is_asked_first(run, row, left, right)) {
            if (Value answer = try_method(run, row.reflected, right, left)) return answer;
        }
        if (Value answer = try_method(run, row.inplace, left, right)) return answer;
    }
    if (Value answer = number_operation(run, row, left, right)) return answer;
    if (Value answer = sequence_operation(run, row, is_inplace, left, right)) return answer;
    raise_operands(run, row, is_inplace ? "=" : "", left, right);
}

}  // namespace

Value ask_operands(Run& run, SpecialName plain, SpecialName reflected, Object* left, Object* right) {
    return number_operation(run, {plain, reflected, plain, ""}, left, right);
}

Value refuse_concatenation(Run& run, const Object* sequence, const Object* other) {
    if (does(run, Detail::sequences_are_numbers)) return share(run.not_implemented);
    if (sequence->kind == Kind::bytes || sequence->kind == Kind::byte_array)
        raise(run, CoreType::type_error, "can't concat {} to {}", type_name(other), type_name(sequence));
    if (sequence->kind == Kind::string)
        raise_worded(run, CoreType::type_error, run.profile.words.string_concatenation, type_name(other));
    std::string_view name = sequence->kind == Kind::list ? "list" : "tuple";
    raise(run, CoreType::type_error, "can only concatenate {} (not \"{}\") to {}", name, type_name(other), name);
}

bool leaves_repetition(Run& run, const Object* count) {
    return does(run, Detail::sequences_are_numbers) && !is_index(count);
}

Value binary_operation(Run& run, int operation, Object* left, Object* right) {
    return any_operation(run, operation, false, left, right);
}

Value inplace_operation(Run& run, int operation, Object* left, Object* right) {
    return any_operation(run, operation, true, left, right);
}

namespace {

void warn_of_inversion(Run& run) {
    if (run.profile.minor() < 12) return;
    run.warn(CoreType::deprecation_warning,
             fmt::format("Bitwise inversion '~' on bool is deprecated{}. This returns the bitwise inversion of the "
                         "underlying int object and is usually not what you expect from negating a bool. Use the 'not' "
                         "operator for boolean negation or ~int(x) if you really want the bitwise inversion of the "
                         "underlying int.",
                         run.profile.minor() >= 13 ? " and will be removed in Python 3.16" : ""),
             nullptr);
}

}  // namespace

Value unary_operation(Run& run, int operation, Object* operand) {
    struct Row {
        SpecialName name;
        std::string_view text;
        std::string_view word;
    };
    constexpr Row rows[] = {
        {SpecialName::neg, "-", "neg"}, {SpecialName::pos, "+", "pos"}, {SpecialName::invert, "~", "~"}};
    if (operation == static_cast<int>(UnaryOperator::logical_not)) return make_bool(run, !is_true(run, operand));
    const Row& row = rows[operation];
    if (row.name == SpecialName::invert && operand->type == run.type(CoreType::boolean)) warn_of_inversion(run);
    if (Value answer = call_special(run, operand, row.name)) return answer;
    raise_worded(run, CoreType::type_error, run.profile.words.unary_operand, row.text, row.word, type_name(operand));
}

}  // namespace lastref::model
