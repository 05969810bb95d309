#pragma once

#include "runner/format/expectation.hpp"

#include <string>
#include <vector>

namespace lastref {

/// What one real runtime showed of one case, over all runs of it.
struct Sighting {
    RecordedRuntime runtime;
    Status status = Status::finished;
    std::vector<std::string> transcripts;  ///< each one once; several mean that runs disagreed

    [[nodiscard]] Stability stability() const {
        return transcripts.size() > 1 ? Stability::unstable : Stability::stable;
    }
};

/// The expectation that says what was seen: an outcome for each status and transcript, its runtimes as the simplest
/// version ranges that hold every recorded one, where a range ends at the version that was first seen to differ.
///
/// Of `before` it keeps: what was recorded on runtimes that `sightings` lacks; the reason of an outcome whose
/// transcript stays, or that is all that its runtimes had before and have now; ranges of a family that somebody wrote
/// by hand, as long as they still hold just what was seen; and that a runtime was once seen to be unstable.
[[nodiscard]] Expectation generalise(std::vector<Sighting> sightings, const Expectation& before);

}  // namespace lastref
