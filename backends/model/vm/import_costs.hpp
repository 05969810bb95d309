#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string_view>

namespace lastref::model {

struct Profile;

/// What CPython makes for one module of its library, without those that it imports. Measured on each version; versions
/// whose module imports the same share a row.
struct ImportCost {
    std::string_view module;
    int first_minor;
    std::string_view imports;
    std::array<std::uint16_t, 10> objects;  ///< that take part in cycles, by version from `first_minor` on; then 0
    std::array<std::uint8_t, 10> garbage;   ///< of those: what only the collector frees
};

std::span<const ImportCost> import_costs();

/// Which modules of the library a run has imported by now, as the real one does it: also those that the model's own
/// library does without. Nothing is told of runtimes that count no objects made.
class ImportedModules {
public:
    using Made = std::function<void(int objects, int garbage)>;

    /// Tells `made` of each module that importing `name` brings and that was not there yet, those it imports first.
    void import(const Profile& profile, std::string_view name, const Made& made);

private:
    std::set<std::string_view> present_;
};

}  // namespace lastref::model
