#include "runner/lint/lint.hpp"

#include <algorithm>

namespace lastref {
namespace {

bool is_good_name(const std::string& name) {
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.front() != '_' && std::all_of(name.begin(), name.end(), good);
}

void lint_name(const CaseName& name, Diagnostics& diagnostics) {
    for (const std::string& part : {name.topic, name.behaviour}) {
        if (!is_good_name(part))
            diagnostics.push_back({Catalogue::case_file(name),
                                   {},
                                   "malformed name '" + part + "'",
                                   "lower-case letters, digits and underscores"});
    }
}

}  // namespace

void lint(const Catalogue& catalogue, const CaseName& name, const std::vector<RecordedSource>& sources,
          Diagnostics& diagnostics) {
    lint_name(name, diagnostics);
    if (const auto one = catalogue.read_case(name, diagnostics)) lint_source(*one, diagnostics);
    const std::size_t before = diagnostics.size();
    const auto expectation = catalogue.read_expectation(name, diagnostics);
    const std::string file = Catalogue::expectation_file(name);
    if (expectation)
        lint_expectation(file, *expectation, sources, diagnostics);
    else if (diagnostics.size() == before)
        diagnostics.push_back(
            {Catalogue::case_file(name), {}, "the case has no expectation", file + " (lastref record)"});
}

void lint_folders(const Catalogue& catalogue, Diagnostics& diagnostics) {
    for (const std::string& file : catalogue.strays())
        diagnostics.push_back(
            {file,
             {},
             "neither a case nor an expectation",
             file.starts_with("cases/") ? "cases/<topic>/<behaviour>.py" : "expected/<topic>/<behaviour>.toml"});
    const Diagnostics orphans = catalogue.orphans();
    diagnostics.insert(diagnostics.end(), orphans.begin(), orphans.end());
}

}  // namespace lastref
