#include "runner/format/expectation_file.hpp"
#include "runner/format/status_name.hpp"
#include "runner/format/toml_text.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

/// An array on one line if that is short enough, else an element a line.
std::string array(const std::vector<std::string>& elements) {
    std::string line;
    for (const std::string& element : elements) line += (line.empty() ? "" : ", ") + element;
    constexpr std::size_t longest_line = 100;
    if (line.size() <= longest_line && line.find('\n') == std::string::npos) return "[" + line + "]";
    std::string lines = "[\n";
    for (const std::string& element : elements) lines += "    " + element + ",\n";
    return lines + "]";
}

std::string recorded_text(const std::vector<RecordedRuntime>& recorded) {
    std::vector<std::string> families;
    std::string last;
    for (const auto& [family, version] : recorded) {
        if (family != last) families.push_back(family);
        last = family;
        families.back() += " " + to_string(version);
    }
    for (std::string& family : families) family = toml_line(family);
    return array(families);
}

std::string outcome_text(const Outcome& outcome) {
    std::string out = "[[outcome]]\n";
    std::vector<std::string> runtimes;
    for (const RuntimeSelector& selector : outcome.runtimes) runtimes.push_back(toml_line(selector.to_string()));
    out += fmt::format("runtimes = {}\n", array(runtimes));
    if (outcome.status != Status::finished) out += fmt::format("status = \"{}\"\n", status_name(outcome.status));
    if (outcome.stability == Stability::stable) {
        out += fmt::format("transcript = {}\n", toml_block(outcome.transcripts.front()));
    } else {
        std::vector<std::string> transcripts;
        for (const std::string& transcript : outcome.transcripts) transcripts.push_back(toml_block(transcript));
        out += fmt::format("stable = false\ntranscripts = {}\n", array(transcripts));
    }
    if (!outcome.why.empty()) out += fmt::format("why = {}\n", toml_block(outcome.why));
    if (outcome.basis != Basis::unsaid)
        out += fmt::format("basis = \"{}\"\n", basis_names[static_cast<std::size_t>(outcome.basis)]);
    if (!outcome.link.empty()) out += fmt::format("link = {}\n", toml_line(outcome.link));
    return out;
}

}  // namespace

std::string write_expectation(const Expectation& expectation) {
    std::string out;
    if (!expectation.recorded.empty()) out = fmt::format("recorded = {}\n", recorded_text(expectation.recorded));
    for (const Outcome& outcome : expectation.outcomes) out += (out.empty() ? "" : "\n") + outcome_text(outcome);
    return out;
}

}  // namespace lastref
