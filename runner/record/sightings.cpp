#include "runner/record/sightings.hpp"

#include "runner/execute/lacking.hpp"
#include "runner/format/status_name.hpp"
#include "runner/format/toml_text.hpp"

#include <algorithm>

namespace lastref {
namespace {

bool can_be_expected(Status status) {
    return status == Status::finished || status == Status::raised || status == Status::crashed;
}

}  // namespace

Reading read_runs(const RecordedRuntime& runtime, const std::vector<const Observation*>& observations) {
    Sighting sighting{runtime, observations.front()->status, {}};
    for (const Observation* observation : observations) {
        if (!can_be_expected(observation->status)) {
            const std::string reason = observation->reason.empty() ? "" : ": " + observation->reason;
            return {std::nullopt, std::string(status_name(observation->status)) + reason};
        }
        if (const std::string lack = lacking(*observation); !lack.empty())
            return {std::nullopt, "unsupported: " + lack};
        if (observation->status != sighting.status) {
            return {std::nullopt, "runs ended differently: " + std::string(status_name(sighting.status)) + " and " +
                                      std::string(status_name(observation->status))};
        }
        if (!is_utf8(observation->transcript)) return {std::nullopt, "the transcript is not UTF-8"};
        auto& transcripts = sighting.transcripts;
        if (std::find(transcripts.begin(), transcripts.end(), observation->transcript) == transcripts.end())
            transcripts.push_back(observation->transcript);
    }
    return {std::move(sighting), ""};
}

}  // namespace lastref
