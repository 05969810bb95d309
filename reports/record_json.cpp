#include "reports/record_json.hpp"

#include <nlohmann/json.hpp>

namespace lastref {
namespace {

// Keys stand in the order in which they are written down here.
using Json = nlohmann::ordered_json;

Json to_json(const RuntimeFacts& runtime) {
    return {{"name", runtime.name},
            {"family", runtime.family},
            {"version", runtime.version},
            {"language_version", runtime.language_version},
            {"where", runtime.where}};
}

RuntimeFacts read_runtime(const Json& json) {
    return {json.at("name"), json.at("family"), json.at("version"), json.at("language_version"), json.at("where")};
}

Json to_json(const CaseFacts& one) {
    return {{"topic", one.topic},
            {"behaviour", one.behaviour},
            {"file", one.file},
            {"claim", one.claim},
            {"source_hash", one.source_hash}};
}

CaseFacts read_case(const Json& json) {
    return {json.at("topic"), json.at("behaviour"), json.at("file"), json.at("claim"), json.at("source_hash")};
}

Json to_json(const DeclaredOutcome& outcome) {
    return {{"runtimes", outcome.runtimes},
            {"status", outcome.status},
            {"transcripts", outcome.transcripts},
            {"why", outcome.why}};
}

DeclaredOutcome read_outcome(const Json& json) {
    return {json.at("runtimes"), json.at("status"), json.at("transcripts"), json.at("why")};
}

Json to_json(const Result& result) {
    Json json{
        {"case", result.case_index},       {"runtime", result.runtime_index}, {"verdict", facts(result.verdict).name},
        {"reason", result.reason},         {"status", result.status},         {"exit_status", result.exit_status},
        {"transcript", result.transcript}, {"errors", result.errors},         {"duration_ns", result.duration.count()}};
    if (result.expected) json["expected"] = to_json(*result.expected);
    if (!result.behaves_as.empty()) json["behaves_as"] = result.behaves_as;
    return json;
}

Result read_result(const Json& json, const RunRecord& record) {
    Result result;
    result.case_index = json.at("case");
    result.runtime_index = json.at("runtime");
    if (result.case_index >= record.cases.size() || result.runtime_index >= record.runtimes.size())
        throw std::out_of_range("a result names a case or runtime that the record does not have");
    const auto verdict = parse_verdict(json.at("verdict").get<std::string>());
    if (!verdict) throw std::out_of_range("unknown verdict " + json.at("verdict").dump());
    result.verdict = *verdict;
    result.reason = json.at("reason");
    result.status = json.at("status");
    result.exit_status = json.at("exit_status");
    result.transcript = json.at("transcript");
    result.errors = json.at("errors");
    result.duration = std::chrono::nanoseconds(json.at("duration_ns").get<std::int64_t>());
    if (json.contains("expected")) result.expected = read_outcome(json.at("expected"));
    if (json.contains("behaves_as")) result.behaves_as = json.at("behaves_as").get<std::vector<std::string>>();
    return result;
}

RunRecord read_fields(const Json& json) {
    RunRecord record;
    record.schema = json.at("schema");
    if (record.schema != RunRecord::current_schema)
        throw std::out_of_range("its schema is " + std::to_string(record.schema) + ", this program reads " +
                                std::to_string(RunRecord::current_schema));
    record.program_version = json.at("program_version");
    record.started = json.at("started");
    record.duration = std::chrono::nanoseconds(json.at("duration_ns").get<std::int64_t>());
    record.arguments = json.at("arguments").get<std::vector<std::string>>();
    record.diagnostics = json.at("diagnostics").get<std::vector<std::string>>();
    record.interrupted_by = json.at("interrupted_by");
    record.stopped_at_failure = json.at("stopped_at_failure");
    for (const Json& runtime : json.at("runtimes")) record.runtimes.push_back(read_runtime(runtime));
    for (const Json& one : json.at("cases")) record.cases.push_back(read_case(one));
    for (const Json& result : json.at("results")) record.results.push_back(read_result(result, record));
    return record;
}

}  // namespace

std::string write_record(const RunRecord& record) {
    Json json{{"schema", record.schema},
              {"program_version", record.program_version},
              {"started", record.started},
              {"duration_ns", record.duration.count()},
              {"arguments", record.arguments},
              {"diagnostics", record.diagnostics},
              {"interrupted_by", record.interrupted_by},
              {"stopped_at_failure", record.stopped_at_failure},
              {"runtimes", Json::array()},
              {"cases", Json::array()},
              {"results", Json::array()}};
    for (const RuntimeFacts& runtime : record.runtimes) json["runtimes"].push_back(to_json(runtime));
    for (const CaseFacts& one : record.cases) json["cases"].push_back(to_json(one));
    for (const Result& result : record.results) json["results"].push_back(to_json(result));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<RunRecord, std::string> read_record(std::string_view text) {
    try {
        return read_fields(Json::parse(text));
    } catch (const std::exception& error) {
        return std::string("not a run record: ") + error.what();
    }
}

}  // namespace lastref
