// The marks of tracebacks, as Lib/traceback.py of 3.11 and 3.13 puts them: the text that was being executed is parsed
// again, and an operator, the brackets of a subscript or the parentheses of a call ("anchors") get other marks than the
// rest.
#include "backends/model/vm/errors/carets.hpp"

#include "backends/model/object/text/unicode.hpp"
#include "backends/model/syntax/parse.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace lastref::model {

namespace {

using Line = std::u32string;
using Lines = std::vector<Line>;

constexpr char32_t blank = U' ';

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\f';
}

Lines split_lines(std::string_view text) {
    Lines lines(1);
    for_each_code_point(text, [&](std::uint32_t c) {
        if (c == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += static_cast<char32_t>(c);
        }
    });
    return lines;
}

std::string encode(const Line& line) {
    std::string text;
    for (char32_t c : line) append_code_point(text, c);
    return text;
}

std::size_t leading_blanks(const Line& line) {
    return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_space) - line.begin());
}

bool is_blank(const Line& line) {
    return leading_blanks(line) == line.size();
}

/// Takes away the indentation that all lines share. Returns how much that was.
std::size_t dedent(Lines& lines) {
    std::size_t common = std::u32string::npos;
    for (const Line& line : lines) {
        if (!is_blank(line)) common = std::min(common, leading_blanks(line));
    }
    if (common == std::u32string::npos) common = 0;
    for (Line& line : lines) line = is_blank(line) ? Line{} : line.substr(common);
    return common;
}

/// A place in the segment: lines and columns from 0.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
    friend bool operator<(const Place& a, const Place& b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    }
};

struct Anchors {
    Place begin;
    Place end;
};

/// The segment while it is looked through for an operator or a bracket.
class Scanner {
public:
    explicit Scanner(const Lines& lines) : lines_(lines) {}

