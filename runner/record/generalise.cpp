#include "runner/record/generalise.hpp"

#include "runner/record/version_ranges.hpp"

#include <algorithm>
#include <iterator>

namespace lastref {
namespace {

bool older(const RecordedRuntime& left, const RecordedRuntime& right) {
    if (left.family != right.family) return family_rank(left.family) < family_rank(right.family);
    return compare(left.version, right.version) < 0;
}

bool overlap(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& transcript) {
        return std::find(right.begin(), right.end(), transcript) != right.end();
    });
}

void unite(std::vector<std::string>& into, const std::vector<std::string>& from) {
    into.insert(into.end(), from.begin(), from.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

/// Once unstable, a runtime stays so, however its few new runs went, unless the case now prints something else.
void remember_instability(Sighting& sighting, const Expectation& before) {
    const auto& old = before.recorded;
    if (std::find(old.begin(), old.end(), sighting.runtime) == old.end()) return;
    const Outcome* outcome = before.find(sighting.runtime.family, sighting.runtime.version);
    if (outcome == nullptr || outcome->stability == Stability::stable || outcome->status != sighting.status) return;
    if (overlap(outcome->transcripts, sighting.transcripts)) unite(sighting.transcripts, outcome->transcripts);
}

void keep_what_was_not_seen_again(std::vector<Sighting>& sightings, const Expectation& before) {
    for (const RecordedRuntime& runtime : before.recorded) {
        const auto is_runtime = [&](const Sighting& sighting) { return sighting.runtime == runtime; };
        if (std::any_of(sightings.begin(), sightings.end(), is_runtime)) continue;
        const Outcome* outcome = before.find(runtime.family, runtime.version);
        if (outcome != nullptr) sightings.push_back({runtime, outcome->status, outcome->transcripts});
    }
}

/// Runtimes that show some of the same transcripts, in no fixed choice, share one outcome with all of them.
void share_unstable_transcripts(std::vector<Sighting>& sightings) {
    for (bool changed = true; changed;) {
        changed = false;
        for (Sighting& left : sightings) {
            for (Sighting& right : sightings) {
                const bool both = left.stability() == Stability::unstable && right.stability() == Stability::unstable;
                if (!both || left.status != right.status || left.transcripts == right.transcripts) continue;
                if (!overlap(left.transcripts, right.transcripts)) continue;
                unite(left.transcripts, right.transcripts);
                right.transcripts = left.transcripts;
                changed = true;
            }
        }
    }
}

bool same_behaviour(const Outcome& outcome, const Sighting& sighting) {
    return outcome.status == sighting.status && outcome.transcripts == sighting.transcripts;
}

/// The sightings put together by what was seen, in the order of the oldest runtime of each.
std::vector<Outcome> group(const std::vector<Sighting>& sightings, std::vector<std::size_t>& outcome_of) {
    std::vector<Outcome> outcomes;
    for (const Sighting& sighting : sightings) {
        const auto same = [&](const Outcome& outcome) { return same_behaviour(outcome, sighting); };
        const auto found = std::find_if(outcomes.begin(), outcomes.end(), same);
        outcome_of.push_back(static_cast<std::size_t>(found - outcomes.begin()));
        if (found == outcomes.end())
            outcomes.push_back({{}, sighting.status, sighting.stability(), sighting.transcripts, {}, {}, {}});
    }
    return outcomes;
}

using Members = std::vector<RecordedRuntime>;

Members members_of(const Outcome& outcome, const std::vector<RecordedRuntime>& recorded, const Expectation& of) {
    Members members;
    for (const RecordedRuntime& runtime : recorded) {
        if (of.find(runtime.family, runtime.version) == &outcome) members.push_back(runtime);
    }
    std::sort(members.begin(), members.end());
    return members;
}

void keep_reasons(Expectation& now, const Expectation& before) {
    for (Outcome& outcome : now.outcomes) {
        const auto keeps = [&](const Outcome& old) {
            return old.status == outcome.status && old.transcripts == outcome.transcripts;
        };
        const auto has_members = [&](const Outcome& old) {
            return members_of(old, before.recorded, before) == members_of(outcome, now.recorded, now);
        };
        auto found = std::find_if(before.outcomes.begin(), before.outcomes.end(), keeps);
        if (found == before.outcomes.end())
            found = std::find_if(before.outcomes.begin(), before.outcomes.end(), has_members);
        if (found == before.outcomes.end()) continue;
        outcome.why = found->why;
        outcome.basis = found->basis;
        outcome.link = found->link;
    }
}

}  // namespace

Expectation generalise(std::vector<Sighting> sightings, const Expectation& before) {
    for (Sighting& sighting : sightings) {
        unite(sighting.transcripts, {});
        remember_instability(sighting, before);
    }
    keep_what_was_not_seen_again(sightings, before);
    share_unstable_transcripts(sightings);
    std::sort(sightings.begin(), sightings.end(),
              [](const Sighting& left, const Sighting& right) { return older(left.runtime, right.runtime); });

    Expectation now;
    std::vector<std::size_t> outcome_of;
    for (const Sighting& sighting : sightings) now.recorded.push_back(sighting.runtime);
    now.outcomes = group(sightings, outcome_of);
    add_selectors(now, outcome_of, before);
    keep_reasons(now, before);
    return now;
}

}  // namespace lastref
