#include "runner/format/expectation.hpp"

#include <algorithm>

namespace lastref {

bool Outcome::selects(std::string_view family, const Version& version) const {
    return std::any_of(runtimes.begin(), runtimes.end(),
                       [&](const RuntimeSelector& selector) { return selector.matches(family, version); });
}

const Outcome* Expectation::find(std::string_view family, const Version& version) const {
    for (const Outcome& outcome : outcomes) {
        if (outcome.selects(family, version)) return &outcome;
    }
    return nullptr;
}

Version Expectation::stands_for(std::string_view family, const Version& version) const {
    const Version* newest = nullptr;
    for (const RecordedRuntime& runtime : recorded) {
        if (runtime.family != family || !begins_with(runtime.version, version)) continue;
        if (newest == nullptr || compare(*newest, runtime.version) < 0) newest = &runtime.version;
    }
    return newest != nullptr ? *newest : version;
}

}  // namespace lastref
