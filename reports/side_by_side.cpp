#include "reports/side_by_side.hpp"

#include "reports/line_diff.hpp"
#include "reports/patch.hpp"

#include <algorithm>

namespace lastref {
namespace {

struct Row {
    std::string left;
    std::string right;
    bool same = false;
};

/// Lines of the left that stand before lines of the right share rows with them.
std::vector<Row> pair_up(const std::vector<DiffLine>& lines) {
    std::vector<Row> rows;
    std::size_t open = 0;  // the first row that still has room on the right
    for (const DiffLine& line : lines) {
        if (line.side == Side::both) {
            rows.push_back({visible(line.text), visible(line.text), true});
            open = rows.size();
        } else if (line.side == Side::left) {
            rows.push_back({visible(line.text), "", false});
        } else {
            if (open == rows.size()) rows.push_back({});
            rows[open++].right = visible(line.text);
        }
    }
    return rows;
}

}  // namespace

std::string write_side_by_side(std::string_view left, std::string_view right, std::string_view indent, Colour colour) {
    const std::vector<Row> rows = pair_up(diff_lines(left, right));
    std::size_t width = 0;
    for (const Row& row : rows) width = std::max(width, row.left.size());
    std::string out;
    for (const Row& row : rows) {
        const std::string space(width - row.left.size(), ' ');
        const std::string_view mark = row.same ? "   " : " | ";
        out.append(indent)
            .append(paint(row.left, row.same ? Tone::plain : Tone::bad, colour))
            .append(space)
            .append(mark);
        out.append(paint(row.right, row.same ? Tone::plain : Tone::good, colour)).append("\n");
    }
    return out;
}

}  // namespace lastref
