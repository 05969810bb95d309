#pragma once

#include "reports/run_record.hpp"
#include "reports/table.hpp"

#include <string>
#include <vector>

namespace lastref {

/// How many results there are of each verdict, runtime by runtime; verdicts that nobody has are left out.
[[nodiscard]] Table sum_by_runtime(const RunRecord& record);

/// How many of a topic's cases are as expected on each runtime, out of how many: "11/12". Wide tables are split, so
/// that none has more than `widest` runtimes.
[[nodiscard]] std::vector<Table> sum_by_topic(const RunRecord& record, std::size_t widest);

/// Reasons that several results share, and which they are.
struct Group {
    std::string reason;
    std::vector<std::string> runtimes;
    std::vector<std::string> cases;
    std::size_t count = 0;
};

/// The results with this verdict by their reasons, the most frequent first.
[[nodiscard]] std::vector<Group> group_by_reason(const RunRecord& record, Verdict verdict);

/// With whom a runtime that no expectation declares agrees, and on how many cases.
struct Alignment {
    std::string runtime;
    std::vector<std::string> families;  ///< all of them show what it showed; empty: none does
    std::vector<std::string> cases;
};

/// For each runtime and each set of families, the most cases first, those that nobody agrees on last.
[[nodiscard]] std::vector<Alignment> align(const RunRecord& record);

/// "1180 as expected, 3 failed, ... in 0.21 s": the run in one line.
[[nodiscard]] std::string one_line(const RunRecord& record);

}  // namespace lastref
