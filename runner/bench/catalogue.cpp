#include "runner/bench/plan.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace lastref::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// Each result is a line "VERDICT CASE on RUNTIME"; the summary behind them begins with an empty line.
std::size_t count_results(std::string_view output) {
    const std::string_view results = output.substr(0, output.find("\n\n"));
    return static_cast<std::size_t>(std::count(results.begin(), results.end(), '\n'));
}

struct CatalogueRun {
    double seconds = 0;
    double seconds_to_first = 0;
    double results = 0;
};

CatalogueRun run_catalogue(const Plan& plan) {
    std::optional<Clock::time_point> first;
    const auto started = Clock::now();
    const ChildResult result = run_lastref(plan, {"--root", LASTREF_SOURCE_FOLDER, "run", "--on", "models", "-v"},
                                           [&](Stream stream, std::string_view) {
                                               if (stream == Stream::standard_output && !first) first = Clock::now();
                                           });
    const bool ran = result.exited && result.code <= 1 && first;
    if (!ran) throw std::runtime_error("the catalogue could not be run: " + result.errors);
    return {seconds(result.duration), seconds(*first - started), static_cast<double>(count_results(result.output))};
}

}  // namespace

void measure_catalogue(const Plan& plan, std::vector<Line>& lines) {
    if (!plan.wants("catalogue")) return;
    std::vector<double> whole;
    std::vector<double> first;
    double results = 0;
    for (int i = 0; i < plan.repeat; ++i) {
        const CatalogueRun run = run_catalogue(plan);
        whole.push_back(run.seconds);
        first.push_back(run.seconds_to_first * 1000);
        results = run.results;
    }
    lines.push_back({"catalogue, on all models", "s", median(whole), {}, {Bound::at_most, 1}});
    lines.push_back({"catalogue, case-runs a second", "/s", results / median(whole), {}, {Bound::at_least, 2000}});
    lines.push_back({"catalogue, time to the first result", "ms", median(first), {}, {Bound::at_most, 10}});
}

}  // namespace lastref::bench
