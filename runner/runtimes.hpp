#pragma once

#include "backends/runtime.hpp"
#include "reports/run_record.hpp"
#include "runner/format/diagnostic.hpp"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref {

/// Every runtime there is, models and real ones. The models are made at once, for that costs nothing; the machine is
/// searched for real interpreters only when a name asks for one.
class Runtimes {
public:
    /// `commands` are NAME=COMMAND each: real interpreters that the search does not know.
    explicit Runtimes(std::vector<std::string> commands = {}, std::stop_token stop = {});
    ~Runtimes();

    /// The runtimes that `names` mean, each once, models first. A name is that of a runtime, a glob over names,
    /// "models", "real" or "all"; without "model:", names and globs mean models all the same ("cpython-3.13"), or the
    /// NAME of a command; "real:cpython-3.13" is any 3.13.x. What means nothing is a complaint.
    [[nodiscard]] std::vector<const Runtime*> resolve(const std::vector<std::string>& names, Diagnostics& diagnostics);

    /// Where a runtime comes from: the command line of a real one, "built in" for a model.
    [[nodiscard]] static std::string where(const Runtime& runtime);

    /// What a record says of a runtime.
    [[nodiscard]] static RuntimeFacts facts_of(const Runtime& runtime);

    [[nodiscard]] static bool is_real(const Runtime& runtime);

    /// A real runtime as it is with this seed for the hashes of strings; null for a model.
    [[nodiscard]] static std::unique_ptr<Runtime> with_hash_seed(const Runtime& runtime, std::uint32_t seed);

private:
    void search(const std::vector<std::string>& names, Diagnostics& diagnostics);

    std::vector<std::string> commands_;
    std::stop_token stop_;
    std::vector<std::unique_ptr<Runtime>> models_;
    std::vector<std::unique_ptr<Runtime>> real_;
};

}  // namespace lastref
