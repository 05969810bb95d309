#include "reports/fuzz_record.hpp"

#include "reports/patch.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace lastref {
namespace {

using Json = nlohmann::ordered_json;
using Counts = std::map<std::string, std::uint64_t>;

Json to_json(const FuzzDifference& one) {
    return {{"index", one.index},
            {"source_file", one.source_file},
            {"kind", one.kind},
            {"program", one.program},
            {"file", one.file},
            {"model_transcript", one.model_transcript},
            {"real_transcript", one.real_transcript},
            {"model_end", one.model_end},
            {"real_end", one.real_end}};
}

FuzzDifference read_difference(const Json& json) {
    return {json.at("index"),           json.at("source_file"), json.at("kind"),
            json.at("program"),         json.at("file"),        json.at("model_transcript"),
            json.at("real_transcript"), json.at("model_end"),   json.at("real_end")};
}

FuzzRecord read_fields(const Json& json) {
    const int schema = json.at("schema");
    if (schema != FuzzRecord::current_schema)
        throw std::out_of_range(
            fmt::format("its schema is {}, this program reads {}", schema, FuzzRecord::current_schema));
    FuzzRecord record{json.at("model"),      json.at("against"), json.at("programs"), json.at("seed"),
                      json.at("statements"), json.at("start"),   json.at("count")};
    record.done = json.at("done");
    record.agreed = json.at("agreed");
    record.unconfirmed = json.at("unconfirmed");
    record.unstable = json.at("unstable");
    record.not_run = json.at("not_run");
    record.unsupported = json.at("unsupported").get<Counts>();
    record.explained = json.at("explained").get<Counts>();
    record.productions = json.at("productions").get<Counts>();
    record.steps = json.at("steps").get<Counts>();
    for (const Json& one : json.at("differences")) record.differences.push_back(read_difference(one));
    record.duration = std::chrono::nanoseconds(json.at("duration_ns").get<std::int64_t>());
    return record;
}

std::uint64_t sum(const Counts& counts) {
    std::uint64_t result = 0;
    for (const auto& [name, count] : counts) result += count;
    return result;
}

/// The counts from the greatest on, in lines of a bearable length below `title`.
std::string list(std::string_view title, const Counts& counts) {
    constexpr std::size_t longest_line = 120;
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& one, const auto& other) { return one.second > other.second; });
    std::string text = fmt::format("{} ({})\n", title, counts.size());
    std::string line;
    for (const auto& [name, count] : sorted) {
        const std::string word = fmt::format("{} {}", name, count);
        if (!line.empty() && line.size() + word.size() > longest_line) text += std::exchange(line, "") + ",\n";
        line += (line.empty() ? "    " : ", ") + word;
    }
    return text + line + "\n";
}

}  // namespace

std::string write_fuzz_record(const FuzzRecord& record) {
    Json json{{"schema", FuzzRecord::current_schema},
              {"model", record.model},
              {"against", record.against},
              {"programs", record.programs},
              {"seed", record.seed},
              {"statements", record.statements},
              {"start", record.start},
              {"count", record.count},
              {"done", record.done},
              {"agreed", record.agreed},
              {"unconfirmed", record.unconfirmed},
              {"unstable", record.unstable},
              {"not_run", record.not_run},
              {"unsupported", record.unsupported},
              {"explained", record.explained},
              {"productions", record.productions},
              {"steps", record.steps},
              {"differences", Json::array()},
              {"duration_ns", record.duration.count()}};
    for (const FuzzDifference& one : record.differences) json["differences"].push_back(to_json(one));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<FuzzRecord, std::string> read_fuzz_record(std::string_view text) {
    try {
        return read_fields(Json::parse(text));
    } catch (const std::exception& error) {
        return std::string("not the record of a campaign: ") + error.what();
    }
}

std::string describe(const FuzzRecord& record) {
    const double seconds = std::chrono::duration<double>(record.duration).count();
    const std::string origin = record.programs.empty()
                                   ? fmt::format("seed {}, up to {} statements", record.seed, record.statements)
                                   : fmt::format("{}", fmt::join(record.programs, " "));
    std::string text = fmt::format("{} against {}, {}, programs {} to {}\n", record.model, record.against, origin,
                                   record.start, record.start + record.done - (record.done > 0 ? 1 : 0));
    if (record.programs.empty()) text += list("grammar", record.productions);
    text += list("memory", record.steps);
    if (!record.unsupported.empty()) text += list("unsupported", record.unsupported);
    if (!record.explained.empty()) text += list("different where the model is open", record.explained);
    text += fmt::format("\n{} programs: {} alike, {} different, {} explained, {} unsupported, {} not run", record.done,
                        record.agreed, record.differences.size(), sum(record.explained), sum(record.unsupported),
                        record.not_run);
    if (record.unstable > 0) text += fmt::format(", {} unstable", record.unstable);
    if (record.unconfirmed > 0) text += fmt::format(" ({} differed in a warm interpreter only)", record.unconfirmed);
    text += fmt::format("; {:.1f} s, {:.0f} a second\n", seconds,
                        seconds > 0 ? static_cast<double>(record.done) / seconds : 0.0);
    return text;
}

std::string describe(const FuzzRecord& record, const FuzzDifference& difference) {
    std::string text = fmt::format("{}: {} differs{}{}\n", difference.name(), difference.kind,
                                   difference.file.empty() ? "" : ", see ", difference.file);
    text += difference.program;
    text += fmt::format("- {}\n+ {}\n", record.model, record.against);
    text += write_patch(difference.model_transcript, difference.real_transcript, 3, "  ", Colour::off);
    if (difference.model_end != difference.real_end)
        text += fmt::format("  - {}\n  + {}\n", difference.model_end, difference.real_end);
    return text;
}

}  // namespace lastref