    /// The first place from `at` on whose character satisfies `wanted`, comments and continuations left out.
    template <class Wanted>
    std::optional<Place> find(Place at, Wanted wanted) const {
        at = valid(at);
        while (at.line < lines_.size()) {
            char32_t c = lines_[at.line][at.column];
            if (c == U'\\' || c == U'#') {
                at = valid({at.line + 1, 0});
            } else if (wanted(c)) {
                return at;
            } else {
                at = valid({at.line, at.column + 1});
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] Place valid(Place at) const {
        while (at.line < lines_.size() && at.column >= lines_[at.line].size()) at = {at.line + 1, 0};
        return at;
    }
    const Lines& lines_;
};

// The segment is parsed between parentheses on lines of their own.
Place start_of(const syntax::Span& span) {
    return {span.line - 2, span.column};
}
Place end_of(const syntax::Span& span) {
    return {span.end_line - 2, span.end_column};
}

std::optional<Anchors> operator_anchors(const Lines& lines, const syntax::BinOp& operation) {
    std::optional<Place> found =
        Scanner(lines).find(end_of(operation.left->span), [](char32_t c) { return !is_space(c) && c != U')'; });
    if (!found) return std::nullopt;
    Place second{found->line, found->column + 1};
    const Line& line = lines[found->line];
    bool two = second.column < line.size() && second < start_of(operation.right->span) &&
               !is_space(line[second.column]) && line[second.column] != U'\\' && line[second.column] != U'#';
    return Anchors{*found, {second.line, second.column + (two ? 1 : 0)}};
}

std::optional<Anchors> bracket_anchors(const Lines& lines, const syntax::Expression& outer,
                                       const syntax::Expression& inner, char32_t bracket) {
    std::optional<Place> found =
        Scanner(lines).find(end_of(inner.span), [bracket](char32_t c) { return c == bracket; });
    if (!found) return std::nullopt;
    return Anchors{*found, end_of(outer.span)};
}

syntax::ExpressionPtr parse_segment(const std::string& text) {
    syntax::ParseExpressionResult parsed = syntax::parse_expression("(\n" + text + "\n)");
    auto* expression = std::get_if<syntax::ExpressionPtr>(&parsed);
    return expression ? std::move(*expression) : nullptr;
}

std::string joined(const Lines& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i ? "\n" : "") + encode(lines[i]);
    return text;
}

std::optional<Anchors> find_anchors(const Lines& segment, Carets style) {
    syntax::ExpressionPtr expression = parse_segment(joined(segment));
    if (const auto* operation = syntax::try_as<syntax::BinOp>(expression.get())) {
        return operator_anchors(segment, *operation);
    }
    if (const auto* subscript = syntax::try_as<syntax::Subscript>(expression.get())) {
        return bracket_anchors(segment, *subscript, *subscript->value, U'[');
    }
    const auto* called = syntax::try_as<syntax::Call>(expression.get());
    if (called && style == Carets::multi_line) return bracket_anchors(segment, *called, *called->func, U'(');
    return std::nullopt;
}

/// The lines from `start` in the first to `end` in the last one.
Lines cut(const Lines& lines, std::size_t start, std::size_t end) {
    Lines segment = lines;
    segment.back() = segment.back().substr(0, end);
    segment.front() = segment.front().substr(std::min(start, segment.front().size()));
    return segment;
}

/// `return f(...)` and `x = f(...)` over whole lines say nothing with marks.
bool is_plain_call(const Lines& lines, std::size_t start, std::size_t end) {
    syntax::ParseResult parsed = syntax::parse(joined(lines) + "\n", "");
    auto* module = std::get_if<syntax::Module>(&parsed);
    if (!module || module->body.empty()) return false;
    const syntax::Expression* value = nullptr;
    const syntax::Statement* statement = module->body.front().get();
    if (const auto* returned = syntax::try_as<syntax::Return>(statement)) {
        const auto* called = syntax::try_as<syntax::Call>(returned->value.get());
        if (called && syntax::try_as<syntax::Name>(called->func.get())) value = called;
    } else if (const auto* assigned = syntax::try_as<syntax::Assign>(statement)) {
        bool to_name = assigned->targets.size() == 1 && syntax::try_as<syntax::Name>(assigned->targets[0].get());
        if (to_name) value = syntax::try_as<syntax::Call>(assigned->value.get());
    }
    if (!value) return false;
    const syntax::Span& span = value->span;
    return span.line == 1 && span.end_line == lines.size() && span.column == start && span.end_column == end;
}

bool is_worth_marks(const Lines& lines, std::size_t start, std::size_t end, bool anchored) {
    if (is_plain_call(lines, start, end)) return false;
    if (anchored) return true;
    return !is_blank(lines.front().substr(0, std::min(start, lines.front().size()))) ||
           !is_blank(lines.back().substr(std::min(end, lines.back().size())));
}

/// One entry of 3.13: lines, marks, and which lines matter.
struct Marking {
    const Lines& lines;
    std::size_t start;
    std::size_t end;
    std::optional<Anchors> anchors;  ///< in the lines, not in the segment
    bool shown;
};

Line marks_under(const Marking& marking, std::size_t number) {
    const Line& line = marking.lines[number];
    std::size_t first = leading_blanks(line);
    if (number == 0) first = std::max(first, marking.start);
    std::size_t count = number + 1 == marking.lines.size() ? marking.end : line.size();
    Line marks;
    for (std::size_t column = 0; column < count; ++column) {
        Place here{number, column};
        bool anchored = marking.anchors && !(here < marking.anchors->begin) && here < marking.anchors->end;
        marks += column < first ? blank : marking.anchors && !anchored ? U'~' : U'^';
    }
    return marks;
}

void add_line(Lines& result, const Marking& marking, std::size_t number) {
    result.push_back(marking.lines[number]);
    if (marking.shown) result.push_back(marks_under(marking, number));
}

std::set<std::size_t> lines_that_matter(const Marking& marking) {
    std::set<std::size_t> numbers{0, marking.lines.size() - 1};
    if (!marking.anchors) return numbers;
    for (std::size_t line : {marking.anchors->begin.line, marking.anchors->end.line}) {
        for (std::size_t near = line == 0 ? 0 : line - 1; near < std::min(line + 2, marking.lines.size()); ++near) {
            numbers.insert(near);
        }
    }
    return numbers;
}

Lines mark(const Marking& marking) {
    Lines result;
    std::optional<std::size_t> last;
    for (std::size_t number : lines_that_matter(marking)) {
        if (last && number - *last == 2) add_line(result, marking, number - 1);
        if (last && number - *last > 2)
            result.push_back(split_lines("...<" + std::to_string(number - *last - 1) + " lines>...")[0]);
        add_line(result, marking, number);
        last = number;
    }
    return result;
}

Lines mark_all_lines(Lines lines, const compile::Position& place) {
    std::size_t indent = dedent(lines);
    auto start = static_cast<std::size_t>(place.column) > indent ? static_cast<std::size_t>(place.column) - indent : 0;
    auto end =
        static_cast<std::size_t>(place.end_column) > indent ? static_cast<std::size_t>(place.end_column) - indent : 0;
    std::optional<Anchors> anchors = find_anchors(cut(lines, start, end), Carets::multi_line);
    if (anchors && anchors->begin.line == 0) anchors->begin.column += start;
    if (anchors && anchors->end.line == 0) anchors->end.column += start;
    bool shown = is_worth_marks(lines, start, end, anchors.has_value());
    return mark({lines, start, end, anchors, shown});
}

/// The attribute that a call without stars calls, or the expression itself.
const syntax::Expression* called_method(const syntax::Expression* expression) {
    const auto* call = syntax::try_as<syntax::Call>(expression);
    if (!call || !syntax::try_as<syntax::Attribute>(call->func.get())) return expression;
    for (const auto& each : call->args)
        if (syntax::try_as<syntax::Starred>(each.get())) return expression;
    for (const auto& each : call->keywords)
        if (!each.arg) return expression;
    return call->func.get();
}

/// 3.11: the first line alone.
Lines mark_first_line(const Line& line, const compile::Position& place, Carets style) {
    std::size_t indent = leading_blanks(line);
    Line stripped = line.substr(indent);
    while (!stripped.empty() && is_space(stripped.back())) stripped.pop_back();
    auto start = static_cast<std::size_t>(place.column);
    bool single = place.end_line == place.line;
    std::size_t end = single ? static_cast<std::size_t>(place.end_column) : indent + stripped.size();
    if (start > end || start < indent) return {stripped};
    Line segment = line.substr(start, end - start);
    std::optional<Anchors> anchors;
    if (single) anchors = find_anchors({segment}, style);
    if (style == Carets::attributes && single) {
        syntax::ExpressionPtr expression = parse_segment(encode(segment));
        const syntax::Expression* marked = called_method(expression.get());
        if (marked != expression.get()) end = start + marked->span.end_column;
        if (const auto* attribute = syntax::try_as<syntax::Attribute>(marked)) {
            start = end - count_code_points(attribute->attr);
        }
    }
    if (end - start >= stripped.size() && !anchors) return {stripped};
    Line marks(start - indent, blank);
    for (std::size_t column = 0; column < end - start; ++column) {
        bool anchored = !anchors || (column >= anchors->begin.column && column < anchors->end.column);
        marks += anchored ? U'^' : U'~';
    }
    return {stripped, marks};
}

}  // namespace

std::string marked_lines(std::string_view text, const compile::Position& place, Carets style) {
    Lines lines = split_lines(text);
    const bool is_empty = place.line == place.end_line && place.column == place.end_column;
    bool known = style != Carets::none && place.column >= 0 && place.end_column >= 0 && !is_empty;
    if (!known) {
        lines.resize(1);
        dedent(lines);
        while (!lines[0].empty() && is_space(lines[0].back())) lines[0].pop_back();
    } else {
        lines = style == Carets::multi_line ? mark_all_lines(std::move(lines), place)
                                            : mark_first_line(lines[0], place, style);
    }
    std::string result;
    for (const Line& line : lines) {
        std::string encoded = encode(line);
        encoded.erase(encoded.find_last_not_of(" \t\r\f") + 1);
        result += "    " + encoded + "\n";
    }
    return result;
}

}  // namespace lastref::model
