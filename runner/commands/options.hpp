#pragma once

#include "backends/runtime.hpp"
#include "runner/format/diagnostic.hpp"
#include "runner/select/selection.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lastref {

/// A check of an option: why `text` is no number above zero; empty if it is one.
[[nodiscard]] std::string complain_unless_positive(const std::string& text);

/// Which cases, as options say it.
struct CaseOptions {
    Selection selection;
    std::string shard;

    void declare(CLI::App& app);

    /// The names that were asked for.
    [[nodiscard]] std::vector<CaseName> select(const Catalogue& catalogue, Diagnostics& diagnostics);
};

/// Which runtimes, as options say it.
struct RuntimeOptions {
    std::vector<std::string> names;     ///< --on
    std::vector<std::string> commands;  ///< --runtime

    void declare(CLI::App& app, const char* by_default);

    /// What was asked for: the names, else the commands, else `by_default`.
    [[nodiscard]] std::vector<std::string> asked(const std::vector<std::string>& by_default) const;
};

/// How runs are made, as options say it.
struct RunLimitOptions {
    double timeout_seconds = 10;
    std::size_t threads = 0;  ///< 0: as many as default_threads() says

    void declare(CLI::App& app);
    [[nodiscard]] Limits limits() const;
    [[nodiscard]] std::size_t thread_count() const;
};

/// Writes each complaint as a line on standard error.
void print(const Diagnostics& diagnostics);

}  // namespace lastref
