#include "reports/comparison.hpp"
#include "reports/explain.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/admission.hpp"
#include "runner/execute/grade.hpp"
#include "runner/execute/in_order.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/progress.hpp"
#include "runner/format/status_name.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace lastref {
namespace {

/// A program, what its case says of it, and what each of the two runtimes did with it.
struct Pair {
    std::string topic;
    std::string name;
    Program program;
    CaseHeader header{};
    std::optional<Expectation> expectation{};
    Observation left{};
    Observation right{};
};

class DiffCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    std::vector<Pair> find_pairs(const Catalogue& catalogue, Diagnostics& diagnostics);
    [[nodiscard]] static const Runtime* find_runtime(Runtimes& runtimes, const std::string& name,
                                                     Diagnostics& diagnostics);
    void run(std::vector<Pair>& pairs, const Interrupt& interrupt);
    void compare(const Pair& pair, const Catalogue& catalogue);
    [[nodiscard]] static Side side_of(const Observation& observation, const Runtime& runtime, const Pair& pair);
    [[nodiscard]] static std::optional<Case> find_portable_twin(const Pair& pair, const Catalogue& catalogue);
    [[nodiscard]] int status() const;

    std::string left_name_;
    std::string right_name_;
    std::vector<std::string> commands_;
    CaseOptions cases_;
    RunLimitOptions limits_;
    std::string format_ = "text";
    bool side_by_side_ = false;

    const Runtime* left_ = nullptr;
    const Runtime* right_ = nullptr;
    Comparison comparison_;
};

void DiffCommand::declare(CLI::App& app) {
    std::vector<std::string> formats;
    for (const ComparisonFormat& format : comparison_formats()) formats.emplace_back(format.name);
    app.add_option("LEFT", left_name_, "a runtime")->required()->type_name("RUNTIME");
    app.add_option("RIGHT", right_name_, "another runtime")->required()->type_name("RUNTIME");
    cases_.declare(app);
    app.add_option("--runtime", commands_, "a real interpreter that is not found by itself")
        ->type_name("NAME=COMMAND")
        ->allow_extra_args(false);
    limits_.declare(app);
    app.add_option("--format", format_, "one of " + join(formats))
        ->type_name("FORMAT")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    app.add_flag("-y,--side-by-side", side_by_side_, "both transcripts next to each other, in text");
    app.footer(
        "What changes for a program that moves from LEFT to RIGHT: by topic, the cases whose outcomes differ, why\n"
        "they do, and what to write instead where a case says it. A CASE may also be any other .py file.\n"
        "Exit status: 0 if all programs that both can run do the same, 1 if not.");
}

const Runtime* DiffCommand::find_runtime(Runtimes& runtimes, const std::string& name, Diagnostics& diagnostics) {
    const auto found = runtimes.resolve({name}, diagnostics);
    if (found.size() > 1) diagnostics.push_back({"", {}, "'" + name + "' means several runtimes", "one"});
    return found.size() == 1 ? found.front() : nullptr;
}

/// Programs that are no cases are taken out of the patterns first.
std::vector<Pair> DiffCommand::find_pairs(const Catalogue& catalogue, Diagnostics& diagnostics) {
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
            pairs.push_back({"", pattern, {std::filesystem::path(pattern).filename(), std::move(*source)}});
    }
    if (patterns.empty() && !pairs.empty()) return pairs;
    cases_.selection.patterns = patterns;
    for (const CaseName& name : cases_.select(catalogue, diagnostics)) {
        auto one = catalogue.read_case(name, diagnostics);
        if (!one) continue;
        pairs.push_back({name.topic,
                         name.behaviour,
                         {name.behaviour + ".py", std::move(one->source)},
                         std::move(one->header),
                         catalogue.read_expectation(name, diagnostics)});
    }
    return pairs;
}

