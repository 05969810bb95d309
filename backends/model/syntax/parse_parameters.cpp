#include <fmt/format.h>

#include <algorithm>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

/// Reads one parameter list, of a def (with annotations, up to ")") or of a lambda (up to ":").
class Parser::ParameterReader {
public:
    ParameterReader(Parser& parser, Parameters of)
        : parser_(parser), of_(of), end_(of == Parameters::of_def ? TokenKind::right_parenthesis : TokenKind::colon) {}

    Arguments run() {
        while (!parser_.at(end_)) {
            item();
            if (!parser_.take_if(TokenKind::comma)) break;
            after_star_ = after_star_ == Star::just_seen_bare ? Star::seen : after_star_;
        }
        if (bare_star_ && result_.kwonlyargs.empty()) fail_at_bare_star();
        check_duplicates();
        return std::move(result_);
    }

private:
    enum class Star { unseen, just_seen_bare, seen };

    void item() {
        if (result_.kwarg) fail_after_kwarg();
        switch (parser_.kind()) {
            case TokenKind::slash: return slash();
            case TokenKind::star: return star();
            case TokenKind::double_star: return double_star();
            case TokenKind::left_parenthesis: fail_at_parenthesis();
            default: return plain();
        }
    }

    void slash() {
        const Token slash = parser_.token();
        if (after_star_ != Star::unseen) parser_.fail_at(slash, "/ must be ahead of *");
        if (seen_slash_) parser_.fail_at(slash, "/ may appear only once");
        if (result_.args.empty()) {
            if (parser_.token_ahead(1).kind != TokenKind::comma) parser_.fail();
            parser_.fail_at(slash, "at least one argument must precede /");
        }
        parser_.take();
        if (parser_.at(TokenKind::star)) parser_.fail_here("expected comma between / and *");
        seen_slash_ = true;
        result_.posonlyargs = std::move(result_.args);
        result_.args.clear();
    }

    void star() {
        const Token star = parser_.take();
        const bool bare = parser_.at(TokenKind::comma) || parser_.at(end_);
        if (after_star_ != Star::unseen) {
            if (!bare && parser_.at(TokenKind::name)) parser_.fail_at(star, "* argument may appear only once");
            if (parser_.at(TokenKind::comma)) parser_.fail_at(star, "* argument may appear only once");
            parser_.fail_at(star, "invalid syntax");
        }
        after_star_ = Star::seen;
        if (bare) {
            bare_star_ = star;
            return;
        }
        result_.vararg = std::make_unique<Arg>(parameter(&Parser::star_expression));
        if (parser_.at(TokenKind::equal)) {
            parser_.fail_here("var-positional argument cannot have default value");
        }
    }

    void double_star() {
        if (bare_star_ && result_.kwonlyargs.empty()) fail_at_bare_star();
        parser_.take();
        result_.kwarg = std::make_unique<Arg>(parameter(&Parser::expression));
        if (parser_.at(TokenKind::equal)) parser_.fail_here("var-keyword argument cannot have default value");
    }

    void plain() {
        const Token name = parser_.token();
        Arg arg = parameter(&Parser::expression);
        ExpressionPtr value;
        if (parser_.at(TokenKind::equal)) {
            const Token equal = parser_.take();
            if (parser_.at(TokenKind::right_parenthesis) || parser_.at(TokenKind::comma)) {
                parser_.fail_at(equal, "expected default value expression");
            }
            value = parser_.expression();
        }
        if (after_star_ != Star::unseen) {
            result_.kwonlyargs.push_back(std::move(arg));
            result_.kw_defaults.push_back(std::move(value));
            return;
        }
        const bool ends_well = parser_.at(end_) || parser_.at(TokenKind::comma);
        if (!value && !result_.defaults.empty() && ends_well) {
            parser_.fail_at(name, "parameter without a default follows parameter with a default");
        }
        if (value) result_.defaults.push_back(std::move(value));
        result_.args.push_back(std::move(arg));
    }

    Arg parameter(ExpressionPtr (Parser::*annotation)()) {
        Arg arg;
        const Span start = parser_.token().span;
        arg.arg = parser_.expect_name();
        if (of_ == Parameters::of_def && parser_.take_if(TokenKind::colon)) arg.annotation = (parser_.*annotation)();
        arg.span = parser_.since(start);
        return arg;
    }

