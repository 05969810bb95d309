#include "runner/record/version_ranges.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace lastref {
namespace {

/// The recorded versions of one family, oldest first, and the outcome of each.
struct Family {
    std::string_view name;
    std::vector<std::pair<const Version*, std::size_t>> versions;
};

std::vector<Family> by_family(const Expectation& now, const std::vector<std::size_t>& outcome_of) {
    std::vector<Family> families;
    for (std::size_t i = 0; i < now.recorded.size(); ++i) {
        const RecordedRuntime& runtime = now.recorded[i];
        if (families.empty() || families.back().name != runtime.family) families.push_back({runtime.family, {}});
        families.back().versions.emplace_back(&runtime.version, outcome_of[i]);
    }
    return families;
}

/// The outcome of `before` that says the same as `outcome`.
const Outcome* same_in(const Expectation& before, const Outcome& outcome) {
    for (const Outcome& old : before.outcomes) {
        if (old.status == outcome.status && old.transcripts == outcome.transcripts) return &old;
    }
    return nullptr;
}

/// Whether the old selectors put every version of the family to the outcome that was seen, and to no other.
bool old_selectors_fit(const Family& family, const Expectation& now, const Expectation& before) {
    for (const auto& [version, index] : family.versions) {
        const Outcome* right = same_in(before, now.outcomes[index]);
        for (const Outcome& old : before.outcomes) {
            if (old.selects(family.name, *version) != (&old == right)) return false;
        }
        if (right == nullptr) return false;
    }
    return true;
}

void keep_selectors(const Family& family, Expectation& now, const Expectation& before) {
    for (Outcome& outcome : now.outcomes) {
        const Outcome* old = same_in(before, outcome);
        if (old == nullptr) continue;
        for (const RuntimeSelector& selector : old->runtimes) {
            if (selector.family == family.name) outcome.runtimes.push_back(selector);
        }
    }
}

void add_ranges(const Family& family, Expectation& now) {
    using Operator = SpecifierSet::Operator;
    const auto& versions = family.versions;
    for (std::size_t begin = 0, end = 0; begin < versions.size(); begin = end) {
        const std::size_t outcome = versions[begin].second;
        while (end < versions.size() && versions[end].second == outcome) ++end;
        RuntimeSelector selector{std::string(family.name), {}};
        if (begin > 0)
            selector.versions.add({Operator::at_least, boundary(*versions[begin - 1].first, *versions[begin].first)});
        if (end < versions.size())
            selector.versions.add({Operator::below, boundary(*versions[end - 1].first, *versions[end].first)});
        now.outcomes[outcome].runtimes.push_back(std::move(selector));
    }
}

}  // namespace

std::pair<int, std::string_view> family_rank(std::string_view family) {
    return {family == "cpython" ? 0 : family == "pypy" ? 1 : 2, family};
}

Version boundary(const Version& older, const Version& newer) {
    Version prefix;
    for (const int component : newer) {
        prefix.push_back(component);
        if (compare(prefix, older) > 0) break;
    }
    return prefix;
}

void add_selectors(Expectation& now, const std::vector<std::size_t>& outcome_of, const Expectation& before) {
    for (const Family& family : by_family(now, outcome_of)) {
        if (old_selectors_fit(family, now, before))
            keep_selectors(family, now, before);
        else
            add_ranges(family, now);
    }
}

}  // namespace lastref
