#include "reports/patch.hpp"
#include "reports/side_by_side.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/in_order.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/progress.hpp"
#include "runner/format/status_name.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>

namespace lastref {
namespace {

/// A program, its place in the output, and what each of the two runtimes did with it.
struct Pair {
    std::string topic;
    std::string name;
    Program program;
    SpecifierSet requires_python;
    Observation left;
    Observation right;
};

class DiffCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    std::vector<Pair> find_pairs(const Surroundings& surroundings, Diagnostics& diagnostics);
    [[nodiscard]] const Runtime* find_runtime(Runtimes& runtimes, const std::string& name,
                                              Diagnostics& diagnostics) const;
    void show(const Pair& pair, const Surroundings& surroundings);
    [[nodiscard]] int finish() const;

    std::string left_name_;
    std::string right_name_;
    std::vector<std::string> commands_;
    CaseOptions cases_;
    RunLimitOptions limits_;
    bool side_by_side_ = false;

    std::string topic_;  ///< the one whose head was printed last
    std::size_t same_ = 0;
    std::size_t different_ = 0;
    std::size_t unsupported_ = 0;
    std::size_t broken_ = 0;
};

void DiffCommand::declare(CLI::App& app) {
    app.add_option("LEFT", left_name_, "a runtime")->required()->type_name("RUNTIME");
    app.add_option("RIGHT", right_name_, "another runtime")->required()->type_name("RUNTIME");
    cases_.declare(app);
    app.add_option("--runtime", commands_, "a real interpreter that is not found by itself")
        ->type_name("NAME=COMMAND")
        ->allow_extra_args(false);
    limits_.declare(app);
    app.add_flag("-y,--side-by-side", side_by_side_, "both transcripts next to each other");
    app.footer(
        "A CASE may also be any other .py file. Exit status: 0 if all programs that both can run do the same, 1 if\n"
        "not.");
}

const Runtime* DiffCommand::find_runtime(Runtimes& runtimes, const std::string& name, Diagnostics& diagnostics) const {
    const auto found = runtimes.resolve({name}, diagnostics);
    if (found.size() > 1) diagnostics.push_back({"", {}, "'" + name + "' means several runtimes", "one"});
    return found.size() == 1 ? found.front() : nullptr;
}

/// Programs that are no cases are taken out of the patterns first.
std::vector<Pair> DiffCommand::find_pairs(const Surroundings& surroundings, Diagnostics& diagnostics) {
    const Catalogue catalogue(surroundings.root);
    std::vector<Pair> pairs;
    std::vector<std::string> patterns;
    for (const std::string& pattern : cases_.selection.patterns) {
        Diagnostics no_case;
        Selection one;
        one.patterns = {pattern};
        static_cast<void>(select_cases(catalogue, one, no_case));
        auto source = no_case.empty() || !pattern.ends_with(".py") ? std::nullopt : read_text_file(pattern);
        if (!source)
            patterns.push_back(pattern);
        else
            pairs.push_back({"", pattern, {std::filesystem::path(pattern).filename(), std::move(*source)}, {}, {}, {}});
    }
    if (patterns.empty() && !pairs.empty()) return pairs;
    cases_.selection.patterns = patterns;
    for (const CaseName& name : cases_.select(catalogue, diagnostics)) {
        if (auto one = catalogue.read_case(name, diagnostics))
            pairs.push_back({name.topic,
                             name.behaviour,
                             {name.behaviour + ".py", std::move(one->source)},
                             one->header.requires_python,
                             {},
                             {}});
    }
    return pairs;
}

int DiffCommand::execute(const Surroundings& surroundings) {
    Interrupt interrupt;
    Diagnostics diagnostics;
    Runtimes runtimes(commands_, interrupt.token());
    const Runtime* left = find_runtime(runtimes, left_name_, diagnostics);
    const Runtime* right = find_runtime(runtimes, right_name_, diagnostics);
    std::vector<Pair> pairs = find_pairs(surroundings, diagnostics);
    print(diagnostics);
    if (left == nullptr || right == nullptr) return to_status(Exit::bad_input);
    std::erase_if(pairs, [&](const Pair& pair) {
        return !pair.requires_python.matches(left->language_version()) ||
               !pair.requires_python.matches(right->language_version());
    });
    if (pairs.empty()) return to_status(Exit::nothing_selected);
    if (!diagnostics.empty()) return to_status(Exit::bad_input);

    fmt::print("{} {}\n{} {}\n", paint("-", Tone::bad, surroundings.colour), left->name(),
               paint("+", Tone::good, surroundings.colour), right->name());
    Progress progress(pairs.size());
    const Limits limits = limits_.limits();
    const auto job = [&](std::size_t i, std::stop_token stop) {
        Pair& pair = pairs[i / 2];
        if (i % 2 == 0)
            pair.left = left->run(pair.program, limits, {}, std::move(stop));
        else
            pair.right = right->run(pair.program, limits, {}, std::move(stop));
    };
    const auto done = [&](std::size_t i) {
        if (interrupt.signal() != 0) return Continue::no;
        if (i % 2 == 0) return Continue::yes;
        progress.clear();
        show(pairs[i / 2], surroundings);
        progress.show(i / 2, pairs[i / 2].name);
        return Continue::yes;
    };
    do_in_order(pairs.size() * 2, limits_.thread_count(), job, done, interrupt.token());
    progress.clear();
    if (interrupt.signal() != 0) return 128 + interrupt.signal();
    return finish();
}

void DiffCommand::show(const Pair& pair, const Surroundings& surroundings) {
    for (const Observation* one : {&pair.left, &pair.right}) {
        if (one->status != Status::unsupported && one->status != Status::harness_error) continue;
        ++(one->status == Status::unsupported ? unsupported_ : broken_);
        std::fprintf(stderr, "%s: %s: %s\n", pair.name.c_str(), std::string(status_name(one->status)).c_str(),
                     one->reason.c_str());
        return;
    }
    if (pair.left.status == pair.right.status && pair.left.transcript == pair.right.transcript) {
        ++same_;
        return;
    }
    ++different_;
    const Colour colour = surroundings.colour;
    if (!pair.topic.empty() && pair.topic != topic_) fmt::print("\n{}\n", paint(pair.topic, Tone::heading, colour));
    topic_ = pair.topic;
    fmt::print("  {}\n", paint(pair.name, Tone::strong, colour));
    if (pair.left.status != pair.right.status) {
        fmt::print("    {} {}\n", paint("- " + std::string(status_name(pair.left.status)), Tone::bad, colour),
                   pair.left.reason);
        fmt::print("    {} {}\n", paint("+ " + std::string(status_name(pair.right.status)), Tone::good, colour),
                   pair.right.reason);
    }
    const std::string body = side_by_side_
                                 ? write_side_by_side(pair.left.transcript, pair.right.transcript, "    ", colour)
                                 : write_patch(pair.left.transcript, pair.right.transcript, 2, "    ", colour);
    fmt::print("{}", body);
}

int DiffCommand::finish() const {
    fmt::print("\n{} the same, {} different", same_, different_);
    if (unsupported_ > 0) fmt::print(", {} unsupported", unsupported_);
    if (broken_ > 0) fmt::print(", {} not run", broken_);
    fmt::print("\n");
    if (broken_ > 0) return to_status(Exit::machine_failed);
    return to_status(different_ > 0 ? Exit::not_as_expected : Exit::as_expected);
}

}  // namespace

std::unique_ptr<Command> make_diff_command() {
    return std::make_unique<DiffCommand>();
}

}  // namespace lastref
