#include <fmt/format.h>

#include "backends/model/syntax/literals.hpp"
#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

ExpressionPtr Parser::atom() {
    switch (kind()) {
        case TokenKind::name: return name_atom();
        case TokenKind::number: return number();
        case TokenKind::string:
        case TokenKind::fstring_start: return strings();
        case TokenKind::kw_none: return constant(NoneLiteral{});
        case TokenKind::kw_true: return constant(true);
        case TokenKind::kw_false: return constant(false);
        case TokenKind::ellipsis: return constant(EllipsisLiteral{});
        case TokenKind::left_parenthesis: return parenthesis();
        case TokenKind::left_bracket: return list_display();
        case TokenKind::left_brace: return brace_display();
        default: fail();
    }
}

ExpressionPtr Parser::name_atom() {
    if (is_python_2()) check_name_of_python_2(token());
    auto node = make<Name>(token().span);
    node->id = expect_name();
    return node;
}

ExpressionPtr Parser::constant(ConstantValue value) {
    auto node = make<Constant>(take().span);
    node->value = std::move(value);
    return node;
}

ExpressionPtr Parser::number() {
    auto value = is_python_2() ? read_python_2_number_literal(text(token())) : read_number_literal(text(token()));
    if (auto* message = std::get_if<std::string>(&value)) {
        SyntaxError error;
        error.message = std::move(*message);
        error.line = error.end_line = static_cast<int>(token().span.line);
        throw_error(std::move(error));
    }
    return constant(std::get<ConstantValue>(std::move(value)));
}

bool Parser::at_comprehension() const {
    return at(TokenKind::kw_for) || (at(TokenKind::kw_async) && token_ahead(1).kind == TokenKind::kw_for);
}

/// A group, a tuple or a generator expression.
ExpressionPtr Parser::parenthesis() {
    const Span start = take().span;
    if (take_if(TokenKind::right_parenthesis)) return finish(make<Tuple>(start), start);
    if (at(TokenKind::kw_yield)) {
        ExpressionPtr value = yield_expr();
        expect(TokenKind::right_parenthesis);
        return value;
    }
    if (at(TokenKind::double_star)) {
        const Token stars = take();
        if (attempt([&] { return expression(); }) && at(TokenKind::right_parenthesis)) {
            fail_at(stars, "cannot use double starred expression here");
        }
        fail_at(stars, "invalid syntax");
    }
    ExpressionPtr first = star_named_expression();
    if (at_comprehension()) {
        auto node = make<GeneratorExp>(start);
        node->elt = std::move(first);
        node->generators = for_if_clauses();
        expect(TokenKind::right_parenthesis);
        return finish(std::move(node), start);
    }
    if (!at(TokenKind::comma)) {
        expect(TokenKind::right_parenthesis);
        if (first->kind == ExpressionKind::starred) fail_over(first->span, "cannot use starred expression here");
        return first;
    }
    auto tuple = make<Tuple>(start);
    tuple->elts.push_back(std::move(first));
    while (take_if(TokenKind::comma) && !at(TokenKind::right_parenthesis)) {
        tuple->elts.push_back(star_named_expression());
    }
    expect(TokenKind::right_parenthesis);
    return finish(std::move(tuple), start);
}

/// Where `for` follows several elements, or a comma: a comprehension whose target lacks its parentheses.
void Parser::check_comprehension_target(const Expressions& elements) {
    if (!at_comprehension() || attempts_ > 0) return;
    const bool trailing_comma = last_token().kind == TokenKind::comma;
    const Span last = trailing_comma && elements.size() == 1 ? last_token().span : elements.back()->span;
    fail_over(elements.front()->span, last, "did you forget parentheses around the comprehension target?");
}

ExpressionPtr Parser::list_display() {
    const Span start = take().span;
    if (take_if(TokenKind::right_bracket)) return finish(make<List>(start), start);
    ExpressionPtr first = star_named_expression();
    if (at_comprehension()) {
        auto node = make<ListComp>(start);
        node->elt = std::move(first);
        node->generators = for_if_clauses();
        expect(TokenKind::right_bracket);
        return finish(std::move(node), start);
    }
    auto list = make<List>(start);
    list->elts.push_back(std::move(first));
    while (take_if(TokenKind::comma) && !at(TokenKind::right_bracket)) {
        if (at_comprehension()) break;
        list->elts.push_back(star_named_expression());
    }
    check_comprehension_target(list->elts);
    expect(TokenKind::right_bracket);
    return finish(std::move(list), start);
}

