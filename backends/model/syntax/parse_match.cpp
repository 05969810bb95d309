#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

/// Whether `match` begins a match statement here, rather than being a name.
bool Parser::at_match_stmt() const {
    if (!at_soft_keyword("match")) return false;
    switch (token_ahead(1).kind) {
        case TokenKind::name:
        case TokenKind::number:
        case TokenKind::string:
        case TokenKind::fstring_start:
        case TokenKind::kw_none:
        case TokenKind::kw_true:
        case TokenKind::kw_false:
        case TokenKind::ellipsis:
        case TokenKind::left_brace:
        case TokenKind::tilde:
        case TokenKind::kw_lambda:
        case TokenKind::kw_await:
        case TokenKind::kw_yield: return true;
        case TokenKind::kw_not: return token_ahead(2).kind != TokenKind::kw_in;
        case TokenKind::left_parenthesis:
        case TokenKind::left_bracket:
        case TokenKind::minus:
        case TokenKind::plus:
        case TokenKind::star: break;
        default: return false;
    }
    // These can go on after a name, too; but no other statement that begins so has a colon at the end of its line.
    std::size_t end = at_;
    while (stream_.tokens[end].kind != TokenKind::newline && end + 1 < stream_.tokens.size()) ++end;
    return stream_.tokens[end].kind == TokenKind::newline && stream_.tokens[end - 1].kind == TokenKind::colon;
}

StatementPtr Parser::match_stmt() {
    const Span start = take().span;
    auto node = make<Match>(start);
    node->subject = subject_expr();
    expect_colon();
    expect(TokenKind::newline);
    if (!at(TokenKind::indent)) {
        fail_here("expected an indented block after 'match' statement on line " + std::to_string(start.line),
                  SyntaxErrorKind::indentation_error);
    }
    take();
    do {
        if (!at_soft_keyword("case")) fail();
        node->cases.push_back(case_block());
    } while (!at(TokenKind::dedent));
    take();
    return finish(std::move(node), start);
}

ExpressionPtr Parser::subject_expr() {
    const Span start = token().span;
    ExpressionPtr first = star_named_expression();
    if (at(TokenKind::comma)) return tuple_of(start, std::move(first), &Parser::star_named_expression);
    if (first->kind == ExpressionKind::starred) fail();
    return first;
}

MatchCase Parser::case_block() {
    const Nesting nesting(*this);
    const Span start = take().span;
    MatchCase result;
    result.pattern = patterns();
    if (take_if(TokenKind::kw_if)) result.guard = named_expression();
    expect_colon();
    result.body = block("'case' statement", start.line);
    return result;
}

PatternPtr Parser::patterns() {
    const Span start = token().span;
    PatternPtr first = maybe_star_pattern();
    if (!at(TokenKind::comma)) {
        if (first->kind == PatternKind::match_star) fail();
        return first;
    }
    auto sequence = make<MatchSequence>(start);
    sequence->patterns.push_back(std::move(first));
    while (take_if(TokenKind::comma) && !at(TokenKind::colon) && !at(TokenKind::kw_if)) {
        sequence->patterns.push_back(maybe_star_pattern());
    }
    return finish(std::move(sequence), start);
}

PatternPtr Parser::maybe_star_pattern() {
    return at(TokenKind::star) ? star_pattern() : as_pattern();
}

PatternPtr Parser::star_pattern() {
    const Span start = take().span;
    auto node = make<MatchStar>(start);
    Identifier name = expect_name();
    if (name != "_") node->name = std::move(name);
    return finish(std::move(node), start);
}

PatternPtr Parser::as_pattern() {
    const Nesting nesting(*this);
    const Span start = token().span;
    PatternPtr pattern = or_pattern();
    if (!take_if(TokenKind::kw_as)) return pattern;
    if (at_soft_keyword("_")) fail_here("cannot use '_' as a target");
    if (!at(TokenKind::name)) {
        const Span target = token().span;
        if (attempt([&] { return expression(); })) fail_over(target, last_token().span, "invalid pattern target");
        fail();
    }
    auto node = make<MatchAs>(start);
    node->pattern = std::move(pattern);
    node->name = expect_name();
    return finish(std::move(node), start);
}

PatternPtr Parser::or_pattern() {
    const Span start = token().span;
    PatternPtr first = closed_pattern();
    if (!at(TokenKind::vertical_bar)) return first;
    auto node = make<MatchOr>(start);
    node->patterns.push_back(std::move(first));
    while (take_if(TokenKind::vertical_bar)) node->patterns.push_back(closed_pattern());
    return finish(std::move(node), start);
}

PatternPtr Parser::closed_pattern() {
    switch (kind()) {
        case TokenKind::name: return name_pattern();
        case TokenKind::left_parenthesis: return group_or_sequence_pattern();
        case TokenKind::left_bracket: return bracketed_sequence_pattern();
        case TokenKind::left_brace: return mapping_pattern();
        default: return literal_pattern();
    }
}

/// A capture, the wildcard, a dotted name to compare with, or a class.
PatternPtr Parser::name_pattern() {
    const Span start = token().span;
    const TokenKind next = token_ahead(1).kind;
    if (next != TokenKind::dot && next != TokenKind::left_parenthesis) {
        auto node = make<MatchAs>(start);
        Identifier name = expect_name();
        if (name != "_") node->name = std::move(name);
        return node;
    }
    ExpressionPtr value = dotted_value();
    if (at(TokenKind::left_parenthesis)) return class_pattern(std::move(value), start);
    auto node = make<MatchValue>(start);
    node->value = std::move(value);
    return finish(std::move(node), start);
}

