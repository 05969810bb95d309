#include "fuzz/campaign.hpp"
#include "fuzz/generate.hpp"
#include "fuzz/given_programs.hpp"
#include "reports/fuzz_record.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/in_order.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/progress.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>

namespace lastref {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

/// A record in which two differences cannot be told apart but by the numbers in their names.
std::string without_numbers(std::string text) {
    std::erase_if(text, [](char letter) { return letter >= '0' && letter <= '9'; });
    return text;
}

/// The files among `paths`, and the Python files below the folders among them, by name.
std::vector<fs::path> python_files(const std::vector<std::string>& paths, Diagnostics& complaints) {
    std::vector<fs::path> files;
    for (const fs::path path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(files.size());
        for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
            if (entry->path().extension() == ".py") files.push_back(entry->path());
        }
        if (error) complaints.push_back({path, {}, "cannot be read: " + error.message(), ""});
        std::sort(files.begin() + first, files.end());
    }
    return files;
}

class FuzzCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    [[nodiscard]] fuzz::ProgramSource programs(const fuzz::Target& target, Diagnostics& complaints);
    [[nodiscard]] std::optional<FuzzRecord> begin(const Runtime& model, const Runtime& against,
                                                  Diagnostics& complaints) const;
    void run(fuzz::Campaign& campaign, FuzzRecord& record, const Interrupt& interrupt, Diagnostics& complaints) const;
    void note(FuzzRecord& record, const fuzz::Target& target, Diagnostics& complaints) const;
    static void write(const std::string& file, const std::string& text, Diagnostics& complaints);
    [[nodiscard]] static int status_of(const FuzzRecord& record, const Interrupt& interrupt);

    std::string model_ = "model:cpython-3.13";
    std::string against_;
    std::vector<std::string> commands_;
    RunLimitOptions limits_;
    std::uint64_t seed_ = 1;
    int statements_ = fuzz::default_statements;
    std::uint64_t start_ = 0;
    std::optional<std::uint64_t> count_;
    std::vector<std::string> program_paths_;
    std::size_t most_differences_ = 100;
    std::size_t tries_ = 1500;
    bool print_ = false;
    std::string output_folder_;
    std::string state_file_;
    std::string json_file_;
};

void FuzzCommand::declare(CLI::App& app) {
    app.add_option("--model", model_, "the model")->type_name("RUNTIME")->capture_default_str();
    app.add_option("--against", against_, "what the model is held against: a real interpreter, or another model")
        ->type_name("RUNTIME");
    app.add_option("--runtime", commands_, "a real interpreter that is not found by itself")
        ->type_name("NAME=COMMAND")
        ->allow_extra_args(false);
    app.add_option("--programs", program_paths_,
                   "these Python files, and those below these folders, instead of random programs")
        ->type_name("PATH");
    app.add_option("--seed", seed_, "programs of another seed are others")->type_name("N")->capture_default_str();
    app.add_option("--statements", statements_, "a random program has at most so many at its top level")
        ->type_name("N")
        ->check(complain_unless_positive, "POSITIVE")
        ->capture_default_str();
    app.add_option("--start", start_, "the number of the first program")->type_name("I")->capture_default_str();
    app.add_option("--count", count_, "how many programs; 1000 random ones, or all those that are given")
        ->type_name("N")
        ->check(complain_unless_positive, "POSITIVE");
    limits_.declare(app);
    app.add_option("--max-differences", most_differences_, "stop after so many")
        ->type_name("N")
        ->check(complain_unless_positive, "POSITIVE")
        ->capture_default_str();
    app.add_option("--shrink-tries", tries_, "make a difference small in at most so many runs")
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--output", output_folder_, "write each program that differs there, made small, as a case")
        ->type_name("DIR");
    app.add_option("--state", state_file_, "where the campaign stands; one that was stopped goes on from there")
        ->type_name("FILE");
    app.add_option("--json", json_file_, "write the campaign's record")->type_name("FILE");
    app.add_flag("--print", print_, "print program number I, and run nothing");
    app.footer(
        "A random program is a function of the seed, its number, the most statements and the runtimes' families\n"
        "and versions. A difference that goes away when the program is changed so that a point does not matter\n"
        "which the models leave open (backends/model/README.md) is explained by it, and counted apart. Exit\n"
        "status: 0 no other difference, 1 differences, 2 usage or input error, 3 a runtime or the machine\n"
        "failed, 4 nothing could be compared, 130 or 143 interrupted, with a summary of what was done.");
}

