#include "reports/table.hpp"

#include <algorithm>

namespace lastref {
namespace {

std::string pad(const std::string& painted, std::size_t bytes, std::size_t width, Align align) {
    const std::string space(width > bytes ? width - bytes : 0, ' ');
    return align == Align::left ? painted + space : space + painted;
}

std::string without_end_space(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

}  // namespace

std::string Table::write(Colour colour) const {
    std::vector<std::size_t> widths;
    for (const std::string& head : heads_) widths.push_back(head.size());
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].text.size());
    }
    const auto align = [](std::size_t column) { return column == 0 ? Align::left : Align::right; };
    std::string head;
    for (std::size_t i = 0; i < heads_.size(); ++i)
        head +=
            (i > 0 ? "  " : "") + pad(paint(heads_[i], Tone::strong, colour), heads_[i].size(), widths[i], align(i));
    std::string out = without_end_space(std::move(head));
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i > 0 ? "  " : "") +
                    pad(paint(row[i].text, row[i].tone, colour), row[i].text.size(), widths[i], align(i));
        out += without_end_space(std::move(line));
    }
    return out;
}

std::string Table::write_markdown() const {
    std::string out = "|";
    for (const std::string& head : heads_) out += " " + escaped(head) + " |";
    out += "\n|";
    for (std::size_t i = 0; i < heads_.size(); ++i) out += i == 0 ? " --- |" : " ---: |";
    out += "\n";
    for (const auto& row : rows_) {
        out += "|";
        for (const Cell& cell : row) out += " " + escaped(cell.text) + " |";
        out += "\n";
    }
    return out;
}

}  // namespace lastref
