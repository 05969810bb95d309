#include "reports/patch.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/progress.hpp"
#include "runner/format/version.hpp"
#include "runner/record/recorded_file.hpp"
#include "runner/record/recorder.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace lastref {
namespace {

class RecordCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    std::vector<const Runtime*> find_runtimes(Runtimes& runtimes, Diagnostics& diagnostics) const;
    void take(const Recording& recording, const Surroundings& surroundings);
    void put_text(const Surroundings& surroundings, const std::string& file, const std::string& old_text,
                  const std::string& new_text);
    void put_sources(const Surroundings& surroundings, const std::vector<const Runtime*>& runtimes);
    [[nodiscard]] int finish(std::size_t asked) const;

    CaseOptions cases_;
    RuntimeOptions runtimes_;
    RunLimitOptions limits_;
    std::size_t runs_ = 3;
    bool write_ = false;
    bool missing_ = false;

    std::vector<RecordedRuntime> seen_;
    std::size_t done_ = 0;
    std::size_t changed_ = 0;
    std::size_t problems_ = 0;
    Diagnostics failures_;
};

void RecordCommand::declare(CLI::App& app) {
    cases_.declare(app);
    runtimes_.declare(app, "real ones only; all of them by default");
    limits_.declare(app);
    app.add_option("--runs", runs_,
                   "runs of a case on a runtime, each with another hash seed; what they disagree on is "
                   "recorded as unstable")
        ->type_name("N")
        ->check(complain_unless_positive, "POSITIVE")
        ->capture_default_str();
    app.add_flag("--missing", missing_, "only what was never recorded: a recording that was interrupted goes on");
    app.add_flag("--write", write_, "write the expectations; without it, changes are only shown");
    app.footer(
        "Models are refused: what is expected comes from real interpreters. The reason (why) of an outcome whose\n"
        "transcript stays is kept, and so is what was recorded on runtimes that are not run now; comments are not.\n"
        "To forget what was recorded before, remove the expectation first.");
}

std::vector<const Runtime*> RecordCommand::find_runtimes(Runtimes& runtimes, Diagnostics& diagnostics) const {
    std::vector<const Runtime*> found = runtimes.resolve(runtimes_.asked({"real"}), diagnostics);
    for (const Runtime* runtime : found) {
        if (!Runtimes::is_real(*runtime))
            diagnostics.push_back({"--on",
                                   {},
                                   runtime->name() + " is a model; only what a real interpreter does is recorded",
                                   "real:..."});
    }
    return found;
}

int RecordCommand::execute(const Surroundings& surroundings) {
    Interrupt interrupt;
    const Catalogue catalogue(surroundings.root);
    Diagnostics diagnostics;
    Runtimes runtimes(runtimes_.commands, interrupt.token());
    const std::vector<CaseName> names = cases_.select(catalogue, diagnostics);
    const std::vector<const Runtime*> found = find_runtimes(runtimes, diagnostics);
    print(diagnostics);
    if (!diagnostics.empty() && !names.empty()) return to_status(Exit::bad_input);
    if (names.empty() || found.empty()) return to_status(Exit::nothing_selected);

    Progress progress(names.size());
    const Extent extent = missing_ ? Extent::missing : Extent::all;
    Recorder recorder(catalogue, found, {runs_, limits_.thread_count(), extent, limits_.limits()});
    const auto done = [&](const Recording& recording) {
        progress.clear();
        take(recording, surroundings);
        progress.show(++done_, to_string(recording.name));
    };
    recorder.record(names, done, failures_, interrupt.token());
    progress.clear();
    put_sources(surroundings, found);
    print(failures_);
    if (interrupt.signal() != 0) {
        std::fprintf(stderr, "interrupted after %zu of %zu cases\n", done_, names.size());
        return 128 + interrupt.signal();
    }
    return finish(names.size());
}

void RecordCommand::take(const Recording& recording, const Surroundings& surroundings) {
    for (const RecordedRuntime& runtime : recording.seen) {
        if (std::find(seen_.begin(), seen_.end(), runtime) == seen_.end()) seen_.push_back(runtime);
    }
    for (const RecordedRuntime& runtime : recording.unstable)
        fmt::print("{}: unstable on {} {}\n", to_string(recording.name), runtime.family, to_string(runtime.version));
    for (const std::string& problem : recording.problems)
        fmt::print("{}: not recorded on {}\n", to_string(recording.name), problem);
    problems_ += recording.problems.size();
    put_text(surroundings, recording.file, recording.old_text, recording.new_text);
}

void RecordCommand::put_text(const Surroundings& surroundings, const std::string& file, const std::string& old_text,
                             const std::string& new_text) {
    if (old_text == new_text) return;
    ++changed_;
    if (!write_) {
        fmt::print("{}\n{}", paint(file, Tone::strong, surroundings.colour),
                   write_patch(old_text, new_text, 2, "  ", surroundings.colour));
    } else if (const auto reason = write_text_file(surroundings.root / file, new_text)) {
        failures_.push_back({file, {}, "cannot be written: " + *reason, ""});
    } else {
        fmt::print("{} {}\n", old_text.empty() ? "new    " : "changed", file);
    }
}

void RecordCommand::put_sources(const Surroundings& surroundings, const std::vector<const Runtime*>& runtimes) {
    const std::string old_text = read_text_file(surroundings.root / recorded_file).value_or("");
    auto sources = read_recorded_sources(old_text, failures_);
    if (!sources) return;
    for (const Runtime* runtime : runtimes) {
        const RecordedRuntime recorded{runtime->family(), runtime->version()};
        if (std::find(seen_.begin(), seen_.end(), recorded) != seen_.end())
            put(*sources, {recorded, runtime->language_version(), this_platform()});
    }
    put_text(surroundings, recorded_file, old_text, write_recorded_sources(std::move(*sources)));
}

int RecordCommand::finish(std::size_t asked) const {
    fmt::print("{} of {} cases recorded on {} runtimes; {} files {}", done_, asked, seen_.size(), changed_,
               write_ ? "written" : "would change");
    if (problems_ > 0) fmt::print("; {} readings left out", problems_);
    fmt::print("{}\n", changed_ > 0 && !write_ ? " (--write writes them)" : "");
    if (!failures_.empty()) return to_status(Exit::bad_input);
    if (done_ == 0 && !missing_) return to_status(Exit::nothing_selected);
    return to_status(changed_ > 0 && !write_ ? Exit::not_as_expected : Exit::as_expected);
}

}  // namespace

std::unique_ptr<Command> make_record_command() {
    return std::make_unique<RecordCommand>();
}

}  // namespace lastref
