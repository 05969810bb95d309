#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "backends/model/syntax/parse.hpp"
#include "backends/model/syntax/source.hpp"
#include "backends/model/syntax/token.hpp"

namespace lastref::model::syntax {

struct StringParts;

/// How the parser gives up, within this folder: `parse` catches it.
struct ParseFailure {
    std::variant<SyntaxError, Unsupported> what;
};

/// A recursive descent parser. Each function reads what it is named for, starting at the current token, and throws
/// ParseFailure where that is not there. The functions are named after the rules of Python's grammar.
class Parser {
public:
    /// The source must outlive the parser.
    Parser(const Source& source, TokenStream stream, Grammar grammar);

    Body file();
    ExpressionPtr eval();

private:
    enum class Targets { star_targets, for_targets, del_targets };
    enum class Handlers { of_exceptions, of_groups };
    enum class Parameters { of_def, of_lambda };

    /// A nesting level too many is refused before the stack of C++ overflows.
    class Nesting {
    public:
        explicit Nesting(Parser& parser);
        ~Nesting() { --parser_.depth_; }
        Nesting(const Nesting&) = delete;

    private:
        Parser& parser_;
    };

    // parser.cpp: tokens, places, errors
    const Token& token() const { return stream_.tokens[at_]; }
    const Token& token_ahead(std::size_t count) const;
    const Token& last_token() const { return stream_.tokens[at_ - 1]; }
    TokenKind kind() const { return token().kind; }
    bool at(TokenKind wanted) const { return kind() == wanted; }
    bool at_soft_keyword(std::string_view word) const { return at(TokenKind::name) && text(token()) == word; }
    std::string_view text(const Token& of) const { return source_.text().substr(of.begin, of.end - of.begin); }
    Token take() { return stream_.tokens[at_++]; }
    bool take_if(TokenKind wanted);
    Token expect(TokenKind wanted);
    Token expect_forced(TokenKind wanted);
    Identifier expect_name();
    Span since(const Span& start) const;
    template <class Node>
    std::unique_ptr<Node> make(const Span& start) const;
    template <class Node>
    std::unique_ptr<Node> finish(std::unique_ptr<Node> node, const Span& start) const;
    /// Calls `read`; when that fails, returns to where it began and answers nothing.
    template <class Read>
    auto attempt(Read read) -> std::optional<decltype(read())>;

    [[noreturn]] void fail();  // "invalid syntax" at the current token
    [[noreturn]] void fail_at_end();
    int last_line() const;
    [[noreturn]] void fail_here(std::string message, SyntaxErrorKind error = SyntaxErrorKind::syntax_error);
    [[noreturn]] void fail_at(const Token& where, std::string message,
                              SyntaxErrorKind error = SyntaxErrorKind::syntax_error);
    [[noreturn]] void fail_over(const Span& where, std::string message);
    [[noreturn]] void fail_over(const Span& first, const Span& last, std::string message);
    [[noreturn]] void fail_from(const Span& first, std::string message);
    [[noreturn]] void throw_error(SyntaxError error);
    [[noreturn]] void refuse(std::string construct, const Span& where);
    void fail_after_parse(const Span& where, std::string message);

    // parse_expressions.cpp: operators
    ExpressionPtr star_expressions();
    ExpressionPtr star_expression();
    ExpressionPtr star_named_expression();
    ExpressionPtr named_expression();
    static bool is_bare_named_expression(const Expression& expression, const Span& start);
    ExpressionPtr expression();
    ExpressionPtr annotated_rhs();
    ExpressionPtr yield_expr();
    ExpressionPtr lambdef();
    ExpressionPtr disjunction();
    ExpressionPtr conjunction();
    ExpressionPtr inversion();
    ExpressionPtr comparison();
    ExpressionPtr bitwise_or() { return binary(1); }
    ExpressionPtr binary(int lowest);
    ExpressionPtr factor();
    ExpressionPtr power();
    std::optional<CompareOperator> take_compare_operator();
    ExpressionPtr starred(ExpressionPtr (Parser::*operand)());
    ExpressionPtr tuple_of(const Span& start, ExpressionPtr first, ExpressionPtr (Parser::*element)());

