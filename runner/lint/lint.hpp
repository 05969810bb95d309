#pragma once

#include "runner/format/diagnostic.hpp"
#include "runner/record/recorded_file.hpp"
#include "runner/select/catalogue.hpp"

#include <vector>

namespace lastref {

/// Complains about whatever is wrong with one case and its expectation.
void lint(const Catalogue& catalogue, const CaseName& name, const std::vector<RecordedSource>& sources,
          Diagnostics& diagnostics);

/// Complains about files that are no case and no expectation, and about expectations for no case.
void lint_folders(const Catalogue& catalogue, Diagnostics& diagnostics);

/// Complains about the text of a case: its length, and what makes it differ from run to run or place to place.
void lint_source(const Case& one, Diagnostics& diagnostics);

/// Complains about an expectation: outcomes without a reason, or that share or miss a recorded runtime.
void lint_expectation(const std::string& file, const Expectation& expectation,
                      const std::vector<RecordedSource>& sources, Diagnostics& diagnostics);

}  // namespace lastref
