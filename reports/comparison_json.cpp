#include "reports/comparison.hpp"

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

Json to_json(const Side& side) {
    return {{"status", side.status}, {"reason", side.reason}, {"transcript", side.transcript}, {"why", side.why}};
}

Json to_json(const Difference& one) {
    Json json{{"topic", one.topic},
              {"name", one.name},
              {"claim", one.claim},
              {"left", to_json(one.left)},
              {"right", to_json(one.right)}};
    if (!one.instead.empty()) json["instead"] = {{"case", one.instead}, {"claim", one.instead_claim}};
    return json;
}

}  // namespace

std::string write_json_comparison(const Comparison& comparison, const ComparisonOptions&) {
    Json json{{"schema", Comparison::current_schema},
              {"left", to_json(comparison.left)},
              {"right", to_json(comparison.right)},
              {"same", comparison.same()},
              {"different", comparison.differences.size()},
              {"topics", Json::array()},
              {"differences", Json::array()},
              {"not_compared", Json::array()}};
    for (const TopicSum& sum : comparison.topics)
        json["topics"].push_back({{"topic", sum.topic}, {"same", sum.same}, {"different", sum.different}});
    for (const Difference& one : comparison.differences) json["differences"].push_back(to_json(one));
    for (const NotCompared& one : comparison.not_compared)
        json["not_compared"].push_back(
            {{"name", one.name}, {"runtime", one.runtime}, {"status", one.status}, {"reason", one.reason}});
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lastref
