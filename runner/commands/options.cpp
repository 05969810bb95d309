#include "runner/commands/options.hpp"

#include "runner/execute/in_order.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>

namespace lastref {

std::string complain_unless_positive(const std::string& text) {
    double number = 0;
    const bool is_number = CLI::detail::lexical_cast(text, number);
    return is_number && number > 0 ? "" : "'" + text + "' is no number above 0";
}

void CaseOptions::declare(CLI::App& app) {
    app.add_option("CASE", selection.patterns,
                   "a path, a topic, topic/behaviour, a glob, or a part of a name; all cases where none is given");
    app.add_option("-k,--filter", selection.filters, "only cases with TEXT in their name; one of several is enough")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    app.add_option("--topic", selection.topics, "only cases of this topic")
        ->type_name("TOPIC")
        ->allow_extra_args(false);
    app.add_option("--shard", shard, "only the I-th of N equal parts of the selection")->type_name("I/N");
}

std::vector<CaseName> CaseOptions::select(const Catalogue& catalogue, Diagnostics& diagnostics) {
    if (!shard.empty()) {
        if (const auto parsed = Shard::parse(shard))
            selection.shard = *parsed;
        else
            diagnostics.push_back({"--shard", {}, "malformed shard '" + shard + "'", "I/N with 1 <= I <= N"});
    }
    return select_cases(catalogue, selection, diagnostics);
}

void RuntimeOptions::declare(CLI::App& app, const char* by_default) {
    app.add_option("--on", names, std::string("runtimes: names, globs, models, real or all; ") + by_default)
        ->type_name("RUNTIME...");
    app.add_option("--runtime", commands, "a real interpreter that is not found by itself")
        ->type_name("NAME=COMMAND")
        ->allow_extra_args(false);
}

std::vector<std::string> RuntimeOptions::asked(const std::vector<std::string>& by_default) const {
    if (!names.empty()) return names;
    if (commands.empty()) return by_default;
    std::vector<std::string> of_commands;
    for (const std::string& command : commands) of_commands.push_back("real:" + command.substr(0, command.find('=')));
    return of_commands;
}

void RunLimitOptions::declare(CLI::App& app) {
    app.add_option("--timeout", timeout_seconds, "time limit of one run")
        ->type_name("SECONDS")
        ->check(complain_unless_positive, "POSITIVE")
        ->capture_default_str();
    app.add_option("-j,--jobs", threads, "runs at once; one more than the machine has processors by default")
        ->type_name("N");
}

Limits RunLimitOptions::limits() const {
    Limits limits;
    limits.time = std::chrono::milliseconds(static_cast<long>(timeout_seconds * 1000));
    return limits;
}

std::size_t RunLimitOptions::thread_count() const {
    return threads == 0 ? default_threads() : threads;
}

void print(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) std::fprintf(stderr, "%s\n", to_string(diagnostic).c_str());
}

}  // namespace lastref
