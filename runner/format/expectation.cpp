#include "runner/format/expectation.hpp"

#include <algorithm>

namespace lastref {

std::string Outcome::explanation() const {
    constexpr std::array<std::string_view, basis_names.size()> words{
        "", "guaranteed everywhere", "documented for this implementation", "nobody promises it", "a known bug"};
    if (basis == Basis::unsaid) return why;
    const std::string link_words = link.empty() ? "" : ": " + link;
    return why + " (" + std::string(words[static_cast<std::size_t>(basis)]) + link_words + ")";
}

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