int FuzzCommand::execute(const Surroundings&) {
    Interrupt interrupt;
    Diagnostics complaints;
    Runtimes runtimes(commands_, interrupt.token());
    if (against_.empty() && print_) against_ = model_;
    if (against_.empty()) complaints.push_back({"--against", {}, "is missing", "a runtime"});
    const auto find = [&](const char* option, const std::string& name) -> const Runtime* {
        const auto found = name.empty() ? std::vector<const Runtime*>() : runtimes.resolve({name}, complaints);
        if (found.size() > 1) complaints.push_back({option, {}, "'" + name + "' means several runtimes", "one"});
        return found.size() == 1 ? found.front() : nullptr;
    };
    const Runtime* against = find("--against", against_);
    const Runtime* model = find("--model", model_);
    if (model != nullptr && Runtimes::is_real(*model))
        complaints.push_back({"--model", {}, "'" + model_ + "' is no model", "a model"});
    fuzz::ProgramSource source;
    if (complaints.empty()) source = programs(fuzz::Target::of(*model, *against), complaints);
    std::optional<FuzzRecord> record;
    if (complaints.empty() && !print_) record = begin(*model, *against, complaints);
    print(complaints);
    if (!complaints.empty()) return to_status(Exit::bad_input);
    if (print_) {
        fmt::print("{}", source.program(start_).text);
        return to_status(Exit::as_expected);
    }

    fuzz::Campaign campaign(*model, *against, limits_.limits(), std::move(source), tries_);
    run(campaign, *record, interrupt, complaints);
    fmt::print("{}", describe(*record));
    std::fflush(stdout);
    if (!json_file_.empty()) write(json_file_, write_fuzz_record(*record), complaints);
    print(complaints);
    return complaints.empty() ? status_of(*record, interrupt) : to_status(Exit::bad_input);
}

fuzz::ProgramSource FuzzCommand::programs(const fuzz::Target& target, Diagnostics& complaints) {
    if (program_paths_.empty()) {
        count_ = count_.value_or(1000);
        return fuzz::generated_programs(seed_, target, statements_);
    }
    std::vector<fuzz::FuzzProgram> given;
    for (const fs::path& file : python_files(program_paths_, complaints)) {
        if (auto text = read_text_file(file))
            given.push_back({.text = *std::move(text), .tree = {}, .productions = {}, .file = file});
        else
            complaints.push_back({file, {}, "cannot be read", "a Python file or a folder of such"});
    }
    const std::uint64_t left = given.size() - std::min<std::uint64_t>(start_, given.size());
    if (left == 0 && complaints.empty())
        complaints.push_back(
            {"--programs", {}, fmt::format("there are {} programs", given.size()), "more than --start"});
    count_ = std::min(count_.value_or(left), left);
    return fuzz::given_programs(std::move(given), target);
}

std::optional<FuzzRecord> FuzzCommand::begin(const Runtime& model, const Runtime& against,
                                             Diagnostics& complaints) const {
    FuzzRecord record{.model = model.name(),
                      .against = against.name(),
                      .programs = program_paths_,
                      .seed = seed_,
                      .statements = statements_,
                      .start = start_,
                      .count = *count_};
    const auto text = state_file_.empty() ? std::nullopt : read_text_file(state_file_);
    if (!text) return record;
    auto read = read_fuzz_record(*text);
    if (const auto* problem = std::get_if<std::string>(&read)) {
        complaints.push_back({state_file_, {}, *problem, ""});
        return std::nullopt;
    }
    auto& before = std::get<FuzzRecord>(read);
    if (!before.same_campaign(record)) {
        complaints.push_back({state_file_,
                              {},
                              "belongs to another campaign",
                              "the same runtimes, programs, seed, statements and start"});
        return std::nullopt;
    }
    before.count = *count_;
    return before;
}

