#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/lint/lint.hpp"
#include "runner/record/recorded_file.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace lastref {
namespace {

class CheckCommand : public Command {
public:
    void declare(CLI::App& app) override {
        cases_.declare(app);
        app.footer(
            "Checks that every case has a header, a claim, at most 60 lines and an expectation, prints nothing that\n"
            "differs from run to run, and names no absolute path; and that expectations belong to cases, say why\n"
            "their outcomes differ, and put every recorded runtime to one outcome.");
    }

    int execute(const Surroundings& surroundings) override {
        const Catalogue catalogue(surroundings.root);
        Diagnostics diagnostics;
        const bool all = cases_.selection.patterns.empty() && cases_.selection.filters.empty() &&
                         cases_.selection.topics.empty() && cases_.shard.empty();
        const auto names = cases_.select(catalogue, diagnostics);
        std::optional<std::vector<RecordedSource>> sources =
            read_recorded_sources(read_text_file(surroundings.root / recorded_file).value_or(""), diagnostics);
        for (const CaseName& name : names)
            lint(catalogue, name, sources.value_or(std::vector<RecordedSource>{}), diagnostics);
        if (all) lint_folders(catalogue, diagnostics);
        print(diagnostics);
        if (!diagnostics.empty()) {
            fmt::print("{} cases checked, {} errors\n", names.size(), diagnostics.size());
            return to_status(names.empty() ? Exit::nothing_selected : Exit::bad_input);
        }
        fmt::print("{} cases checked, all well\n", names.size());
        return to_status(names.empty() ? Exit::nothing_selected : Exit::as_expected);
    }

private:
    CaseOptions cases_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

}  // namespace lastref
