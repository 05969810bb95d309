#pragma once

#include "reports/run_record.hpp"
#include "runner/format/diagnostic.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace lastref {

/// Failures that are known, each as the runtime and the case that fails on it. As text: a line "RUNTIME CASE" each,
/// with "#" before a remark.
class Baseline {
public:
    [[nodiscard]] static Baseline parse(const std::string& file, std::string_view text, Diagnostics& diagnostics);

    /// The failures of a run, sorted.
    [[nodiscard]] static std::string write(const RunRecord& record);

    /// Makes a known failure xfail, and the pass of one that should fail xpass.
    void apply(const std::string& runtime, const std::string& case_name, Result& result) const;

private:
    std::set<std::pair<std::string, std::string>> known_;
};

}  // namespace lastref