    // parse_primaries.cpp: attributes, calls, subscripts
    ExpressionPtr await_primary();
    ExpressionPtr primary();
    ExpressionPtr call(ExpressionPtr function, const Span& start);
    void arguments(Expressions& args, std::vector<Keyword>& keywords);
    void argument(Expressions& args, std::vector<Keyword>& keywords);
    void positional_argument(Expressions& args, const std::vector<Keyword>& keywords);
    ExpressionPtr generator_argument(ExpressionPtr element, const Span& start, bool is_first);
    void check_repeated_keywords(const std::vector<Keyword>& keywords);
    ExpressionPtr slices();
    ExpressionPtr slice();

    // parse_atoms.cpp: names, literals, displays, comprehensions
    ExpressionPtr atom();
    ExpressionPtr name_atom();
    ExpressionPtr constant(ConstantValue value);
    ExpressionPtr number();
    ExpressionPtr parenthesis();
    ExpressionPtr list_display();
    ExpressionPtr brace_display();
    ExpressionPtr dict_display(const Span& start, ExpressionPtr key, ExpressionPtr value);
    ExpressionPtr dict_comprehension(const Span& start, ExpressionPtr key, ExpressionPtr value);
    ExpressionPtr set_display(const Span& start, ExpressionPtr first);
    void dict_item(Dict& dict);
    ExpressionPtr dict_value();
    bool at_comprehension() const;
    std::vector<Comprehension> for_if_clauses();
    void check_comprehension_target(const Expressions& elements);

    // parse_strings.cpp: string literals and f-strings
    class StringPieces;
    ExpressionPtr strings();
    void plain_string(StringPieces& pieces);
    void fstring(StringPieces& pieces);
    std::optional<EarlyEnd> find_early_end(std::size_t first) const;
    void fstring_part(StringPieces& pieces, bool raw);
    void python_2_string(StringPieces& pieces, const Token& literal, const StringParts& parts, bool has_more);
    void decode_into(std::string& text, std::string_view body, const Span& where);
    ExpressionPtr field_expression();
    void replacement_field(StringPieces& pieces, bool raw);
    void check_replacement_field_start();
    Conversion conversion();
    ExpressionPtr format_spec(bool raw);

    // diagnose.cpp: what CPython says of common mistakes
    void check_juxtaposition(const Span& first, const Expression& left, std::size_t first_token);
    [[noreturn]] void fail_at_not(ExpressionPtr (Parser::*operand)());
    [[noreturn]] void fail_in_condition(const Expression& left, std::size_t first_token);
    std::optional<Span> comparand();
    [[noreturn]] void fail_in_assignment(Expression& target, const Span& start);
    [[noreturn]] void fail_in_later_assignment(Expression& target, std::size_t first_token);

    // targets.cpp: what can be assigned to and deleted
    static std::string_view describe(const Expression& expression);
    static const Expression* find_invalid_target(const Expression& expression, Targets targets);
    static void set_context(Expression& expression, Context context);
    void require_target(Expression& expression, Targets targets);
    ExpressionPtr star_targets();
    ExpressionPtr star_target_element();

    // parse_parameters.cpp
    Arguments parameters(Parameters of);
    class ParameterReader;
    std::vector<TypeParam> type_params();
    TypeParam type_param();

    // parse_statements.cpp: simple statements
    Body statements(TokenKind end);
    void statement(Body& body);
    void simple_stmts(Body& body);
    StatementPtr simple_stmt();
    StatementPtr expression_stmt();
    StatementPtr ann_assign(ExpressionPtr target, const Span& start, std::size_t first_token);
    StatementPtr aug_assign(ExpressionPtr target, const Span& start);
    StatementPtr assign(ExpressionPtr first, std::size_t first_token);
    StatementPtr return_stmt();
    StatementPtr raise_stmt();
    StatementPtr del_stmt();
    StatementPtr assert_stmt();
    StatementPtr type_alias();
    template <class Names>
    StatementPtr scope_stmt();

    // parse_imports.cpp
    StatementPtr import_name();
    StatementPtr import_from();
    Identifier dotted_name();
    void import_alias(Alias& alias);
    std::vector<Alias> import_from_targets();
    void import_from_names(std::vector<Alias>& names);

