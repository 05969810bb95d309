#include "backends/model/syntax/parse.hpp"

#include "backends/model/syntax/parser.hpp"
#include "backends/model/syntax/source.hpp"
#include "backends/model/syntax/tokenizer.hpp"

namespace lastref::model::syntax {

namespace {

/// Runs `read` on a parser for `text`, and answers its result or what went wrong.
template <class Result, class Read>
Result run(std::string_view text, Grammar grammar, Read read) {
    Source source;
    if (auto trouble = source.load(text)) {
        return std::visit([](auto& failure) -> Result { return std::move(failure); }, *trouble);
    }
    Parser parser(source, Tokenizer(source.text(), grammar).run(), grammar);
    try {
        return read(parser);
    } catch (ParseFailure& failure) {
        const auto* error = std::get_if<SyntaxError>(&failure.what);
        if (error && grammar != Grammar::python_3) {
            // Who knows what Python 2 says of it.
            return Unsupported{"what Python 3 does not read: " + error->message, error->line, error->offset};
        }
        return std::visit([](auto& what) -> Result { return std::move(what); }, failure.what);
    }
}

}  // namespace

ParseResult parse(std::string_view source, std::string file, Grammar grammar) {
    return run<ParseResult>(source, grammar, [&](Parser& parser) -> ParseResult {
        return Module{std::move(file), parser.file()};
    });
}

ParseExpressionResult parse_expression(std::string_view source, Grammar grammar) {
    const std::size_t first = source.find_first_not_of(" \t");
    source.remove_prefix(first == std::string_view::npos ? source.size() : first);
    return run<ParseExpressionResult>(source, grammar,
                                      [](Parser& parser) -> ParseExpressionResult { return parser.eval(); });
}

}  // namespace lastref::model::syntax
