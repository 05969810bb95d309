#pragma once

#include "backends/model/printed.hpp"
#include "reports/line_diff.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace lastref::testing {

/// The lines of only one of two texts, each behind "-" (of `from`) or "+" (of `to`) and its number there.
inline std::string changed_lines(std::string_view from, std::string_view to) {
    std::string changes;
    int left = 0;
    int right = 0;
    for (const DiffLine& line : diff_lines(from, to)) {
        left += line.side != Side::right;
        right += line.side != Side::left;
        if (line.side == Side::left) changes += fmt::format("-{} {}\n", left, line.text);
        if (line.side == Side::right) changes += fmt::format("+{} {}\n", right, line.text);
    }
    return changes;
}

/// For tests: what a program prints otherwise on the model `to` than on the model `from`.
inline std::string changes(std::string_view source, std::string_view from, std::string_view to) {
    return changed_lines(printed(source, from), printed(source, to));
}

}  // namespace lastref::testing
