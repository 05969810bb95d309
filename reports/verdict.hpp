#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lastref {

/// How one run of a case stands to what is expected of it.
enum class Verdict {
    pass,             ///< an outcome that is declared
    fail,             ///< one that is not
    xfail,            ///< it failed, as the baseline says
    xpass,            ///< it passed, though the baseline says that it fails
    unsupported,      ///< the runtime lacks something that the case needs, and says so
    flaky,            ///< runs of the same case on the same runtime came to different verdicts
    timeout,          ///< stopped at the time limit, which is no declared outcome
    crash,            ///< the runtime crashed, likewise
    out_of_memory,    ///< stopped at the memory limit, likewise
    too_much_output,  ///< stopped at the output limit, likewise
    skipped,          ///< the case is not for this version of Python
    harness_error,    ///< the run could not be made
    not_run,          ///< the run was interrupted before, or during, this one
};

/// What a verdict means for the run as a whole.
enum class Weight {
    good,     ///< as expected
    neutral,  ///< says nothing about the runtime's behaviour
    bad,      ///< not as expected
    broken,   ///< the machinery failed
};

struct VerdictFacts {
    Verdict verdict;
    std::string_view name;   ///< in files: "out_of_memory"
    std::string_view label;  ///< for people: "out of memory"
    Weight weight;
};

/// All verdicts, in the order in which reports list them.
[[nodiscard]] const std::array<VerdictFacts, 13>& verdicts();

[[nodiscard]] const VerdictFacts& facts(Verdict verdict);
[[nodiscard]] std::optional<Verdict> parse_verdict(std::string_view name);

}  // namespace lastref
