#pragma once

#include "backends/observation.hpp"
#include "runner/format/runtime_selector.hpp"

#include <array>
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

/// What says that a runtime does so.
enum class Basis {
    unsaid,
    guaranteed,  ///< the language or its library promises it, wherever it runs
    documented,  ///< this implementation's documentation says it
    accident,    ///< nobody promises it
    bug,         ///< it is known, and to be mended
};

/// What a case may do on some runtimes, and why.
struct Outcome {
    std::vector<RuntimeSelector> runtimes;
    Status status = Status::finished;
    Stability stability = Stability::stable;
    std::vector<std::string> transcripts;  ///< exactly one if stable, else every one that was seen
    std::string why;
    Basis basis = Basis::unsaid;
    std::string link;  ///< to the report of a bug

    /// The reason, and what it rests on.
    [[nodiscard]] std::string explanation() const;

    [[nodiscard]] bool selects(std::string_view family, const Version& version) const;
};

/// The words for a basis in files, in the order of the enumeration; the first one is none.
inline constexpr std::array<std::string_view, 5> basis_names{"", "guaranteed", "documented", "accident", "bug"};

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
