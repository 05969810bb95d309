#include "fuzz/campaign.hpp"

#include "fuzz/open_points.hpp"
#include "fuzz/shrink.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace lastref::fuzz {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_of_programs = "program.py";
/// So many tries that run into a limit end the making small: each may take as long as the limits allow.
constexpr int most_stopped_tries = 4;

/// How a run ended, in one line.
std::string end_of(const Observation& observation) {
    if (observation.status == Status::finished) return "finished";
    std::string words = last_words(observation.errors);
    return words.empty() ? observation.reason : words;
}

bool begins_with_an_error_of_the_language(const std::string& words) {
    constexpr std::array<std::string_view, 5> names{"NameError", "UnboundLocalError", "SyntaxError", "IndentationError",
                                                    "ImportError"};
    return std::any_of(names.begin(), names.end(), [&](auto name) { return words.starts_with(name); });
}

}  // namespace

/// The warm runtimes while one thread uses them. They are kept for the next one afterwards.
class Campaign::Borrowed {
public:
    explicit Borrowed(Campaign& campaign) : campaign_(campaign) {
        {
            const std::lock_guard lock(campaign_.mutex_);
            if (!campaign_.idle_.empty()) {
                runtime_ = std::move(campaign_.idle_.back());
                campaign_.idle_.pop_back();
            }
        }
        if (!runtime_) runtime_ = campaign_.themselves_.real.warm(campaign_.programs_.modules);
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    ~Borrowed() {
        const std::lock_guard lock(campaign_.mutex_);
        if (runtime_) campaign_.idle_.push_back(std::move(runtime_));
    }

    [[nodiscard]] Runtimes get() const {
        if (!runtime_) return campaign_.themselves_;
        return {campaign_.warm_model_ ? *campaign_.warm_model_ : campaign_.themselves_.model, *runtime_};
    }

private:
    Campaign& campaign_;
    std::unique_ptr<Runtime> runtime_;
};

Campaign::Campaign(const Runtime& model, const Runtime& against, Limits limits, ProgramSource programs,
                   std::size_t tries)
    : themselves_{model, against},
      limits_(limits),
      programs_(std::move(programs)),
      tries_(tries),
      target_(Target::of(model, against)),
      warm_model_(model.warm(programs_.modules)) {}

Campaign::Pair Campaign::run(const std::string& program, const Runtimes& on, const std::stop_token& stop) const {
    const Program text{file_of_programs, program};
    Pair pair{.model = on.model.run(text, limits_, {}, stop), .real = {}};
    // What the model refuses need not be run.
    if (pair.model.status == Status::unsupported) return pair;
    pair.real = on.real.run(text, limits_, {}, stop);
    const bool could_not = pair.real.status == Status::harness_error && !stop.stop_requested();
    return could_not && &on.real != &themselves_.real ? run(program, themselves_, stop) : pair;
}

std::string Campaign::explain(const std::string& program, Status ended, const Runtimes& on,
                              const std::stop_token& stop) const {
    const auto agrees = [&](const std::string& settled) {
        const Pair pair = run(settled, on, stop);
        return compare(pair.model, pair.real) == Difference::none && pair.real.status == ended;
    };
    std::string all_settled = program;
    for (const OpenPoint& point : open_points()) {
        const std::string settled = point.settle(program, target_);
        if (settled != program && agrees(settled)) return std::string(point.name);
        all_settled = point.settle(all_settled, target_);
    }
    return agrees(all_settled) ? "several of these" : "";
}

Block Campaign::shrink_on(const Block& program, const Pair& first, const Runtimes& on,
                          const std::stop_token& stop) const {
    const bool may_fail_so = begins_with_an_error_of_the_language(end_of(first.real));
    int stopped = 0;
    const auto fails = [&](const Block& smaller) {
        if (stop.stop_requested() || stopped >= most_stopped_tries) return false;
        const std::string text = to_text(smaller);
        const Pair pair = run(text, on, stop);
        if (pair.real.status == Status::timed_out || pair.real.status == Status::too_much_output) ++stopped;
        if (!is_real(compare(pair.model, pair.real))) return false;
        if (!may_fail_so && begins_with_an_error_of_the_language(end_of(pair.real))) return false;
        return explain(text, pair.real.status, on, stop).empty();
    };
    return shrink(program, fails, tries_);
}

FuzzDifference Campaign::shrink_difference(const FuzzProgram& program, const Pair& first, const Runtimes& warm,
                                           std::uint64_t index, const std::stop_token& stop) const {
    Block small = shrink_on(program.tree, first, warm, stop);
    Pair pair = run(to_text(small), themselves_, stop);
    if (!is_real(compare(pair.model, pair.real)) && !stop.stop_requested()) {
        // On the way it became something that only the warm runtimes show.
        small = shrink_on(program.tree, first, themselves_, stop);
        pair = run(to_text(small), themselves_, stop);
    }
    // A tree of lines need not be quite the text that it came from.
    const bool still = is_real(compare(pair.model, pair.real));
    if (!still) pair = first;
    return {.index = index,
            .source_file = program.file,
            .kind = std::string(name_of(compare(pair.model, pair.real))),
            .program = still ? to_text(small) : program.text,
            .file = {},
            .model_transcript = pair.model.transcript,
            .real_transcript = pair.real.transcript,
            .model_end = end_of(pair.model),
            .real_end = end_of(pair.real)};
}

Finding Campaign::examine(std::uint64_t index, const std::stop_token& stop) {
    const FuzzProgram program = programs_.program(index);
    const std::string& text = program.text;
    const Borrowed warm(*this);
    Pair pair = run(text, warm.get(), stop);
    Finding finding{.difference = compare(pair.model, pair.real), .productions = program.productions};
    finding.steps = pair.model.steps;
    if (is_real(finding.difference)) {
        pair = run(text, themselves_, stop);
        finding.difference = compare(pair.model, pair.real);
        finding.unconfirmed = finding.difference == Difference::none;
        if (!finding.unconfirmed &&
            is_real(compare(themselves_.real.run({file_of_programs, text}, limits_, {}, stop), pair.real)))
            finding.difference = Difference::unstable;
    }
    if (is_real(finding.difference)) finding.open_point = explain(text, pair.real.status, warm.get(), stop);
    if (is_real(finding.difference) && finding.open_point.empty())
        finding.shrunk = shrink_difference(program, pair, warm.get(), index, stop);
    if (finding.difference == Difference::unsupported) finding.reason = pair.model.reason;
    if (finding.difference == Difference::not_run) finding.reason = pair.real.reason;
    finding.interrupted = stop.stop_requested();
    return finding;
}

void add(FuzzRecord& record, Finding finding) {
    ++record.done;
    for (const std::string& production : finding.productions) ++record.productions[production];
    for (const MemoryStep& step : finding.steps) record.steps[std::string(step.name)] += step.count;
    if (finding.unconfirmed) ++record.unconfirmed;
    switch (finding.difference) {
        case Difference::none: ++record.agreed; break;
        case Difference::unstable: ++record.unstable; break;
        case Difference::unsupported: {
            // "FILE:LINE: what", and what counts.
            const auto what = finding.reason.find(": ");
            ++record.unsupported[what == std::string::npos ? finding.reason : finding.reason.substr(what + 2)];
            break;
        }
        case Difference::not_run: ++record.not_run; break;
        default:
            if (!finding.open_point.empty()) ++record.explained[finding.open_point];
            if (finding.shrunk) record.differences.push_back(std::move(*finding.shrunk));
            break;
    }
}

std::string case_text(const FuzzRecord& record, const FuzzDifference& difference, const Target& target) {
    return fmt::format(
        "# /// script\n"
        "# requires-python = \">={}.{}\"\n"
        "# [tool.lastref]\n"
        "# claim = \"{}: {} and {} differ here.\"\n"
        "# ///\n{}",
        target.language[0], target.language[1],
        difference.source_file.empty()
            ? fmt::format("Random program {} of seed {}", difference.index, record.seed)
            : fmt::format("Made of {}", fs::path(difference.source_file).filename().string()),
        record.model, record.against, difference.program);
}

}  // namespace lastref::fuzz