ExpressionPtr Parser::dotted_value() {
    const Span start = token().span;
    ExpressionPtr value = name_atom();
    while (take_if(TokenKind::dot)) {
        auto node = make<Attribute>(start);
        node->value = std::move(value);
        node->attr = expect_name();
        value = finish(std::move(node), start);
    }
    return value;
}

PatternPtr Parser::class_pattern(ExpressionPtr cls, const Span& start) {
    auto node = make<MatchClass>(start);
    node->cls = std::move(cls);
    take();
    while (!at(TokenKind::right_parenthesis)) {
        if (at(TokenKind::name) && token_ahead(1).kind == TokenKind::equal) {
            node->kwd_attrs.push_back(expect_name());
            take();
            node->kwd_patterns.push_back(as_pattern());
        } else {
            const Span first = token().span;
            PatternPtr pattern = as_pattern();
            if (!node->kwd_attrs.empty()) fail_after_keyword_pattern(first);
            node->patterns.push_back(std::move(pattern));
        }
        if (!take_if(TokenKind::comma)) break;
    }
    expect(TokenKind::right_parenthesis);
    return finish(std::move(node), start);
}

void Parser::fail_after_keyword_pattern(const Span& first) {
    Span last = since(first);
    while (at(TokenKind::comma) &&
           !(token_ahead(1).kind == TokenKind::name && token_ahead(2).kind == TokenKind::equal) &&
           token_ahead(1).kind != TokenKind::right_parenthesis) {
        take();
        as_pattern();
        last = since(first);
    }
    fail_over(last, "positional patterns follow keyword patterns");
}

Patterns Parser::sequence_items(TokenKind end) {
    Patterns items;
    while (!at(end)) {
        items.push_back(maybe_star_pattern());
        if (!take_if(TokenKind::comma)) break;
    }
    expect(end);
    return items;
}

PatternPtr Parser::group_or_sequence_pattern() {
    const Span start = take().span;
    auto node = make<MatchSequence>(start);
    node->patterns = sequence_items(TokenKind::right_parenthesis);
    const bool comma = stream_.tokens[at_ - 2].kind == TokenKind::comma;
    if (node->patterns.size() == 1 && !comma) {
        if (node->patterns[0]->kind == PatternKind::match_star) {
            --at_;
            fail();
        }
        return std::move(node->patterns[0]);
    }
    return finish(std::move(node), start);
}

PatternPtr Parser::bracketed_sequence_pattern() {
    const Span start = take().span;
    auto node = make<MatchSequence>(start);
    node->patterns = sequence_items(TokenKind::right_bracket);
    return finish(std::move(node), start);
}

PatternPtr Parser::mapping_pattern() {
    const Span start = take().span;
    auto node = make<MatchMapping>(start);
    while (!at(TokenKind::right_brace)) {
        if (node->rest) fail();
        if (take_if(TokenKind::double_star)) {
            if (at_soft_keyword("_")) fail();
            node->rest = expect_name();
        } else {
            const bool named = at(TokenKind::name);
            node->keys.push_back(named ? dotted_value() : literal_expression());
            if (node->keys.back()->kind == ExpressionKind::name) fail();
            expect(TokenKind::colon);
            node->patterns.push_back(as_pattern());
        }
        if (!take_if(TokenKind::comma)) break;
    }
    expect(TokenKind::right_brace);
    return finish(std::move(node), start);
}

PatternPtr Parser::literal_pattern() {
    const Span start = token().span;
    const auto singleton = [&](Singleton value) -> PatternPtr {
        auto node = make<MatchSingleton>(take().span);
        node->value = value;
        return node;
    };
    switch (kind()) {
        case TokenKind::kw_none: return singleton(Singleton::none);
        case TokenKind::kw_true: return singleton(Singleton::true_);
        case TokenKind::kw_false: return singleton(Singleton::false_);
        default: break;
    }
    auto node = make<MatchValue>(start);
    node->value = literal_expression();
    return finish(std::move(node), start);
}

ExpressionPtr Parser::literal_expression() {
    switch (kind()) {
        case TokenKind::string:
        case TokenKind::fstring_start: return strings();
        case TokenKind::kw_none: return constant(NoneLiteral{});
        case TokenKind::kw_true: return constant(true);
        case TokenKind::kw_false: return constant(false);
        default: break;
    }
    const Span start = token().span;
    ExpressionPtr real = signed_number();
    if (!at(TokenKind::plus) && !at(TokenKind::minus)) return real;
    const auto is_imaginary = [](const Expression& number) {
        const auto* value = try_as<Constant>(&number);
        return value && std::holds_alternative<ImaginaryLiteral>(value->value);
    };
    const Expression& unsigned_real = real->kind == ExpressionKind::unary_op ? *as<UnaryOp>(*real).operand : *real;
    auto node = make<BinOp>(start);
    node->op = take().kind == TokenKind::plus ? BinaryOperator::add : BinaryOperator::subtract;
    if (!at(TokenKind::number)) fail();
    if (is_imaginary(unsigned_real)) fail_over(unsigned_real.span, "real number required in complex literal");
    node->left = std::move(real);
    node->right = number();
    if (!is_imaginary(*node->right)) fail_over(node->right->span, "imaginary number required in complex literal");
    return finish(std::move(node), start);
}

ExpressionPtr Parser::signed_number() {
    if (!at(TokenKind::minus)) {
        if (!at(TokenKind::number)) fail();
        return number();
    }
    auto node = make<UnaryOp>(token().span);
    const Span start = take().span;
    node->op = UnaryOperator::negative;
    if (!at(TokenKind::number)) fail();
    node->operand = number();
    return finish(std::move(node), start);
}

}  // namespace lastref::model::syntax
