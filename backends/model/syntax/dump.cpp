#include "backends/model/syntax/dump.hpp"

#include <fmt/format.h>

#include <array>

namespace lastref::model::syntax {

namespace {

constexpr std::array binary_names = {"Add", "Sub",    "Mult",   "MatMult", "Div",    "Div",    "Mod",
                                     "Pow", "LShift", "RShift", "BitOr",   "BitXor", "BitAnd", "FloorDiv"};
constexpr std::array unary_names = {"Invert", "Not", "UAdd", "USub"};
constexpr std::array compare_names = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
constexpr std::array singleton_names = {"None", "True", "False"};
constexpr std::array type_param_names = {"TypeVar", "ParamSpec", "TypeVarTuple"};
constexpr std::array conversion_names = {"", "!s", "!r", "!a"};

template <class Names, class Enum>
const char* name_of(const Names& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

struct ConstantWriter {
    std::string operator()(NoneLiteral) const { return "None"; }
    std::string operator()(bool truth) const { return truth ? "True" : "False"; }
    std::string operator()(EllipsisLiteral) const { return "..."; }
    std::string operator()(const IntegerLiteral& integer) const {
        return (integer.base == 16 ? "0x" : "") + integer.digits;
    }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(ImaginaryLiteral number) const { return fmt::format("{}j", number.value); }
    std::string operator()(const StringLiteral& string) const { return "'" + string.text + "'"; }
    std::string operator()(const BytesLiteral& bytes) const { return "b'" + bytes.bytes + "'"; }
};

/// Writes nodes as `Name(part, part)`. Each `add` writes one part; what is absent is left out.
class Dumper {
public:
    std::string text;

    void add(const Expression& expression) { visit(expression); }
    void add(const Statement& statement) { visit(statement); }

private:
    template <class... Parts>
    void node(std::string_view name, const Parts&... parts) {
        separate();
        text += name;
        text += '(';
        first_ = true;
        (add(parts), ...);
        text += ')';
        first_ = false;
    }

    void separate() {
        if (!first_) text += ", ";
        first_ = false;
    }

    void add(std::string_view word) {
        separate();
        text += word;
    }
    void add(const char* word) { add(std::string_view(word)); }
    void add(const std::string& word) { add(std::string_view(word)); }
    void add(const std::optional<std::string>& word) {
        if (word) add(*word);
    }
    void add(const Pattern& pattern) { visit(pattern); }
    template <class Node>
    void add(const std::unique_ptr<Node>& child) {
        if (child) add(*child);
    }
    template <class Item>
    void add(const std::vector<Item>& items) {
        separate();
        text += '[';
        first_ = true;
        for (const Item& item : items) {
            if constexpr (std::is_constructible_v<bool, const Item&>) {
                if (!item) add("None");
            }
            add(item);
        }
        text += ']';
        first_ = false;
    }
    void add(CompareOperator op) { add(name_of(compare_names, op)); }
    void add(const Arg& arg) { node("arg", arg.arg, arg.annotation); }
    void add(const Keyword& keyword) { node("keyword", keyword.arg, keyword.value); }
    void add(const Alias& alias) { node("alias", alias.name, alias.asname); }
    void add(const WithItem& item) { node("withitem", item.context_expr, item.optional_vars); }
    void add(const ExceptHandler& handler) { node("ExceptHandler", handler.type, handler.name, handler.body); }
    void add(const MatchCase& one) { node("match_case", one.pattern, one.guard, one.body); }
    void add(const TypeParam& param) {
        node(name_of(type_param_names, param.kind), param.name, param.bound, param.default_value);
    }
    void add(const Comprehension& clause) {
        const bool async = clause.is_async == Asynchrony::asynchronous;
        node(async ? "async comprehension" : "comprehension", clause.target, clause.iter, clause.ifs);
    }
    void add(const Arguments& arguments) {
        node("arguments", arguments.posonlyargs, arguments.args, arguments.vararg, arguments.kwonlyargs,
             arguments.kw_defaults, arguments.kwarg, arguments.defaults);
    }

    void visit(const Expression& expression);
    void visit(const Statement& statement);
    void visit(const Pattern& pattern);
    void function(std::string_view name, const Function& n) {
        node(name, n.name, n.type_params, n.args, n.body, n.decorator_list, n.returns);
    }
    void loop(std::string_view name, const ForLoop& n) { node(name, n.target, n.iter, n.body, n.orelse); }
    void attempt(std::string_view name, const TryBlock& n) { node(name, n.body, n.handlers, n.orelse, n.finalbody); }

    bool first_ = true;
};

void Dumper::visit(const Expression& e) {
    const auto comprehension = [&](const char* name, const auto& n) { node(name, n.elt, n.generators); };
    using enum ExpressionKind;
    switch (e.kind) {
        case bool_op: return node(as<BoolOp>(e).op == BoolOperator::and_ ? "And" : "Or", as<BoolOp>(e).values);
        case named_expr: return node("NamedExpr", as<NamedExpr>(e).target, as<NamedExpr>(e).value);
        case bin_op: return node(name_of(binary_names, as<BinOp>(e).op), as<BinOp>(e).left, as<BinOp>(e).right);
        case unary_op: return node(name_of(unary_names, as<UnaryOp>(e).op), as<UnaryOp>(e).operand);
        case lambda: return node("Lambda", as<Lambda>(e).args, as<Lambda>(e).body);
        case if_exp: return node("IfExp", as<IfExp>(e).test, as<IfExp>(e).body, as<IfExp>(e).orelse);
        case dict: return node("Dict", as<Dict>(e).keys, as<Dict>(e).values);
        case set: return node("Set", as<Set>(e).elts);
        case list_comp: return comprehension("ListComp", as<ListComp>(e));
        case set_comp: return comprehension("SetComp", as<SetComp>(e));
        case dict_comp: return node("DictComp", as<DictComp>(e).key, as<DictComp>(e).value, as<DictComp>(e).generators);
        case generator_exp: return comprehension("GeneratorExp", as<GeneratorExp>(e));
        case await: return node("Await", as<Await>(e).value);
        case yield: return node("Yield", as<Yield>(e).value);
        case yield_from: return node("YieldFrom", as<YieldFrom>(e).value);
        case compare: return node("Compare", as<Compare>(e).left, as<Compare>(e).ops, as<Compare>(e).comparators);
        case call: return node("Call", as<Call>(e).func, as<Call>(e).args, as<Call>(e).keywords);
        case formatted_value: {
            const auto& field = as<FormattedValue>(e);
            return node(std::string("FormattedValue") + name_of(conversion_names, field.conversion), field.value,
                        field.format_spec);
        }
        case joined_str: return node("JoinedStr", as<JoinedStr>(e).values);
        case constant: return add(std::visit(ConstantWriter{}, as<Constant>(e).value));
        case attribute: return node("Attribute", as<Attribute>(e).value, as<Attribute>(e).attr);
        case subscript: return node("Subscript", as<Subscript>(e).value, as<Subscript>(e).slice);
        case starred: return node("Starred", as<Starred>(e).value);
        case name: return add(as<Name>(e).id);
        case list: return node("List", as<List>(e).elts);
        case tuple: return node("Tuple", as<Tuple>(e).elts);
        case slice: {
            const auto part = [&](const ExpressionPtr& p) { return p ? dump(*p) : std::string("None"); };
            const auto& n = as<Slice>(e);
            return node("Slice", part(n.lower), part(n.upper), part(n.step));
        }
    }
}

void Dumper::visit(const Statement& s) {
    using enum StatementKind;
    switch (s.kind) {
        case function_def: return function("FunctionDef", as<FunctionDef>(s));
        case async_function_def: return function("AsyncFunctionDef", as<AsyncFunctionDef>(s));
        case class_def: {
            const auto& n = as<ClassDef>(s);
            return node("ClassDef", n.name, n.type_params, n.bases, n.keywords, n.body, n.decorator_list);
        }
        case return_: return node("Return", as<Return>(s).value);
        case delete_: return node("Delete", as<Delete>(s).targets);
        case assign: return node("Assign", as<Assign>(s).targets, as<Assign>(s).value);
        case type_alias:
            return node("TypeAlias", as<TypeAlias>(s).name, as<TypeAlias>(s).type_params, as<TypeAlias>(s).value);
        case aug_assign:
            return node("AugAssign", as<AugAssign>(s).target, name_of(binary_names, as<AugAssign>(s).op),
                        as<AugAssign>(s).value);
        case ann_assign: {
            const auto& n = as<AnnAssign>(s);
            return node(n.simple ? "AnnAssign" : "AnnAssign not simple", n.target, n.annotation, n.value);
        }
        case for_: return loop("For", as<For>(s));
        case async_for: return loop("AsyncFor", as<AsyncFor>(s));
        case while_: return node("While", as<While>(s).test, as<While>(s).body, as<While>(s).orelse);
        case if_: return node("If", as<If>(s).test, as<If>(s).body, as<If>(s).orelse);
        case with: return node("With", as<With>(s).items, as<With>(s).body);
        case async_with: return node("AsyncWith", as<AsyncWith>(s).items, as<AsyncWith>(s).body);
        case match: return node("Match", as<Match>(s).subject, as<Match>(s).cases);
        case raise: return node("Raise", as<Raise>(s).exc, as<Raise>(s).cause);
        case try_: return attempt("Try", as<Try>(s));
        case try_star: return attempt("TryStar", as<TryStar>(s));
        case assert_: return node("Assert", as<Assert>(s).test, as<Assert>(s).msg);
        case import: return node("Import", as<Import>(s).names);
        case import_from: {
            const auto& n = as<ImportFrom>(s);
            return node("ImportFrom", n.module, n.names, std::to_string(n.level));
        }
        case global: return node("Global", as<Global>(s).names);
        case nonlocal: return node("Nonlocal", as<Nonlocal>(s).names);
        case expr: return node("Expr", as<Expr>(s).value);
        case pass: return node("Pass");
        case break_: return node("Break");
        case continue_: return node("Continue");
    }
}

void Dumper::visit(const Pattern& p) {
    using enum PatternKind;
    switch (p.kind) {
        case match_value: return node("MatchValue", as<MatchValue>(p).value);
        case match_singleton: return node("MatchSingleton", name_of(singleton_names, as<MatchSingleton>(p).value));
        case match_sequence: return node("MatchSequence", as<MatchSequence>(p).patterns);
        case match_mapping:
            return node("MatchMapping", as<MatchMapping>(p).keys, as<MatchMapping>(p).patterns,
                        as<MatchMapping>(p).rest);
        case match_class: {
            const auto& n = as<MatchClass>(p);
            return node("MatchClass", n.cls, n.patterns, n.kwd_attrs, n.kwd_patterns);
        }
        case match_star: return node("MatchStar", as<MatchStar>(p).name);
        case match_as: return node("MatchAs", as<MatchAs>(p).pattern, as<MatchAs>(p).name);
        case match_or: return node("MatchOr", as<MatchOr>(p).patterns);
    }
}

}  // namespace

std::string dump(const Expression& expression) {
    Dumper dumper;
    dumper.add(expression);
    return std::move(dumper.text);
}

std::string dump(const Module& module) {
    std::string text;
    for (const StatementPtr& statement : module.body) {
        Dumper dumper;
        dumper.add(*statement);
        text += dumper.text + "\n";
    }
    return text;
}

}  // namespace lastref::model::syntax
