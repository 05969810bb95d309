#pragma once

#include "reports/paint.hpp"

#include <string>
#include <vector>

namespace lastref {

/// Where a column's text stands.
enum class Align { left, right };

/// A cell and how it is painted.
struct Cell {
    std::string text;
    Tone tone = Tone::plain;
};

/// Columns of text with a line of heads; the first column stands left, all others right.
class Table {
public:
    explicit Table(std::vector<std::string> heads) : heads_(std::move(heads)) {}

    /// Requires as many cells as there are heads.
    void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }

    /// The lines, each ended. Widths are counted in bytes: names here are ASCII.
    [[nodiscard]] std::string write(Colour colour) const;

    /// The table as Markdown writes it.
    [[nodiscard]] std::string write_markdown() const;

private:
    std::vector<std::string> heads_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace lastref