/// A dict, a set, or a comprehension of either.
ExpressionPtr Parser::brace_display() {
    const Span start = take().span;
    if (take_if(TokenKind::right_brace)) return finish(make<Dict>(start), start);
    if (at(TokenKind::double_star)) {
        take();
        auto whole = attempt([&] {
            ExpressionPtr expression = this->expression();
            if (!at_comprehension()) fail();
            return expression;
        });
        ExpressionPtr mapping = whole ? std::move(*whole) : bitwise_or();
        if (at_comprehension()) return dict_comprehension(start, nullptr, std::move(mapping));
        return dict_display(start, nullptr, std::move(mapping));
    }
    const Span first_start = token().span;
    ExpressionPtr first = star_named_expression();
    const bool is_key = first->kind != ExpressionKind::starred && !is_bare_named_expression(*first, first_start);
    if (!is_key || !at(TokenKind::colon)) return set_display(start, std::move(first));
    ExpressionPtr value = dict_value();
    if (!at_comprehension()) return dict_display(start, std::move(first), std::move(value));
    return dict_comprehension(start, std::move(first), std::move(value));
}

/// `{**mapping for ...}` has no key.
ExpressionPtr Parser::dict_comprehension(const Span& start, ExpressionPtr key, ExpressionPtr value) {
    auto node = make<DictComp>(start);
    node->key = std::move(key);
    node->value = std::move(value);
    node->generators = for_if_clauses();
    expect(TokenKind::right_brace);
    return finish(std::move(node), start);
}

/// The value after a key, with its colon.
ExpressionPtr Parser::dict_value() {
    const Token colon = expect(TokenKind::colon);
    if (at(TokenKind::right_brace) || at(TokenKind::comma)) {
        fail_at(colon, "expression expected after dictionary key and ':'");
    }
    if (at(TokenKind::star)) {
        const Span star = take().span;
        if (attempt([&] { return bitwise_or(); })) {
            fail_from(star, "cannot use a starred expression in a dictionary value");
        }
    }
    return expression();
}

void Parser::dict_item(Dict& dict) {
    if (take_if(TokenKind::double_star)) {
        dict.keys.push_back(nullptr);
        dict.values.push_back(bitwise_or());
        return;
    }
    ++attempts_;  // CPython misses the colon rather than a comma
    ExpressionPtr key = expression();
    --attempts_;
    if (!at(TokenKind::colon)) {
        SyntaxError error;
        error.message = "':' expected after dictionary key";
        error.line = static_cast<int>(key->span.line);
        error.end_line = static_cast<int>(key->span.end_line);
        error.offset = static_cast<int>(key->span.end_column);
        error.end_offset = 0;
        throw_error(std::move(error));
    }
    dict.keys.push_back(std::move(key));
    dict.values.push_back(dict_value());
}

ExpressionPtr Parser::dict_display(const Span& start, ExpressionPtr key, ExpressionPtr value) {
    auto dict = make<Dict>(start);
    dict->keys.push_back(std::move(key));
    dict->values.push_back(std::move(value));
    while (take_if(TokenKind::comma) && !at(TokenKind::right_brace)) dict_item(*dict);
    expect(TokenKind::right_brace);
    return finish(std::move(dict), start);
}

ExpressionPtr Parser::set_display(const Span& start, ExpressionPtr first) {
    if (at_comprehension()) {
        auto node = make<SetComp>(start);
        node->elt = std::move(first);
        node->generators = for_if_clauses();
        expect(TokenKind::right_brace);
        return finish(std::move(node), start);
    }
    auto set = make<Set>(start);
    set->elts.push_back(std::move(first));
    while (take_if(TokenKind::comma) && !at(TokenKind::right_brace)) {
        if (at_comprehension()) break;
        set->elts.push_back(star_named_expression());
    }
    check_comprehension_target(set->elts);
    expect(TokenKind::right_brace);
    return finish(std::move(set), start);
}

std::vector<Comprehension> Parser::for_if_clauses() {
    std::vector<Comprehension> clauses;
    while (at_comprehension()) {
        Comprehension& clause = clauses.emplace_back();
        if (take_if(TokenKind::kw_async)) clause.is_async = Asynchrony::asynchronous;
        take();
        clause.target = star_targets();
        if (!at(TokenKind::kw_in) && attempts_ == 0) fail_here("'in' expected after for-loop variables");
        require_target(*clause.target, Targets::for_targets);
        expect(TokenKind::kw_in);
        clause.iter = disjunction();
        while (take_if(TokenKind::kw_if)) clause.ifs.push_back(disjunction());
    }
    return clauses;
}

}  // namespace lastref::model::syntax
