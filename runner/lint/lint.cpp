#include "runner/lint/lint.hpp"

#include <algorithm>

namespace lastref {
namespace {

void lint_name(const CaseName& name, Diagnostics& diagnostics) {
    for (const std::string& part : {name.topic, name.behaviour}) {
        if (!is_name_part(part))
            diagnostics.push_back({Catalogue::case_file(name),
                                   {},
                                   "malformed name '" + part + "'",
                                   "lower-case letters, digits and underscores"});
    }
}

/// Whether a case does the same on every runtime that can run it to its end.
bool is_portable(const Expectation& expectation) {
    const auto& all = expectation.outcomes;
    const auto finished =
        std::count_if(all.begin(), all.end(), [](const Outcome& one) { return one.status == Status::finished; });
    return finished == 1 || all.size() == 1;
}

/// A twin exists and names this case back; one of the two does the same everywhere, and the other does not.
void lint_twin(const Catalogue& catalogue, const Case& one, Diagnostics& diagnostics) {
    if (!one.header.twin) return;
    const CaseName& twin = *one.header.twin;
    Diagnostics ignored;
    const auto other = catalogue.read_case(twin, ignored);
    const std::string named = "the twin " + to_string(twin);
    if (!other || other->header.twin != one.name) {
        diagnostics.push_back({one.file,
                               {},
                               named + (other ? " does not name this case" : " is not there"),
                               "twin = \"" + to_string(one.name) + "\" in " + Catalogue::case_file(twin)});
        return;
    }
    const auto mine = catalogue.read_expectation(one.name, ignored);
    const auto its = catalogue.read_expectation(twin, ignored);
    if (mine && its && is_portable(*mine) == is_portable(*its))
        diagnostics.push_back(
            {one.file, {}, "neither or both of this case and " + named + " do the same everywhere", "one of them"});
}

}  // namespace

void lint(const Catalogue& catalogue, const CaseName& name, const std::vector<RecordedSource>& sources,
          Diagnostics& diagnostics) {
    lint_name(name, diagnostics);
    if (const auto one = catalogue.read_case(name, diagnostics)) {
        lint_source(*one, diagnostics);
        lint_twin(catalogue, *one, diagnostics);
    }
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
