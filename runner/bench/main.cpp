#include "runner/bench/plan.hpp"
#include "runner/commands/command.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/select/text_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace lastref::bench {
namespace {

constexpr const char* description =
    "Measures the models against a real CPython, the catalogue, and the launcher of real interpreters.\n"
    "Figures are medians of several runs, taken in turn. Times of programs are processor times.";

constexpr const char* footer =
    "Exit status: 0 every goal met, 1 one missed, 2 usage error, 3 something could not be measured (no CPython is\n"
    "found, or a child failed), 4 nothing selected, 130 or 143 interrupted.";

struct Options {
    Plan plan;
    std::string command;
    std::string json;
};

void declare(CLI::App& app, Options& options) {
    app.footer(footer);
    app.add_option("--against", options.command, "the interpreter to measure against; CPython 3.13 by default")
        ->type_name("NAME=COMMAND");
    app.add_option("--model", options.plan.model, "the model that is measured")->capture_default_str();
    app.add_option("-k,--filter", options.plan.filters, "only lines with TEXT in their name; one of several is enough")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    app.add_option("--repeat", options.plan.repeat, "how often each is measured")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--json", options.json, "write the figures")->type_name("FILE");
}

/// The CPython that the model stands for, else the newest one; null where there is none.
const RealRuntime* choose(const Discovery& found, const std::string& command) {
    const RealRuntime* best = nullptr;
    for (const auto& each : found.runtimes) {
        if (!command.empty()) {
            if (each->name() == "real:" + command.substr(0, command.find('='))) return each.get();
            continue;
        }
        if (each->family() != "cpython") continue;
        if (each->name().starts_with("real:cpython-3.13.")) return each.get();
        if (best == nullptr || best->version() < each->version()) best = each.get();
    }
    return best;
}

/// Besides what is measured against, the one that starts fastest: there launching weighs most.
std::vector<const RealRuntime*> choose_launched(const Discovery& found, const RealRuntime* against) {
    std::vector<const RealRuntime*> chosen;
    if (against != nullptr) chosen.push_back(against);
    for (const auto& each : found.runtimes) {
        if (each->family() == "micropython" && each.get() != against) chosen.push_back(each.get());
    }
    return chosen;
}

Exit measure(Plan& plan, const std::string& json) {
    std::vector<Line> lines;
    measure_programs(plan, lines);
    measure_catalogue(plan, lines);
    measure_launcher(plan, lines);
    if (lines.empty()) return plan.against != nullptr ? Exit::nothing_selected : Exit::machine_failed;
    std::fputs(write_table(lines).c_str(), stdout);
    const std::string against = plan.against != nullptr ? plan.against->name() : "";
    if (!json.empty()) {
        if (const auto problem = write_text_file(json, write_json(lines, against, plan.repeat)))
            throw std::runtime_error(*problem);
    }
    if (plan.against == nullptr) return Exit::machine_failed;
    return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.met(); }) ? Exit::as_expected
                                                                                                : Exit::not_as_expected;
}

int run(Options& options) {
    Interrupt interrupt;
    options.plan.stop = interrupt.token();
    DiscoveryOptions where;
    if (!options.command.empty()) where.commands.push_back(options.command);
    const Discovery found = discover(where, interrupt.token());
    for (const std::string& problem : found.problems) std::fprintf(stderr, "lastref_bench: %s\n", problem.c_str());
    if (!found.problems.empty()) return to_status(Exit::bad_input);
    options.plan.against = choose(found, options.command);
    options.plan.launched = choose_launched(found, options.plan.against);
    if (options.plan.against == nullptr) {
        std::fputs("lastref_bench: no CPython is found to measure against; --against names one\n", stderr);
    } else {
        std::printf("%s against %s (%s)\n\n", options.plan.model.c_str(), options.plan.against->name().c_str(),
                    options.plan.against->command().front().c_str());
    }
    std::fflush(stdout);
    try {
        return to_status(measure(options.plan, options.json));
    } catch (const std::exception& error) {
        if (interrupt.signal() != 0) return 128 + interrupt.signal();
        std::fprintf(stderr, "lastref_bench: %s\n", error.what());
        return to_status(Exit::machine_failed);
    }
}

}  // namespace
}  // namespace lastref::bench

int main(int count, char** arguments) {
    using namespace lastref::bench;
    CLI::App app(description, "lastref_bench");
    Options options;
    declare(app, options);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return run(options);
}
