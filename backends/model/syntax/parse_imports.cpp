#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

Identifier Parser::dotted_name() {
    Identifier name = expect_name();
    while (take_if(TokenKind::dot)) {
        name += '.';
        name += expect_name();
    }
    return name;
}

void Parser::import_alias(Alias& alias) {
    if (take_if(TokenKind::kw_as)) alias.asname = expect_name();
}

StatementPtr Parser::import_name() {
    const Span start = take().span;
    if (at(TokenKind::newline)) fail_from(token().span, "Expected one or more names after 'import'");
    auto node = make<Import>(start);
    do {
        const Span alias_start = token().span;
        Alias alias;
        alias.name = dotted_name();
        import_alias(alias);
        alias.span = since(alias_start);
        node->names.push_back(std::move(alias));
    } while (take_if(TokenKind::comma));
    if (at(TokenKind::kw_from)) {
        const std::size_t here = at_;
        take();
        if (attempt([&] { return dotted_name(); })) {
            fail_from(start, "Did you mean to use 'from ... import ...' instead?");
        }
        at_ = here;
    }
    return finish(std::move(node), start);
}

StatementPtr Parser::import_from() {
    const Span start = take().span;
    auto node = make<ImportFrom>(start);
    for (;;) {
        if (take_if(TokenKind::dot)) {
            node->level += 1;
        } else if (take_if(TokenKind::ellipsis)) {
            node->level += 3;
        } else {
            break;
        }
    }
    if (node->level == 0 || !at(TokenKind::kw_import)) node->module = dotted_name();
    expect(TokenKind::kw_import);
    node->names = import_from_targets();
    if (is_python_2() && node->module == "__future__") check_future(node->names, start);
    return finish(std::move(node), start);
}

std::vector<Alias> Parser::import_from_targets() {
    std::vector<Alias> names;
    if (at(TokenKind::newline)) fail_from(token().span, "Expected one or more names after 'import'");
    if (at(TokenKind::star)) {
        Alias& all = names.emplace_back();
        all.name.push_back('*');
        all.span = take().span;
        return names;
    }
    if (take_if(TokenKind::left_parenthesis)) {
        import_from_names(names);
        expect(TokenKind::right_parenthesis);
        return names;
    }
    import_from_names(names);
    if (last_token().kind != TokenKind::comma) return names;
    if (at(TokenKind::newline)) fail_here("trailing comma not allowed without surrounding parentheses");
    fail();
}

/// One or more names, with a comma after the last one where there is one.
void Parser::import_from_names(std::vector<Alias>& names) {
    do {
        const Span start = token().span;
        Alias& alias = names.emplace_back();
        alias.name = expect_name();
        import_alias(alias);
        alias.span = since(start);
    } while (take_if(TokenKind::comma) && at(TokenKind::name));
}

}  // namespace lastref::model::syntax
