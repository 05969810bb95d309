#pragma once

#include "backends/observation.hpp"
#include "runner/format/runtime_selector.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// A real runtime that was recorded: its family and its full version.
struct RecordedRuntime {
    std::string family;
    Version version;

    friend bool operator==(const RecordedRuntime&, const RecordedRuntime&) = default;
    friend auto operator<=>(const RecordedRuntime&, const RecordedRuntime&) = default;
};

/// Whether every run of a case shows the one transcript, or any of several.
enum class Stability { stable, unstable };

/// What a case may do on some runtimes, and why.
struct Outcome {
    std::vector<RuntimeSelector> runtimes;
    Status status = Status::finished;
    Stability stability = Stability::stable;
    std::vector<std::string> transcripts;  ///< exactly one if stable, else every one that was seen
    std::string why;

    [[nodiscard]] bool selects(std::string_view family, const Version& version) const;
};

/// The outcomes of one case, as expected/<topic>/<behaviour>.toml holds them.
struct Expectation {
    std::vector<RecordedRuntime> recorded;  ///< on what the outcomes were seen; the selectors say more than that
    std::vector<Outcome> outcomes;

    /// The first outcome that selects this version; null if none does.
    [[nodiscard]] const Outcome* find(std::string_view family, const Version& version) const;

    /// The version whose outcome stands for `version` of a family: the newest recorded one that begins with it, so
    /// that {3, 13} stands for 3.13.18; itself if none was recorded.
    [[nodiscard]] Version stands_for(std::string_view family, const Version& version) const;
};

}  // namespace lastref
