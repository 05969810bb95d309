#include "runner/command_line.hpp"

#include "runner/commands/command.hpp"
#include "runner/select/catalogue.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <unistd.h>
#include <cstdio>
#include <cstdlib>

namespace lastref {
namespace {

constexpr const char* description =
    "What a Python program may do after the last reference to an object is gone, on every Python there is.\n"
    "Runs cases of memory behaviour on models and on real interpreters, and holds what they did against what is "
    "recorded.";

constexpr const char* footer =
    "Exit status: 0 every outcome as expected, 1 something was not, 2 usage or input error, 3 a runtime or the "
    "machine\n"
    "failed, 4 nothing selected or executed, 130 or 143 interrupted.";

/// Gives up: a usage error is written as the library words it, with this program's own status.
int report(const CLI::App& app, const CLI::ParseError& error) {
    // The library asks for a subcommand before it looks at the word that is none.
    const std::vector<std::string> unknown = app.remaining();
    if (app.get_subcommands().empty() && !unknown.empty()) {
        std::string names;
        for (const CommandRow& row : commands()) names += (names.empty() ? "" : ", ") + std::string(row.name);
        fmt::print(stderr, "lastref: no {} '{}', expected one of {}\nRun with --help for more information.\n",
                   unknown.front().starts_with('-') ? "option" : "command", unknown.front(), names);
        return to_status(Exit::bad_input);
    }
    const int status = app.exit(error);
    return status == 0 ? 0 : to_status(Exit::bad_input);
}

Colour choose_colour(const std::string& when) {
    if (when == "always") return Colour::on;
    const char* no_colour = std::getenv("NO_COLOR");
    const bool unwanted = when == "never" || (no_colour != nullptr && *no_colour != '\0');
    return !unwanted && ::isatty(STDOUT_FILENO) != 0 ? Colour::on : Colour::off;
}

}  // namespace

int run_command_line(int count, char** arguments) {
    CLI::App app(description, "lastref");
    app.footer(footer);
    app.set_version_flag("--version", "lastref " LASTREF_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    std::string root;
    std::string when = "auto";
    app.add_option("--root", root, "the folder with cases/ and expected/")->type_name("DIR");
    app.add_option("--color", when, "colours on standard output")->check(CLI::IsMember({"auto", "always", "never"}));

    std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> declared;
    for (const CommandRow& row : commands()) {
        CLI::App* sub = app.add_subcommand(row.name, row.summary);
        declared.emplace_back(sub, row.make());
        declared.back().second->declare(*sub);
    }
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return report(app, error);
    }
    const Surroundings surroundings{root.empty() ? default_root() : std::filesystem::path(root),
                                    choose_colour(when),
                                    {arguments + 1, arguments + count}};
    for (const auto& [sub, command] : declared) {
        if (sub->parsed()) return command->execute(surroundings);
    }
    return to_status(Exit::bad_input);
}

}  // namespace lastref
