#pragma once

#include <optional>
#include <variant>

#include "backends/model/syntax/node.hpp"

namespace lastref::model::syntax {

enum class Context : std::uint8_t { load, store, del };

enum class BoolOperator : std::uint8_t { and_, or_ };

enum class BinaryOperator : std::uint8_t {
    add,
    subtract,
    multiply,
    matrix_multiply,
    classic_divide,  // `/` of Python 2
    divide,
    modulo,
    power,
    left_shift,
    right_shift,
    bit_or,
    bit_xor,
    bit_and,
    floor_divide,
};

enum class UnaryOperator : std::uint8_t { invert, not_, positive, negative };

enum class CompareOperator : std::uint8_t {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    is,
    is_not,
    in,
    not_in,
};

/// An identifier of the source, UTF-8. Identifiers beyond ASCII are not normalised (CPython applies NFKC).
using Identifier = std::string;

struct NoneLiteral {};
struct EllipsisLiteral {};

/// An integer of any size. `digits` has no prefix, no underscores and no leading zeros ("0" for zero); binary and octal
/// literals have become hexadecimal ones (lower case). `small` is the value when it fits.
struct IntegerLiteral {
    std::string digits;
    int base = 10;  // 10 or 16
    std::optional<std::int64_t> small;
    bool is_long = false;  ///< of Python 2
};

struct ImaginaryLiteral {
    double value = 0;
};

/// Text as UTF-8; in Python 2 any bytes, but for unicode literals. A lone surrogate, which an escape can make, is
/// encoded as UTF-8 would encode its number (three bytes ED A0..BF xx: "WTF-8", but a surrogate pair from two escapes
/// stays two characters, as in Python).
struct StringLiteral {
    std::string text;
    bool is_unicode = false;  ///< of Python 2
};

struct BytesLiteral {
    std::string bytes;
};

/// `bool` stands for True and False, `double` for a float.
using ConstantValue = std::variant<NoneLiteral, bool, EllipsisLiteral, IntegerLiteral, double, ImaginaryLiteral,
                                   StringLiteral, BytesLiteral>;

struct Constant final : ExpressionOf<ExpressionKind::constant> {
    ConstantValue value;
};

struct Name final : ExpressionOf<ExpressionKind::name> {
    Identifier id;
    Context ctx = Context::load;
};

/// One parameter.
struct Arg {
    Identifier arg;
    ExpressionPtr annotation;  // null when there is none
    Span span;
};

/// The parameters of a function or lambda. `defaults` belong to the last of `posonlyargs` followed by `args`;
/// `kw_defaults` has one element for each of `kwonlyargs`, null when that one is required.
struct Arguments {
    std::vector<Arg> posonlyargs;
    std::vector<Arg> args;
    std::unique_ptr<Arg> vararg;
    std::vector<Arg> kwonlyargs;
    Expressions kw_defaults;
    std::unique_ptr<Arg> kwarg;
    Expressions defaults;
};

/// `arg=value` in a call or a class statement; `**value` when `arg` is absent.
struct Keyword {
    std::optional<Identifier> arg;
    ExpressionPtr value;
    Span span;
};

enum class Asynchrony : std::uint8_t { synchronous, asynchronous };

/// One `for target in iter if a if b` of a comprehension.
struct Comprehension {
    ExpressionPtr target;
    ExpressionPtr iter;
    Expressions ifs;
    Asynchrony is_async = Asynchrony::synchronous;
};

/// `a and b and c` is one node with three values.
struct BoolOp final : ExpressionOf<ExpressionKind::bool_op> {
    BoolOperator op = BoolOperator::and_;
    Expressions values;
};

struct NamedExpr final : ExpressionOf<ExpressionKind::named_expr> {
    ExpressionPtr target;  // a Name
    ExpressionPtr value;
};

struct BinOp final : ExpressionOf<ExpressionKind::bin_op> {
    ExpressionPtr left;
    BinaryOperator op = BinaryOperator::add;
    ExpressionPtr right;
    ~BinOp() override;
};

struct UnaryOp final : ExpressionOf<ExpressionKind::unary_op> {
    UnaryOperator op = UnaryOperator::not_;
    ExpressionPtr operand;
};

struct Lambda final : ExpressionOf<ExpressionKind::lambda> {
    Arguments args;
    ExpressionPtr body;
};

struct IfExp final : ExpressionOf<ExpressionKind::if_exp> {
    ExpressionPtr test;
    ExpressionPtr body;
    ExpressionPtr orelse;
};

/// `**other` has a null key.
struct Dict final : ExpressionOf<ExpressionKind::dict> {
    Expressions keys;
    Expressions values;
};

struct Set final : ExpressionOf<ExpressionKind::set> {
    Expressions elts;
};

struct ListComp final : ExpressionOf<ExpressionKind::list_comp> {
    ExpressionPtr elt;
    std::vector<Comprehension> generators;
};

struct SetComp final : ExpressionOf<ExpressionKind::set_comp> {
    ExpressionPtr elt;
    std::vector<Comprehension> generators;
};

struct DictComp final : ExpressionOf<ExpressionKind::dict_comp> {
    ExpressionPtr key;
    ExpressionPtr value;
    std::vector<Comprehension> generators;
};

struct GeneratorExp final : ExpressionOf<ExpressionKind::generator_exp> {
    ExpressionPtr elt;
    std::vector<Comprehension> generators;
};

struct Await final : ExpressionOf<ExpressionKind::await> {
    ExpressionPtr value;
};

struct Yield final : ExpressionOf<ExpressionKind::yield> {
    ExpressionPtr value;  // null for a bare `yield`
};

struct YieldFrom final : ExpressionOf<ExpressionKind::yield_from> {
    ExpressionPtr value;
};

/// `a < b < c` is one node: `left` a, `ops` {<, <}, `comparators` {b, c}.
struct Compare final : ExpressionOf<ExpressionKind::compare> {
    ExpressionPtr left;
    std::vector<CompareOperator> ops;
    Expressions comparators;
};

struct Call final : ExpressionOf<ExpressionKind::call> {
    ExpressionPtr func;
    Expressions args;  // may hold Starred
    std::vector<Keyword> keywords;
    ~Call() override;
};

enum class Conversion : std::uint8_t { none, str, repr, ascii };

/// A replacement field of an f-string.
struct FormattedValue final : ExpressionOf<ExpressionKind::formatted_value> {
    ExpressionPtr value;
    Conversion conversion = Conversion::none;
    ExpressionPtr format_spec;  // a JoinedStr, or null
};

/// Where an f-string would have ended when it was one token, up to 3.11: at its own quote within a field.
struct EarlyEnd {
    Span next;            ///< the one character after that quote
    bool next_is_word;    ///< what begins there is no operator
    std::string message;  ///< of what was read as the f-string
};

/// An f-string: `values` are str Constants and FormattedValues. The text of `{x=}` is part of the Constant before it.
struct JoinedStr final : ExpressionOf<ExpressionKind::joined_str> {
    Expressions values;
    std::optional<EarlyEnd> early_end;  ///< the first one of the string and its neighbours
};

struct Attribute final : ExpressionOf<ExpressionKind::attribute> {
    ExpressionPtr value;
    Identifier attr;
    Context ctx = Context::load;
    ~Attribute() override;
};

/// `slice` is a Slice, or any expression: a Tuple (which may hold Slices) for `a[b, c]`.
struct Subscript final : ExpressionOf<ExpressionKind::subscript> {
    ExpressionPtr value;
    ExpressionPtr slice;
    Context ctx = Context::load;
    ~Subscript() override;
};

struct Starred final : ExpressionOf<ExpressionKind::starred> {
    ExpressionPtr value;
    Context ctx = Context::load;
};

struct List final : ExpressionOf<ExpressionKind::list> {
    Expressions elts;
    Context ctx = Context::load;
};

struct Tuple final : ExpressionOf<ExpressionKind::tuple> {
    Expressions elts;
    Context ctx = Context::load;
};

/// `lower:upper:step`, each null when it is left out.
struct Slice final : ExpressionOf<ExpressionKind::slice> {
    ExpressionPtr lower;
    ExpressionPtr upper;
    ExpressionPtr step;
};

}  // namespace lastref::model::syntax
