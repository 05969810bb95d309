#include "runner/bench/line.hpp"

#include "reports/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref::bench {
namespace {

/// Three digits that count, as far as that goes.
std::string figure(double value, const std::string& unit) {
    int places = value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0;
    return fmt::format("{:.{}f} {}", value, places, unit);
}

std::string goal_text(const Line& line) {
    const char* sign = line.goal.bound == Bound::at_most ? "<=" : ">=";
    return line.against ? fmt::format("{} {:.2f}", sign, line.goal.value)
                        : fmt::format("{} {:g} {}", sign, line.goal.value, line.unit);
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char letter : text) {
        if (letter == '"' || letter == '\\') result += '\\';
        result += static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
    }
    return result + '"';
}

std::string json_of(const Line& line) {
    std::string text =
        fmt::format("{{\"name\": {}, \"unit\": {}, \"value\": {}", quoted(line.name), quoted(line.unit), line.value);
    if (line.against) text += fmt::format(", \"against\": {}, \"ratio\": {}", *line.against, line.judged());
    return text + fmt::format(", \"{}\": {}, \"met\": {}}}", line.goal.bound == Bound::at_most ? "at_most" : "at_least",
                              line.goal.value, line.met());
}

}  // namespace

bool Line::met() const {
    return goal.bound == Bound::at_most ? judged() <= goal.value : judged() >= goal.value;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string write_table(const std::vector<Line>& lines) {
    Table table({"", "measured", "against", "ratio", "goal", ""});
    std::size_t met = 0;
    for (const Line& line : lines) {
        table.add({{line.name},
                   {figure(line.value, line.unit)},
                   {line.against ? figure(*line.against, line.unit) : ""},
                   {line.against ? fmt::format("{:.2f}", line.judged()) : ""},
                   {goal_text(line)},
                   {line.met() ? "met" : "MISSED"}});
        met += line.met();
    }
    return table.write(Colour::off) + fmt::format("\n{} of {} goals met\n", met, lines.size());
}

std::string write_json(const std::vector<Line>& lines, std::string_view against, int repeat) {
    std::string text = fmt::format("{{\"against\": {}, \"repeat\": {}, \"lines\": [", quoted(against), repeat);
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i ? ",\n  " : "\n  ") + json_of(lines[i]);
    return text + "\n]}\n";
}

}  // namespace lastref::bench
