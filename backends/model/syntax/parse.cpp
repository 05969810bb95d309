#include "backends/model/syntax/parse.hpp"

#include "backends/model/syntax/parser.hpp"
#include "backends/model/syntax/source.hpp"
#include "backends/model/syntax/tokenizer.hpp"

namespace lastref::model::syntax {

namespace {

/// Runs `read` on a parser for `text`, and answers its result or what went wrong.
template <class Result, class Read>
Result run(std::string_view text, Read read) {
    Source source;
    if (auto trouble = source.load(text)) {
        return std::visit([](auto& failure) -> Result { return std::move(failure); }, *trouble);
    }
    Parser parser(source, Tokenizer(source.text()).run());
    try {
        return read(parser);
    } catch (ParseFailure& failure) {
        return std::visit([](auto& what) -> Result { return std::move(what); }, failure.what);
    }
}

}  // namespace

ParseResult parse(std::string_view source, std::string file) {
    return run<ParseResult>(source, [&](Parser& parser) -> ParseResult {
        return Module{std::move(file), parser.file()};
    });
}

ParseExpressionResult parse_expression(std::string_view source) {
    const std::size_t first = source.find_first_not_of(" \t");
    source.remove_prefix(first == std::string_view::npos ? source.size() : first);
    return run<ParseExpressionResult>(source, [](Parser& parser) -> ParseExpressionResult { return parser.eval(); });
}

}  // namespace lastref::model::syntax
