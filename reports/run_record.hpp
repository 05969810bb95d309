#pragma once

#include "reports/verdict.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lastref {

/// A runtime that took part in a run.
struct RuntimeFacts {
    std::string name;
    std::string family;
    std::string version;
    std::string language_version;
    std::string where;  ///< the command line of a real one, "built in" for a model
};

/// A case that took part in a run.
struct CaseFacts {
    std::string topic;
    std::string behaviour;
    std::string file;  ///< relative to the root
    std::string claim;
    std::string source_hash;  ///< changes when the source does

    [[nodiscard]] std::string name() const { return topic + "/" + behaviour; }
};

/// An outcome that is declared for a case.
struct DeclaredOutcome {
    std::vector<std::string> runtimes;  ///< the selectors of those that show it
    std::string status;
    std::vector<std::string> transcripts;  ///< any of them will do
    std::string why;
};

/// What came of one case on one runtime.
struct Result {
    std::size_t case_index = 0;     ///< into the record's cases
    std::size_t runtime_index = 0;  ///< into the record's runtimes
    Verdict verdict = Verdict::not_run;
    std::string reason;  ///< why that verdict; never empty but for a pass
    std::string status;  ///< how the run ended: "finished", "raised", ...; empty if it was not made
    int exit_status = 0;
    std::string transcript;
    std::string errors;
    std::chrono::nanoseconds duration{};
    std::optional<DeclaredOutcome> expected;  ///< what is declared for this runtime, unless it passed
    std::vector<std::string> behaves_as;      ///< if it failed: the runtimes that show this very outcome
};

/// Everything about one run. Every report is a function of it.
struct RunRecord {
    static constexpr int current_schema = 1;

    int schema = current_schema;
    std::string program_version;
    std::string started;  ///< UTC, as ISO 8601 writes it
    std::chrono::nanoseconds duration{};
    std::vector<std::string> arguments;    ///< the command line, without the program
    std::vector<std::string> diagnostics;  ///< complaints about cases and expectations that could not be used
    int interrupted_by = 0;                ///< the signal that ended it early, 0 if none did
    bool stopped_at_failure = false;       ///< ended early, as asked, at the first failure
    std::vector<RuntimeFacts> runtimes;
    std::vector<CaseFacts> cases;
    std::vector<Result> results;  ///< case by case, and runtime by runtime in each

    [[nodiscard]] const CaseFacts& case_of(const Result& result) const { return cases[result.case_index]; }
    [[nodiscard]] const RuntimeFacts& runtime_of(const Result& result) const { return runtimes[result.runtime_index]; }

    /// How many results have this verdict.
    [[nodiscard]] std::size_t count(Verdict verdict) const;

    /// How many results have a verdict of this weight.
    [[nodiscard]] std::size_t count(Weight weight) const;

    /// How many programs were run.
    [[nodiscard]] std::size_t executed() const;
};

}  // namespace lastref
