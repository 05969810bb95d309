#include "runner/lint/lint.hpp"

#include "reports/line_diff.hpp"

#include <array>

namespace lastref {
namespace {

constexpr std::size_t most_lines = 60;  // header included; the program itself about 40
constexpr std::size_t longest_line = 120;

/// Something that a case must not say, and what to say in its place.
struct Forbidden {
    std::string_view text;
    std::string_view because;
    std::string_view instead;
};

constexpr std::array<Forbidden, 9> forbidden{{
    {"print(id(", "prints an address", "a comparison, such as id(a) == id(b)"},
    {"hex(id(", "prints an address", "a name of its own for the object"},
    {"time.time(", "depends on the time", "an order or a count"},
    {"time.perf_counter", "depends on the time", "an order or a count"},
    {"datetime.now", "depends on the time", "an order or a count"},
    {"random.", "depends on chance", "fixed values"},
    {"os.getpid(", "depends on the process", "nothing of the machine"},
    {"urllib", "needs the network", "nothing outside the case"},
    {"__file__", "depends on where the case lies", "a relative file name"},
}};

/// A quoted string that begins with a folder of the machine.
std::size_t find_absolute_path(std::string_view line) {
    constexpr std::array<std::string_view, 8> folders{"/tmp", "/home", "/usr",     "/var",
                                                      "/etc", "/root", "/dev/shm", "/opt"};
    for (const std::string_view folder : folders) {
        for (const char quote : {'"', '\''}) {
            const std::size_t at = line.find(std::string(1, quote).append(folder));
            if (at != std::string_view::npos) return at;
        }
    }
    return std::string_view::npos;
}

void lint_line(const std::string& file, int number, std::string_view line, Diagnostics& diagnostics) {
    const auto complain = [&](std::size_t column, std::string message, std::string_view expected) {
        diagnostics.push_back(
            {file, {number, static_cast<int>(column) + 1}, std::move(message), std::string(expected)});
    };
    for (const Forbidden& one : forbidden) {
        if (const std::size_t at = line.find(one.text); at != std::string_view::npos)
            complain(at, "'" + std::string(one.text) + "' " + std::string(one.because), one.instead);
    }
    if (const std::size_t at = find_absolute_path(line); at != std::string_view::npos)
        complain(at, "an absolute path", "a relative file name: every run has an empty working directory");
    if (line.find('\t') != std::string_view::npos) complain(line.find('\t'), "a tab", "spaces");
    if (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
        complain(line.size() - 1, "space at the end of the line", "none");
    if (line.size() > longest_line) complain(longest_line, "the line is too long", "at most 120 characters");
}

}  // namespace

void lint_source(const Case& one, Diagnostics& diagnostics) {
    const auto lines = split_lines(one.source);
    if (!one.source.starts_with("# /// script"))
        diagnostics.push_back({one.file, {1, 1}, "the header is not at the top", "a line '# /// script'"});
    if (lines.size() > most_lines)
        diagnostics.push_back({one.file,
                               {static_cast<int>(lines.size()), 1},
                               "the case is too long",
                               "at most " + std::to_string(most_lines) + " lines, one behaviour a case"});
    if (one.source.find("print") == std::string::npos && one.source.find("write") == std::string::npos)
        diagnostics.push_back({one.file, {}, "the case prints nothing", "values that show the behaviour"});
    if (!one.source.ends_with("\n"))
        diagnostics.push_back(
            {one.file, {static_cast<int>(lines.size()), 1}, "the last line does not end", "a line end"});
    for (std::size_t i = 0; i < lines.size(); ++i) lint_line(one.file, static_cast<int>(i) + 1, lines[i], diagnostics);
}

}  // namespace lastref