    [[noreturn]] void fail_at_bare_star() {
        if (of_ == Parameters::of_def) parser_.fail_at(*bare_star_, "named arguments must follow bare *");
        parser_.fail_here("named arguments must follow bare *");
    }

    [[noreturn]] void fail_after_kwarg() {
        const TokenKind kind = parser_.kind();
        const bool known = kind == TokenKind::name || kind == TokenKind::star || kind == TokenKind::double_star ||
                           kind == TokenKind::slash;
        if (!known) parser_.fail();
        parser_.fail_here("arguments cannot follow var-keyword argument");
    }

    [[noreturn]] void fail_at_parenthesis() {
        const Span open = parser_.token().span;
        const std::size_t here = parser_.at_;
        const bool names_only =
            parser_
                .attempt([&] {
                    parser_.take();
                    do {
                        parser_.expect(TokenKind::name);
                    } while (parser_.take_if(TokenKind::comma) && !parser_.at(TokenKind::right_parenthesis));
                    return parser_.expect(TokenKind::right_parenthesis).kind;
                })
                .has_value();
        const Span close = parser_.stream_.tokens[parser_.at_ - (names_only ? 1 : 0)].span;
        parser_.at_ = here;
        if (!names_only || !result_.defaults.empty() || after_star_ != Star::unseen) parser_.fail();
        parser_.fail_over(open, close,
                          of_ == Parameters::of_def ? "Function parameters cannot be parenthesized"
                                                    : "Lambda expression parameters cannot be parenthesized");
    }

    /// CPython finds these when it builds its symbol table, in this order.
    void check_duplicates() {
        std::vector<const Arg*> all;
        for (const Arg& arg : result_.posonlyargs) all.push_back(&arg);
        for (const Arg& arg : result_.args) all.push_back(&arg);
        for (const Arg& arg : result_.kwonlyargs) all.push_back(&arg);
        if (result_.vararg) all.push_back(result_.vararg.get());
        if (result_.kwarg) all.push_back(result_.kwarg.get());
        for (std::size_t i = 1; i < all.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (all[i]->arg != all[j]->arg) continue;
                return parser_.fail_after_parse(
                    all[i]->span, fmt::format("duplicate argument '{}' in function definition", all[i]->arg));
            }
        }
    }

    Parser& parser_;
    Parameters of_;
    TokenKind end_;
    Arguments result_;
    Star after_star_ = Star::unseen;
    bool seen_slash_ = false;
    std::optional<Token> bare_star_;
};

Arguments Parser::parameters(Parameters of) {
    return ParameterReader(*this, of).run();
}

/// The type parameters of PEP 695, where there are any.
std::vector<TypeParam> Parser::type_params() {
    std::vector<TypeParam> params;
    if (!take_if(TokenKind::left_bracket)) return params;
    if (at(TokenKind::right_bracket)) fail_from(token().span, "Type parameter list cannot be empty");
    do {
        params.push_back(type_param());
    } while (take_if(TokenKind::comma) && !at(TokenKind::right_bracket));
    expect(TokenKind::right_bracket);
    return params;
}

TypeParam Parser::type_param() {
    TypeParam param;
    const Span start = token().span;
    if (take_if(TokenKind::star)) {
        param.kind = TypeParamKind::type_var_tuple;
    } else if (take_if(TokenKind::double_star)) {
        param.kind = TypeParamKind::param_spec;
    }
    param.name = expect_name();
    if (at(TokenKind::colon)) {
        const Span colon = take().span;
        ExpressionPtr bound = expression();
        const bool constraints = bound->kind == ExpressionKind::tuple;
        if (param.kind == TypeParamKind::type_var_tuple) {
            fail_from(colon,
                      constraints ? "cannot use constraints with TypeVarTuple" : "cannot use bound with TypeVarTuple");
        }
        if (param.kind == TypeParamKind::param_spec) {
            fail_from(colon, constraints ? "cannot use constraints with ParamSpec" : "cannot use bound with ParamSpec");
        }
        param.bound = std::move(bound);
    }
    if (take_if(TokenKind::equal)) {
        param.default_value = param.kind == TypeParamKind::type_var_tuple ? star_expression() : expression();
    }
    param.span = since(start);
    return param;
}

}  // namespace lastref::model::syntax
