#include "reports/report.hpp"

#include "reports/explain.hpp"
#include "reports/record_json.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/select/text_file.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace lastref {
namespace {

class ReportCommand : public Command {
public:
    void declare(CLI::App& app) override {
        std::vector<std::string> names;
        std::string help = "Formats:\n";
        for (const ReportFormat& format : report_formats()) {
            names.emplace_back(format.name);
            help += "  " + std::string(format.name) + std::string(12 - format.name.size(), ' ') +
                    std::string(format.summary) + "\n";
        }
        app.add_option("RECORD", file_, "what `lastref run --json` wrote")->required();
        app.add_option("--format", format_, "one of " + join(names))
            ->type_name("FORMAT")
            ->check(CLI::IsMember(names))
            ->capture_default_str();
        app.add_flag("-v,--verbose", verbose_, "every result, in text");
        app.add_flag("-q,--quiet", quiet_, "the last line only, in text");
        app.footer(help);
    }

    int execute(const Surroundings& surroundings) override {
        const auto text = read_text_file(file_);
        if (!text) return complain("cannot be read");
        const auto record = read_record(*text);
        if (const auto* reason = std::get_if<std::string>(&record)) return complain(*reason);
        const Detail detail = quiet_ ? Detail::brief : verbose_ ? Detail::full : Detail::normal;
        const ReportFormat& format = *find_report_format(format_);
        std::fputs(format.write(std::get<RunRecord>(record), {surroundings.colour, detail}).c_str(), stdout);
        return to_status(Exit::as_expected);
    }

private:
    int complain(const std::string& message) const {
        print(Diagnostics{{file_, {}, message, "a record that `lastref run --json` wrote"}});
        return to_status(Exit::bad_input);
    }

    std::string file_;
    std::string format_ = "text";
    bool verbose_ = false;
    bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_report_command() {
    return std::make_unique<ReportCommand>();
}

}  // namespace lastref
