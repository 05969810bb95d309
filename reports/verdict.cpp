#include "reports/verdict.hpp"

#include <algorithm>

namespace lastref {

const std::array<VerdictFacts, 13>& verdicts() {
    static constexpr std::array<VerdictFacts, 13> rows{{
        {Verdict::pass, "pass", "pass", Weight::good},
        {Verdict::fail, "fail", "fail", Weight::bad},
        {Verdict::xfail, "xfail", "known failure", Weight::good},
        {Verdict::xpass, "xpass", "unexpected pass", Weight::bad},
        {Verdict::unsupported, "unsupported", "unsupported", Weight::neutral},
        {Verdict::flaky, "flaky", "flaky", Weight::bad},
        {Verdict::timeout, "timeout", "timeout", Weight::bad},
        {Verdict::crash, "crash", "crash", Weight::bad},
        {Verdict::out_of_memory, "out_of_memory", "out of memory", Weight::bad},
        {Verdict::too_much_output, "too_much_output", "too much output", Weight::bad},
        {Verdict::skipped, "skipped", "skipped", Weight::neutral},
        {Verdict::harness_error, "harness_error", "harness error", Weight::broken},
        {Verdict::not_run, "not_run", "not run", Weight::neutral},
    }};
    return rows;
}

const VerdictFacts& facts(Verdict verdict) {
    const auto is = [&](const VerdictFacts& row) { return row.verdict == verdict; };
    return *std::find_if(verdicts().begin(), verdicts().end(), is);
}

std::optional<Verdict> parse_verdict(std::string_view name) {
    for (const VerdictFacts& row : verdicts()) {
        if (row.name == name) return row.verdict;
    }
    return std::nullopt;
}

}  // namespace lastref