int DiffCommand::execute(const Surroundings& surroundings) {
    Interrupt interrupt;
    Diagnostics diagnostics;
    Runtimes runtimes(commands_, interrupt.token());
    const Catalogue catalogue(surroundings.root);
    left_ = find_runtime(runtimes, left_name_, diagnostics);
    right_ = find_runtime(runtimes, right_name_, diagnostics);
    std::vector<Pair> pairs = find_pairs(catalogue, diagnostics);
    print(diagnostics);
    if (left_ == nullptr || right_ == nullptr) return to_status(Exit::bad_input);
    std::erase_if(pairs, [&](const Pair& pair) {
        return !reason_to_skip(pair.header, *left_).empty() || !reason_to_skip(pair.header, *right_).empty();
    });
    if (pairs.empty()) return to_status(Exit::nothing_selected);
    if (!diagnostics.empty()) return to_status(Exit::bad_input);

    run(pairs, interrupt);
    if (interrupt.signal() != 0) return 128 + interrupt.signal();
    comparison_.left = Runtimes::facts_of(*left_);
    comparison_.right = Runtimes::facts_of(*right_);
    for (const Pair& pair : pairs) compare(pair, catalogue);
    const auto& formats = comparison_formats();
    const auto format =
        std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.name == format_; });
    const Layout layout = side_by_side_ ? Layout::side_by_side : Layout::patch;
    std::fputs(format->write(comparison_, {surroundings.colour, layout}).c_str(), stdout);
    return status();
}

void DiffCommand::run(std::vector<Pair>& pairs, const Interrupt& interrupt) {
    Progress progress(pairs.size());
    const Limits limits = limits_.limits();
    const auto job = [&](std::size_t i, std::stop_token stop) {
        Pair& pair = pairs[i / 2];
        Observation& observation = i % 2 == 0 ? pair.left : pair.right;
        observation = (i % 2 == 0 ? left_ : right_)->run(pair.program, limits, {}, std::move(stop));
        observation.transcript = canonical(std::move(observation.transcript), pair.header.lines);
    };
    const auto done = [&](std::size_t i) {
        if (interrupt.signal() != 0) return Continue::no;
        progress.show(i / 2, pairs[i / 2].name);
        return Continue::yes;
    };
    do_in_order(pairs.size() * 2, limits_.thread_count(), job, done, interrupt.token());
    progress.clear();
}

Side DiffCommand::side_of(const Observation& observation, const Runtime& runtime, const Pair& pair) {
    Side side{std::string(status_name(observation.status)), observation.reason, observation.transcript, ""};
    if (!pair.expectation) return side;
    if (const Outcome* outcome = find_shown(*pair.expectation, observation, runtime)) side.why = outcome->explanation();
    return side;
}

void DiffCommand::compare(const Pair& pair, const Catalogue& catalogue) {
    for (const auto& [observation, runtime] : {std::pair{&pair.left, left_}, std::pair{&pair.right, right_}}) {
        if (observation->status != Status::unsupported && observation->status != Status::harness_error) continue;
        comparison_.not_compared.push_back(
            {pair.name, runtime->name(), std::string(status_name(observation->status)), observation->reason});
        return;
    }
    std::vector<TopicSum>& topics = comparison_.topics;
    if (topics.empty() || topics.back().topic != pair.topic) topics.push_back({pair.topic});
    if (pair.left.status == pair.right.status && pair.left.transcript == pair.right.transcript) {
        ++topics.back().same;
        return;
    }
    ++topics.back().different;
    Difference one{pair.topic,
                   pair.name,
                   pair.header.claim,
                   "",
                   "",
                   side_of(pair.left, *left_, pair),
                   side_of(pair.right, *right_, pair)};
    if (const auto twin = find_portable_twin(pair, catalogue)) {
        one.instead = to_string(twin->name);
        one.instead_claim = twin->header.claim;
    }
    comparison_.differences.push_back(std::move(one));
}

/// The twin, if every runtime shows the same outcome of it.
std::optional<Case> DiffCommand::find_portable_twin(const Pair& pair, const Catalogue& catalogue) {
    if (!pair.header.twin) return std::nullopt;
    Diagnostics ignored;
    const auto expectation = catalogue.read_expectation(*pair.header.twin, ignored);
    if (!expectation || expectation->outcomes.size() != 1) return std::nullopt;
    return catalogue.read_case(*pair.header.twin, ignored);
}

int DiffCommand::status() const {
    const auto& all = comparison_.not_compared;
    const auto is_broken = [](const NotCompared& one) { return one.status == status_name(Status::harness_error); };
    if (std::any_of(all.begin(), all.end(), is_broken)) return to_status(Exit::machine_failed);
    return to_status(comparison_.differences.empty() ? Exit::as_expected : Exit::not_as_expected);
}

}  // namespace

std::unique_ptr<Command> make_diff_command() {
    return std::make_unique<DiffCommand>();
}

}  // namespace lastref
