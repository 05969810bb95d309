#include "reports/patch.hpp"

#include "reports/line_diff.hpp"

#include <fmt/format.h>

#include <vector>

namespace lastref {

std::string visible(std::string_view line) {
    std::string out;
    const std::size_t last = line.find_last_not_of(' ');
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line[i]);
        const bool trailing = last == std::string_view::npos || i > last;
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f || trailing)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += line[i];
    }
    return out;
}

std::string write_patch(std::string_view left, std::string_view right, std::size_t context, std::string_view indent,
                        Colour colour) {
    const std::vector<DiffLine> lines = diff_lines(left, right);
    std::vector<bool> shown(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].side == Side::both) continue;
        const std::size_t begin = i < context ? 0 : i - context;
        for (std::size_t k = begin; k < lines.size() && k <= i + context; ++k) shown[k] = true;
    }
    std::string out;
    bool gap = false;
    bool any = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!shown[i]) {
            gap = true;
            continue;
        }
        if (gap) out.append(indent).append(paint("...", Tone::faint, colour)).append("\n");
        gap = false;
        any = true;
        const Side side = lines[i].side;
        const char mark = side == Side::both ? ' ' : side == Side::left ? '-' : '+';
        const Tone tone = side == Side::both ? Tone::plain : side == Side::left ? Tone::bad : Tone::good;
        out.append(indent).append(paint(mark + (" " + visible(lines[i].text)), tone, colour)).append("\n");
    }
    if (gap && any) out.append(indent).append(paint("...", Tone::faint, colour)).append("\n");
    return out;
}

}  // namespace lastref
