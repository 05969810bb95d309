#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace lastref {
namespace {

class ListCommand : public Command {
public:
    void declare(CLI::App& app) override { cases_.declare(app); }

    int execute(const Surroundings& surroundings) override {
        const Catalogue catalogue(surroundings.root);
        Diagnostics diagnostics;
        const auto names = cases_.select(catalogue, diagnostics);
        std::string topic;
        for (const CaseName& name : names) {
            const auto one = catalogue.read_case(name, diagnostics);
            if (!one) continue;
            if (name.topic != topic) fmt::print("{}\n", paint(name.topic, Tone::heading, surroundings.colour));
            topic = name.topic;
            const std::string python =
                one->header.requires_python.empty() ? "" : " (Python " + one->header.requires_python.to_string() + ")";
            fmt::print("  {:<36} {}{}\n", name.behaviour, one->header.claim,
                       paint(python, Tone::faint, surroundings.colour));
        }
        print(diagnostics);
        if (!diagnostics.empty()) return to_status(names.empty() ? Exit::nothing_selected : Exit::bad_input);
        return to_status(names.empty() ? Exit::nothing_selected : Exit::as_expected);
    }

private:
    CaseOptions cases_;
};

}  // namespace

std::unique_ptr<Command> make_list_command() {
    return std::make_unique<ListCommand>();
}

}  // namespace lastref
