#include <fmt/format.h>

#include <algorithm>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

ExpressionPtr Parser::await_primary() {
    if (!at(TokenKind::kw_await)) return primary();
    const Nesting nesting(*this);
    const Span start = take().span;
    auto node = make<Await>(start);
    node->value = primary();
    return finish(std::move(node), start);
}

ExpressionPtr Parser::primary() {
    const Span start = token().span;
    ExpressionPtr value = atom();
    for (;;) {
        if (take_if(TokenKind::dot)) {
            auto node = make<Attribute>(start);
            node->value = std::move(value);
            node->attr = expect_name();
            value = finish(std::move(node), start);
        } else if (at(TokenKind::left_parenthesis)) {
            value = call(std::move(value), start);
        } else if (take_if(TokenKind::left_bracket)) {
            auto node = make<Subscript>(start);
            node->value = std::move(value);
            node->slice = slices();
            expect(TokenKind::right_bracket);
            value = finish(std::move(node), start);
        } else {
            return value;
        }
    }
}

ExpressionPtr Parser::call(ExpressionPtr function, const Span& start) {
    const Span parenthesis = take().span;
    auto node = make<Call>(start);
    node->func = std::move(function);
    arguments(node->args, node->keywords);
    expect(TokenKind::right_parenthesis);
    // A generator expression without parentheses of its own takes those of the call.
    if (node->args.size() == 1 && node->args[0]->kind == ExpressionKind::generator_exp && node->keywords.empty() &&
        node->args[0]->span.end_line == 0) {
        node->args[0]->span = since(parenthesis);
    }
    return finish(std::move(node), start);
}

/// Reads arguments up to the closing parenthesis, which stays.
void Parser::arguments(Expressions& args, std::vector<Keyword>& keywords) {
    bool misplaced = false;
    while (!at(TokenKind::right_parenthesis)) {
        const std::size_t count = args.size();
        argument(args, keywords);
        misplaced |= !keywords.empty() && args.size() > count && args.back()->kind != ExpressionKind::starred;
        if (!take_if(TokenKind::comma)) break;
    }
    if (misplaced) {
        const bool unpacked = std::any_of(keywords.begin(), keywords.end(), [](const Keyword& k) { return !k.arg; });
        fail_here(unpacked ? "positional argument follows keyword argument unpacking"
                           : "positional argument follows keyword argument");
    }
    if (keywords.size() > 1) check_repeated_keywords(keywords);
}

void Parser::argument(Expressions& args, std::vector<Keyword>& keywords) {
    const Span start = token().span;
    if (take_if(TokenKind::double_star)) {
        Keyword& keyword = keywords.emplace_back();
        keyword.value = expression();
        keyword.span = since(start);
        if (take_if(TokenKind::equal) && attempt([&] { return expression(); })) {
            fail_over(start, last_token().span, "cannot assign to keyword argument unpacking");
        }
        return;
    }
    if (token_ahead(1).kind != TokenKind::equal) return positional_argument(args, keywords);
    if (at(TokenKind::kw_true) || at(TokenKind::kw_false) || at(TokenKind::kw_none)) {
        fail_over(start, token_ahead(1).span, fmt::format("cannot assign to {}", text(token())));
    }
    if (!at(TokenKind::name)) return positional_argument(args, keywords);
    Keyword keyword;
    keyword.arg = expect_name();
    const Span equal = take().span;
    if (at(TokenKind::comma) || at(TokenKind::right_parenthesis)) {
        fail_over(start, equal, "expected argument value expression");
    }
    keyword.value = expression();
    if (at_comprehension()) {
        fail_over(start, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    keyword.span = since(start);
    keywords.push_back(std::move(keyword));
}

void Parser::positional_argument(Expressions& args, const std::vector<Keyword>& keywords) {
    const Span start = token().span;
    if (at(TokenKind::star)) {
        const bool unpacked = std::any_of(keywords.begin(), keywords.end(), [](const Keyword& k) { return !k.arg; });
        const Span comma = stream_.tokens[at_ - 1].span;
        args.push_back(starred(&Parser::expression));
        if (take_if(TokenKind::equal) && attempt([&] { return expression(); })) {
            fail_over(start, last_token().span, "cannot assign to iterable argument unpacking");
        }
        if (unpacked) {
            while (at(TokenKind::comma) && token_ahead(1).kind == TokenKind::star) {
                take();
                starred(&Parser::expression);
            }
            fail_from(comma, "iterable argument unpacking follows keyword argument unpacking");
        }
        if (at_comprehension())
            args.back() = generator_argument(std::move(args.back()), start, args.size() == 1 && keywords.empty());
        return;
    }
    const bool named = at(TokenKind::name) && token_ahead(1).kind == TokenKind::colon_equal;
    ExpressionPtr value = named ? named_expression() : expression();
    if (at(TokenKind::equal)) {
        fail_over(value->span, token().span, "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    if (at(TokenKind::colon_equal)) fail();
    if (at_comprehension()) value = generator_argument(std::move(value), start, args.empty() && keywords.empty());
    args.push_back(std::move(value));
}

/// A generator expression without parentheses of its own.
ExpressionPtr Parser::generator_argument(ExpressionPtr element, const Span& start, bool is_first) {
    auto generator = make<GeneratorExp>(start);
    generator->elt = std::move(element);
    generator->generators = for_if_clauses();
    if (!is_first || at(TokenKind::comma)) {
        fail_over(start, last_token().span, "Generator expression must be parenthesized");
    }
    generator->span.end_line = 0;
    return generator;
}

void Parser::check_repeated_keywords(const std::vector<Keyword>& keywords) {
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        for (std::size_t j = i + 1; keywords[i].arg && j < keywords.size(); ++j) {
            if (keywords[j].arg != keywords[i].arg) continue;
            return fail_after_parse(keywords[j].span, fmt::format("keyword argument repeated: {}", *keywords[j].arg));
        }
    }
}

/// What stands between the brackets of a subscript.
ExpressionPtr Parser::slices() {
    const Span start = token().span;
    const bool star = at(TokenKind::star);
    ExpressionPtr first = slice();
    if (!at(TokenKind::comma) && !star) return first;
    auto tuple = make<Tuple>(start);
    tuple->elts.push_back(std::move(first));
    while (take_if(TokenKind::comma) && !at(TokenKind::right_bracket)) tuple->elts.push_back(slice());
    return finish(std::move(tuple), start);
}

ExpressionPtr Parser::slice() {
    const Span start = token().span;
    if (at(TokenKind::star)) return starred(&Parser::bitwise_or);
    ExpressionPtr lower;
    if (!at(TokenKind::colon)) {
        lower = named_expression();
        if (!at(TokenKind::colon) || is_bare_named_expression(*lower, start)) return lower;
    }
    auto node = make<Slice>(start);
    node->lower = std::move(lower);
    const auto part_follows = [&] {
        return !at(TokenKind::colon) && !at(TokenKind::comma) && !at(TokenKind::right_bracket);
    };
    expect(TokenKind::colon);
    if (part_follows()) node->upper = expression();
    if (take_if(TokenKind::colon) && part_follows()) node->step = expression();
    return finish(std::move(node), start);
}

}  // namespace lastref::model::syntax