void FuzzCommand::run(fuzz::Campaign& campaign, FuzzRecord& record, const Interrupt& interrupt,
                      Diagnostics& complaints) const {
    constexpr std::chrono::seconds between_states{2};
    const std::uint64_t first = record.done;
    const std::size_t left = *count_ > first ? *count_ - first : 0;
    const auto started = Clock::now();
    const auto duration_before = record.duration;
    auto last_state = started;
    Progress progress(*count_);
    std::vector<fuzz::Finding> findings(left);
    const auto job = [&](std::size_t i, const std::stop_token& stop) {
        findings[i] = campaign.examine(start_ + first + i, stop);
    };
    const auto done = [&](std::size_t i) {
        if (findings[i].interrupted) return Continue::no;
        const std::size_t differences = record.differences.size();
        add(record, std::exchange(findings[i], {}));
        const auto now = Clock::now();
        record.duration = duration_before + (now - started);
        progress.show(record.done, fmt::format("{} different", record.differences.size()));
        if (record.differences.size() > differences) {
            progress.clear();
            note(record, campaign.target(), complaints);
        }
        const bool enough = record.differences.size() >= most_differences_;
        if (!state_file_.empty() && (now - last_state > between_states || enough || i + 1 == left)) {
            last_state = now;
            write(state_file_, write_fuzz_record(record), complaints);
        }
        return enough || !complaints.empty() ? Continue::no : Continue::yes;
    };
    do_in_order(left, limits_.thread_count(), job, done, interrupt.token());
    progress.clear();
    if (!state_file_.empty()) write(state_file_, write_fuzz_record(record), complaints);
}

/// Tells of the last difference, and writes it to a file of its own unless there is one like it.
void FuzzCommand::note(FuzzRecord& record, const fuzz::Target& target, Diagnostics& complaints) const {
    FuzzDifference& newest = record.differences.back();
    const auto like_it = std::find_if(record.differences.begin(), record.differences.end() - 1, [&](const auto& one) {
        return without_numbers(one.program) == without_numbers(newest.program);
    });
    if (like_it != record.differences.end() - 1) {
        newest.file = like_it->file;
        fmt::print("{}: as {}\n\n", newest.name(), like_it->name());
    } else {
        if (!output_folder_.empty()) {
            newest.file = newest.source_file.empty()
                              ? fmt::format("{}/seed_{}_program_{}.py", output_folder_, seed_, newest.index)
                              : fmt::format("{}/program_{}.py", output_folder_, newest.index);
            write(newest.file, case_text(record, newest, target), complaints);
        }
        fmt::print("{}\n", describe(record, newest));
    }
    std::fflush(stdout);
}

void FuzzCommand::write(const std::string& file, const std::string& text, Diagnostics& complaints) {
    if (const auto reason = write_text_file(file, text))
        complaints.push_back({file, {}, "cannot be written: " + *reason, ""});
}

int FuzzCommand::status_of(const FuzzRecord& record, const Interrupt& interrupt) {
    if (interrupt.signal() != 0) return 128 + interrupt.signal();
    if (!record.differences.empty()) return to_status(Exit::not_as_expected);
    if (record.not_run > 0) return to_status(Exit::machine_failed);
    return to_status(record.agreed > 0 ? Exit::as_expected : Exit::nothing_selected);
}

}  // namespace

std::unique_ptr<Command> make_fuzz_command() {
    return std::make_unique<FuzzCommand>();
}

}  // namespace lastref
