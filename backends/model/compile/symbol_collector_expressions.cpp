#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbol_collector.hpp"

namespace lastref::model::compile {

using namespace syntax;

void SymbolCollector::visit(const ExpressionPtr& expression) {
    if (expression) visit(*expression);
}

void SymbolCollector::visit(const Expressions& expressions) {
    for (const ExpressionPtr& expression : expressions) visit(expression);
}

void SymbolCollector::visit(const Expression& expression) {
    if (++depth_ > deepest_tree) refuse(expression.span, "an expression nested this deeply");
    visit_kind(expression);
    --depth_;
}

void SymbolCollector::visit_kind(const Expression& expression) {
    if (options_.python_2) check_language(expression);
    switch (expression.kind) {
        case ExpressionKind::constant: return;
        case ExpressionKind::name: return visit_name(as<Name>(expression));
        case ExpressionKind::bool_op: return visit(as<BoolOp>(expression).values);
        case ExpressionKind::named_expr: return visit_named(as<NamedExpr>(expression));
        case ExpressionKind::bin_op: return visit_binary(as<BinOp>(expression));
        case ExpressionKind::unary_op: return visit(as<UnaryOp>(expression).operand);
        case ExpressionKind::lambda: return visit_lambda(as<Lambda>(expression));
        case ExpressionKind::if_exp: {
            const auto& node = as<IfExp>(expression);
            return visit_parts(node.test, node.body, node.orelse);
        }
        case ExpressionKind::dict: {
            const auto& node = as<Dict>(expression);
            return visit_parts(node.keys, node.values);
        }
        case ExpressionKind::set: return visit(as<Set>(expression).elts);
        case ExpressionKind::list_comp:
        case ExpressionKind::set_comp:
        case ExpressionKind::dict_comp:
        case ExpressionKind::generator_exp: return visit_any_comprehension(expression);
        case ExpressionKind::await: return visit_await(as<Await>(expression));
        case ExpressionKind::yield: return visit_yield(expression, as<Yield>(expression).value.get());
        case ExpressionKind::yield_from: return visit_yield(expression, as<YieldFrom>(expression).value.get());
        case ExpressionKind::compare: {
            const auto& node = as<Compare>(expression);
            check_comparison(node);
            return visit_parts(node.left, node.comparators);
        }
        case ExpressionKind::call: {
            const auto& node = as<Call>(expression);
            check_callee(node);
            visit_parts(node.func, node.args);
            return visit_keywords(node.keywords);
        }
        case ExpressionKind::formatted_value: {
            const auto& node = as<FormattedValue>(expression);
            return visit_parts(node.value, node.format_spec);
        }
        case ExpressionKind::joined_str: return visit(as<JoinedStr>(expression).values);
        case ExpressionKind::attribute: {
            const auto& node = as<Attribute>(expression);
            check_attribute(node);
            return visit(node.value);
        }
        case ExpressionKind::subscript: {
            const auto& node = as<Subscript>(expression);
            check_subscript(node);
            return visit_parts(node.value, node.slice);
        }
        case ExpressionKind::starred: return visit(as<Starred>(expression).value);
        case ExpressionKind::list: return visit(as<List>(expression).elts);
        case ExpressionKind::tuple: return visit(as<Tuple>(expression).elts);
        case ExpressionKind::slice: {
            const auto& node = as<Slice>(expression);
            return visit_parts(node.lower, node.upper, node.step);
        }
    }
}

void SymbolCollector::visit_any_comprehension(const Expression& expression) {
    if (const auto* list = try_as<ListComp>(&expression))
        return visit_comprehension(*list, list->generators, ComprehensionKind::list, *list->elt, nullptr);
    if (const auto* set = try_as<SetComp>(&expression))
        return visit_comprehension(*set, set->generators, ComprehensionKind::set, *set->elt, nullptr);
    if (const auto* dict = try_as<DictComp>(&expression))
        return visit_comprehension(*dict, dict->generators, ComprehensionKind::dict,
                                   dict->key ? *dict->key : *dict->value, dict->key ? dict->value.get() : nullptr);
    const auto& generator = as<GeneratorExp>(expression);
    visit_comprehension(generator, generator.generators, ComprehensionKind::generator, *generator.elt, nullptr);
}

void SymbolCollector::check_attribute(const Attribute& node) {
    if (node.ctx == Context::store && node.attr == "__debug__") fail(node.span, "cannot assign to __debug__");
}

/// Long sums grow to the left: no recursion there.
void SymbolCollector::visit_binary(const BinOp& node) {
    std::vector<const BinOp*> chain{&node};
    while (const BinOp* left = try_as<BinOp>(chain.back()->left.get())) chain.push_back(left);
    visit(chain.back()->left);
    for (std::size_t i = chain.size(); i-- > 0;) visit(chain[i]->right);
}

void SymbolCollector::visit_keywords(const std::vector<Keyword>& keywords) {
    for (const Keyword& keyword : keywords) {
        if (keyword.arg == "__debug__") fail(keyword.span, "cannot assign to __debug__");
        visit(keyword.value);
    }
}

void SymbolCollector::visit_name(const Name& node) {
    if (node.ctx == Context::load) {
        define(node.id, used, node.span);
        if (scope_->is_function() && node.id == "super") define("__class__", used, node.span);
        return;
    }
    if (node.id == "__debug__") {
        fail(node.span, node.ctx == Context::del ? "cannot delete __debug__" : "cannot assign to __debug__");
    }
    define(node.id, defined_local, node.span);
}

void SymbolCollector::visit_named(const NamedExpr& node) {
    const Name& target = as<Name>(*node.target);
    if (scope_->iterable_depth > 0) {
        fail(node.span, "assignment expression cannot be used in a comprehension iterable expression");
    }
    if (scope_->comprehension != ComprehensionKind::none) extend_named_scope(target);
    visit(node.value);
    visit(*node.target);
}

/// `:=` in a comprehension binds the name in the scope around it.
void SymbolCollector::extend_named_scope(const Name& target) {
    const NameId name = mangled(target.id);
    for (Scope* scope = scope_; scope; scope = scope->parent) {
        if (scope->comprehension != ComprehensionKind::none) {
            const Symbol* symbol = scope->find(name);
            if (symbol && (symbol->flags & comprehension_iterator)) {
                fail(target.span,
                     "assignment expression cannot rebind comprehension iteration variable '" + target.id + "'");
            }
            continue;
        }
        if (scope->kind == ScopeKind::class_body) {
            fail(target.span, "assignment expression within a comprehension cannot be used in a class body");
        }
        const Symbol* outer = scope->find(name);
        const bool global = scope->kind == ScopeKind::module || (outer && (outer->flags & defined_global));
        define_in(*scope_, name, global ? defined_global : defined_nonlocal, target.span);
        table_.directives().push_back({scope_, name, target.span});
        define_in(*scope, name, scope->kind == ScopeKind::module ? defined_global : defined_local, target.span);
        return;
    }
}

void SymbolCollector::visit_await(const Await& node) {
    visit(node.value);
    scope_->coroutine = true;
}

void SymbolCollector::visit_yield(const Expression& node, const Expression* value) {
    if (value) visit(*value);
    scope_->generator = true;
    if (scope_->try_depth) scope_->yields_inside_try = true;
    // Up to 3.7 it makes the comprehension a generator.
    const bool is_inside = scope_->comprehension != ComprehensionKind::none;
    if (is_inside && options_.minor < 8) refuse(node.span, "a yield in a comprehension");
    switch (scope_->comprehension) {
        case ComprehensionKind::none: return;
        case ComprehensionKind::list: fail(node.span, "'yield' inside list comprehension");
        case ComprehensionKind::set: fail(node.span, "'yield' inside set comprehension");
        case ComprehensionKind::dict: fail(node.span, "'yield' inside dict comprehension");
        case ComprehensionKind::generator: fail(node.span, "'yield' inside generator expression");
    }
}

void SymbolCollector::visit_lambda(const Lambda& node) {
    visit_defaults(node.args);
    enter(ScopeKind::function, &node);
    define_parameters(node.args);
    visit(node.body);
    leave();
}

void SymbolCollector::visit_target(const ExpressionPtr& target) {
    scope_->in_target = true;
    visit(target);
    scope_->in_target = false;
}

void SymbolCollector::visit_iterable(const ExpressionPtr& iterable) {
    ++scope_->iterable_depth;
    visit(iterable);
    --scope_->iterable_depth;
}

void SymbolCollector::visit_comprehension(const Expression& node, const std::vector<Comprehension>& generators,
                                          ComprehensionKind kind, const Expression& element, const Expression* value) {
    const bool leaks = kind == ComprehensionKind::list && options_.list_comprehensions_leak;
    if (leaks) return visit_leaking(generators, element);
    visit_iterable(generators[0].iter);
    enter(ScopeKind::function, &node);
    scope_->comprehension = kind;
    define(".0", defined_parameter, node.span);
    for (std::size_t i = 0; i < generators.size(); ++i) {
        const Comprehension& generator = generators[i];
        visit_target(generator.target);
        if (i > 0) visit_iterable(generator.iter);
        visit(generator.ifs);
        if (generator.is_async == Asynchrony::asynchronous) scope_->coroutine = true;
    }
    if (value) visit(*value);
    visit(element);
    const bool awaits = scope_->coroutine && kind != ComprehensionKind::generator;
    scope_->generator = kind == ComprehensionKind::generator;
    leave();
    if (awaits && options_.async_comprehensions_nest) scope_->coroutine = true;
}

void SymbolCollector::visit_leaking(const std::vector<Comprehension>& generators, const Expression& element) {
    for (const Comprehension& generator : generators) {
        visit(generator.iter);
        visit(generator.target);
        visit(generator.ifs);
    }
    visit(element);
}

void SymbolCollector::visit_match(const Match& node) {
    visit(node.subject);
    for (const MatchCase& match_case : node.cases) {
        visit(*match_case.pattern);
        visit(match_case.guard);
        visit(match_case.body);
    }
}

void SymbolCollector::visit(const Patterns& patterns) {
    for (const PatternPtr& pattern : patterns) visit(*pattern);
}

void SymbolCollector::visit(const Pattern& pattern) {
    switch (pattern.kind) {
        case PatternKind::match_value: return visit(as<MatchValue>(pattern).value);
        case PatternKind::match_singleton: return;
        case PatternKind::match_sequence: return visit(as<MatchSequence>(pattern).patterns);
        case PatternKind::match_mapping: {
            const auto& node = as<MatchMapping>(pattern);
            visit(node.keys);
            visit(node.patterns);
            if (node.rest) assign_name(*node.rest, node.span);
            return;
        }
        case PatternKind::match_class: {
            const auto& node = as<MatchClass>(pattern);
            visit(node.cls);
            visit(node.patterns);
            return visit(node.kwd_patterns);
        }
        case PatternKind::match_star: {
            const auto& node = as<MatchStar>(pattern);
            if (node.name) assign_name(*node.name, node.span);
            return;
        }
        case PatternKind::match_as: {
            const auto& node = as<MatchAs>(pattern);
            if (node.pattern) visit(*node.pattern);
            if (node.name) assign_name(*node.name, node.span);
            return;
        }
        case PatternKind::match_or: return visit(as<MatchOr>(pattern).patterns);
    }
}

}  // namespace lastref::model::compile
