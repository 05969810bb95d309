#include "reports/report.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/progress.hpp"
#include "runner/execute/suite_run.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace lastref {
namespace {

/// A file that a run writes when it is over, and what is written there.
struct Output {
    std::string file;
    std::string text;
};

class RunCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    [[nodiscard]] SuiteOptions suite_options(Diagnostics& diagnostics) const;
    RunRecord run(const Catalogue& catalogue, const std::vector<CaseName>& names,
                  const std::vector<const Runtime*>& runtimes, const SuiteOptions& options,
                  const Surroundings& surroundings, const Interrupt& interrupt) const;
    [[nodiscard]] Diagnostics write_files(const RunRecord& record) const;
    [[nodiscard]] static int status_of(const RunRecord& record, const Diagnostics& complaints);
    [[nodiscard]] Detail detail() const;

    CaseOptions cases_;
    RuntimeOptions runtimes_;
    RunLimitOptions limits_;
    std::size_t repeats_ = 1;
    bool fail_fast_ = false;
    bool verbose_ = false;
    bool quiet_ = false;
    std::string junit_file_;
    std::string json_file_;
    std::string baseline_file_;
    std::string new_baseline_file_;
};

void RunCommand::declare(CLI::App& app) {
    cases_.declare(app);
    runtimes_.declare(app, "the models by default");
    limits_.declare(app);
    app.add_option("--repeat", repeats_, "run each case N times on each runtime, and tell whose verdicts differ")
        ->type_name("N")
        ->check(complain_unless_positive, "POSITIVE");
    app.add_flag("--fail-fast", fail_fast_, "stop at the first result that is not as expected");
    app.add_option("--junit", junit_file_, "write a JUnit report")->type_name("FILE");
    app.add_option("--json", json_file_, "write the run record, which `lastref report` reads")->type_name("FILE");
    app.add_option("--baseline", baseline_file_,
                   "known failures, a line RUNTIME CASE each: their failures are as "
                   "expected, and passing is not")
        ->type_name("FILE");
    app.add_option("--write-baseline", new_baseline_file_, "write the failures of this run as a baseline")
        ->type_name("FILE");
    app.add_flag("-v,--verbose", verbose_, "a line for each result, as it comes");
    app.add_flag("-q,--quiet", quiet_, "the last line only");
    app.footer(
        "Without options every case is run on every model, and held against what was recorded from real "
        "interpreters.");
}

Detail RunCommand::detail() const {
    return quiet_ ? Detail::brief : Detail::normal;
}

SuiteOptions RunCommand::suite_options(Diagnostics& diagnostics) const {
    SuiteOptions options;
    options.threads = limits_.thread_count();
    options.repeats = repeats_;
    options.after_failure = fail_fast_ ? AfterFailure::stop : AfterFailure::go_on;
    options.limits = limits_.limits();
    if (baseline_file_.empty()) return options;
    if (const auto text = read_text_file(baseline_file_))
        options.baseline = Baseline::parse(baseline_file_, *text, diagnostics);
    else
        diagnostics.push_back({baseline_file_, {}, "cannot be read", "a file of known failures"});
    return options;
}

int RunCommand::execute(const Surroundings& surroundings) {
    Interrupt interrupt;
    const Catalogue catalogue(surroundings.root);
    Diagnostics complaints;
    const std::vector<CaseName> names = cases_.select(catalogue, complaints);
    Runtimes all(runtimes_.commands, interrupt.token());
    const std::vector<const Runtime*> runtimes = all.resolve(runtimes_.asked({"models"}), complaints);
    const SuiteOptions options = suite_options(complaints);
    print(complaints);
    if (interrupt.signal() != 0) return 128 + interrupt.signal();
    if (names.empty() || (runtimes.empty() && complaints.empty())) {
        std::fprintf(stderr, "error: nothing selected\n");
        return to_status(Exit::nothing_selected);
    }
    if (!complaints.empty()) return to_status(Exit::bad_input);

    RunRecord record = run(catalogue, names, runtimes, options, surroundings, interrupt);
    if (names.size() == catalogue.cases().size()) {
        for (const Diagnostic& orphan : catalogue.orphans()) record.diagnostics.push_back(to_string(orphan));
    }
    std::fputs(find_report_format("text")->write(record, {surroundings.colour, detail()}).c_str(), stdout);
    std::fflush(stdout);
    for (const std::string& line : record.diagnostics) std::fprintf(stderr, "%s\n", line.c_str());
    complaints = write_files(record);
    print(complaints);
    return status_of(record, complaints);
}

RunRecord RunCommand::run(const Catalogue& catalogue, const std::vector<CaseName>& names,
                          const std::vector<const Runtime*>& runtimes, const SuiteOptions& options,
                          const Surroundings& surroundings, const Interrupt& interrupt) const {
    Progress progress(names.size() * runtimes.size());
    const auto report = [&](const RunRecord& so_far, const Result& result) {
        const std::string& case_name = so_far.case_of(result).behaviour;
        if (verbose_) {
            progress.clear();
            fmt::print("{} {}/{} on {}{}{}\n", facts(result.verdict).label, so_far.case_of(result).topic, case_name,
                       so_far.runtime_of(result).name, result.reason.empty() ? "" : ": ", result.reason);
            if (so_far.results.size() == 1) std::fflush(stdout);
        }
        progress.show(so_far.results.size(), case_name);
    };
    RunRecord record = run_suite(catalogue, names, runtimes, options, report, interrupt.token());
    progress.clear();
    record.interrupted_by = interrupt.signal();
    record.arguments = surroundings.arguments;
    return record;
}

Diagnostics RunCommand::write_files(const RunRecord& record) const {
    std::vector<Output> outputs;
    if (!json_file_.empty()) outputs.push_back({json_file_, find_report_format("json")->write(record, {})});
    if (!junit_file_.empty()) outputs.push_back({junit_file_, find_report_format("junit")->write(record, {})});
    if (!new_baseline_file_.empty()) outputs.push_back({new_baseline_file_, Baseline::write(record)});
    Diagnostics complaints;
    for (const Output& output : outputs) {
        if (const auto reason = write_text_file(output.file, output.text))
            complaints.push_back({output.file, {}, "cannot be written: " + *reason, ""});
    }
    return complaints;
}

int RunCommand::status_of(const RunRecord& record, const Diagnostics& complaints) {
    if (record.interrupted_by != 0) return 128 + record.interrupted_by;
    if (!record.diagnostics.empty() || !complaints.empty()) return to_status(Exit::bad_input);
    if (record.count(Weight::broken) > 0) return to_status(Exit::machine_failed);
    if (record.count(Weight::bad) > 0) return to_status(Exit::not_as_expected);
    return to_status(record.executed() == 0 ? Exit::nothing_selected : Exit::as_expected);
}

}  // namespace

std::unique_ptr<Command> make_run_command() {
    return std::make_unique<RunCommand>();
}

}  // namespace lastref