    // parse_compound.cpp
    Body block(std::string_view owner, std::size_t line);
    void expect_colon();
    StatementPtr decorated();
    StatementPtr function_def(Expressions decorators, std::optional<Span> async_start);
    [[noreturn]] void fail_at_bare_generator(std::size_t first);
    StatementPtr class_def(Expressions decorators);
    StatementPtr async_stmt(Expressions decorators);
    StatementPtr if_stmt();
    StatementPtr while_stmt();
    StatementPtr for_stmt(std::optional<Span> async_start);
    Body else_block();

    // parse_with_try.cpp
    StatementPtr with_stmt(std::optional<Span> async_start);
    std::vector<WithItem> with_items();
    std::vector<WithItem> parenthesized_with_items();
    std::vector<WithItem> plain_with_items();
    WithItem with_item();
    StatementPtr try_stmt();
    void except_block(std::vector<ExceptHandler>& handlers, std::optional<Handlers>& of);
    ExpressionPtr several_types(ExpressionPtr first_type, const Span& first);
    template <class Node>
    StatementPtr finish_try(Body body, std::vector<ExceptHandler> handlers, const Span& start);

    // parse_match.cpp
    bool at_match_stmt() const;
    StatementPtr match_stmt();
    ExpressionPtr subject_expr();
    MatchCase case_block();
    PatternPtr patterns();
    PatternPtr maybe_star_pattern();
    PatternPtr star_pattern();
    PatternPtr as_pattern();
    PatternPtr or_pattern();
    PatternPtr closed_pattern();
    PatternPtr name_pattern();
    PatternPtr class_pattern(ExpressionPtr cls, const Span& start);
    [[noreturn]] void fail_after_keyword_pattern(const Span& first);
    PatternPtr group_or_sequence_pattern();
    PatternPtr bracketed_sequence_pattern();
    PatternPtr mapping_pattern();
    PatternPtr literal_pattern();
    ExpressionPtr literal_expression();
    ExpressionPtr signed_number();
    ExpressionPtr dotted_value();
    Patterns sequence_items(TokenKind end);

    // parse_python_2.cpp
    bool is_python_2() const { return grammar_ != Grammar::python_3; }
    bool at_print_stmt() const { return grammar_ == Grammar::python_2 && at_soft_keyword("print"); }
    BinaryOperator operator_of_language(BinaryOperator op, const Span& span);
    void print_stmt(Body& body);
    ExpressionPtr raised_of_parts(ExpressionPtr type, const Span& start);
    void print_to_stream(Body& body, const Span& start);
    void call_in(Body& body, std::string_view name, const Span& start, ExpressionPtr first = nullptr,
                 ExpressionPtr second = nullptr);
    void check_future(const std::vector<Alias>& names, const Span& span);
    void check_name_of_python_2(const Token& name);

    const Source& source_;
    Grammar grammar_;
    bool divides_truly_ = false;     // `from __future__ import division`
    bool unicode_literals_ = false;  // `from __future__ import unicode_literals`
    TokenStream stream_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::size_t furthest_ = 0;   // the last token that any attempt() has looked at
    std::size_t failed_at_ = 0;  // where the last failed attempt() gave up
    int attempts_ = 0;           // calls of attempt() under way: nothing is diagnosed within
    std::optional<SyntaxError> later_error_;
};

template <class Node>
std::unique_ptr<Node> Parser::make(const Span& start) const {
    auto node = std::make_unique<Node>();
    node->span = start;
    return node;
}

template <class Node>
std::unique_ptr<Node> Parser::finish(std::unique_ptr<Node> node, const Span& start) const {
    node->span = since(start);
    return node;
}

template <class Read>
auto Parser::attempt(Read read) -> std::optional<decltype(read())> {
    const std::size_t begin = at_;
    const int depth = depth_;
    const int begin_attempts = attempts_;
    ++attempts_;
    try {
        auto result = read();
        --attempts_;
        if (at(TokenKind::error)) fail();
        furthest_ = std::max(furthest_, at_);
        return result;
    } catch (const ParseFailure&) {
        attempts_ = begin_attempts;
        failed_at_ = at_;
        furthest_ = std::max(furthest_, at_);
        // CPython's tokenizer would have stopped there, whatever the parser was trying.
        if (at(TokenKind::error)) throw;
        at_ = begin;
        depth_ = depth;
        return std::nullopt;
    }
}

}  // namespace lastref::model::syntax
