#include "runner/format/line_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace lastref {
namespace {

const LineRule* find_rule(std::string_view line, const std::vector<LineRule>& rules) {
    const auto begins = [&](const LineRule& rule) { return line.starts_with(rule.begin); };
    const auto found = std::find_if(rules.begin(), rules.end(), begins);
    return found == rules.end() ? nullptr : &*found;
}

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The line with the bounds in place of each number that lies within them.
std::string with_bounds(const std::string& line, const LineRule& rule) {
    std::string out = rule.begin;
    for (std::size_t at = out.size(); at < line.size();) {
        const bool is_negative = line[at] == '-' && at + 1 < line.size() && is_digit(line[at + 1]);
        if (!is_negative && !is_digit(line[at])) {
            out.push_back(line[at++]);
            continue;
        }
        const std::size_t end = std::min(line.find_first_not_of("0123456789.", at + 1), line.size());
        const std::string number = line.substr(at, end - at);
        const double value = std::strtod(number.c_str(), nullptr);
        out +=
            value >= rule.least && value <= rule.greatest ? fmt::format("{}..{}", rule.least, rule.greatest) : number;
        at = end;
    }
    return out;
}

std::vector<std::string> split_at_ends(const std::string& transcript) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < transcript.size();) {
        const std::size_t end = std::min(transcript.find('\n', at), transcript.size() - 1) + 1;
        lines.push_back(transcript.substr(at, end - at));
        at = end;
    }
    return lines;
}

void sort_neighbours(std::vector<std::string>& lines, const std::vector<LineRule>& rules) {
    for (std::size_t begin = 0; begin < lines.size();) {
        const LineRule* rule = find_rule(lines[begin], rules);
        std::size_t end = begin + 1;
        while (rule != nullptr && end < lines.size() && find_rule(lines[end], rules) == rule) ++end;
        if (rule != nullptr && rule->kind == LineKind::unordered)
            std::sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                      lines.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
}

}  // namespace

std::string canonical(std::string transcript, const std::vector<LineRule>& rules) {
    if (rules.empty()) return transcript;
    std::vector<std::string> lines = split_at_ends(transcript);
    for (std::string& line : lines) {
        const LineRule* rule = find_rule(line, rules);
        if (rule == nullptr) continue;
        if (rule->kind == LineKind::bounded) line = with_bounds(line, *rule);
        if (rule->kind == LineKind::present) line = rule->begin + (line.ends_with('\n') ? "...\n" : "...");
    }
    sort_neighbours(lines, rules);
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

}  // namespace lastref
