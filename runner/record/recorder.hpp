#pragma once

#include "backends/runtime.hpp"
#include "runner/record/generalise.hpp"
#include "runner/select/catalogue.hpp"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref {

/// What recording one case came to.
struct Recording {
    CaseName name;
    std::string file;                       ///< of the expectation, relative to the root
    std::string old_text;                   ///< empty if there was no such file
    std::string new_text;                   ///< the same as `old_text` if nothing changes
    std::vector<RecordedRuntime> seen;      ///< on what it was recorded just now
    std::vector<RecordedRuntime> unstable;  ///< those of them whose runs disagreed
    std::vector<std::string> problems;      ///< a line for each runtime that gave nothing to record
};

/// Which runtimes a case is recorded on: all that it is for, or those that it was never recorded on.
enum class Extent { all, missing };

/// Runs cases on real interpreters, each several times under several hash seeds, and works out what their expectations
/// become. Writes nothing.
class Recorder {
public:
    struct Options {
        std::size_t runs = 3;
        std::size_t threads = 1;
        Extent extent = Extent::all;
        Limits limits;
    };

    /// Requires real runtimes that outlive it.
    Recorder(const Catalogue& catalogue, const std::vector<const Runtime*>& runtimes, Options options);
    ~Recorder();

    /// Records the cases in turn and calls `done` for each, in order; those that cannot be read are complained about
    /// first. What was recorded before is read when a case is done, so that nothing written meanwhile is lost. When
    /// `stop` is asked for, what is not complete by then is left out.
    void record(const std::vector<CaseName>& names, const std::function<void(const Recording&)>& done,
                Diagnostics& diagnostics, std::stop_token stop);

private:
    struct Subject;
    struct Plan;

    Plan plan(const CaseName& name, Case one, Diagnostics& diagnostics) const;
    void observe(Plan& plan, std::size_t run, std::stop_token stop) const;
    [[nodiscard]] Recording conclude(const Plan& plan, Diagnostics& diagnostics) const;

    const Catalogue& catalogue_;
    Options options_;
    std::vector<Subject> subjects_;
};

}  // namespace lastref
