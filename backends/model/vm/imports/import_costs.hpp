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
    std::string_view imports;               ///< in the order of the real module
    std::array<std::uint16_t, 10> objects;  ///< that take part in cycles, by version from `first_minor` on; then 0
    std::array<std::uint8_t, 10> garbage;   ///< of those: what only the collector frees
    std::uint8_t born = 0;                  ///< how much of the rest precedes the garbage, in percent,
    std::uint8_t dies = 0;                  ///< and how much precedes that it is let go
    std::uint8_t plain = 0;  ///< how many of the garbage are tuples that a collection in between stops tracking
};

/// What one module makes at one go: before it imports others, or after that.
struct ImportMakes {
    int objects = 0;       ///< besides the garbage
    bool loading = false;  ///< one step of the interpreter makes all: no collection at a safe point comes in between
    int garbage = 0;
    int plain = 0;       ///< of the garbage
    int born_after = 0;  ///< how many of the others are there when the garbage is made,
    int dies_after = 0;  ///< and when it becomes garbage
};

std::span<const ImportCost> import_costs();

/// Which modules of the library a run has imported by now, as the real one does it: also those that the model's own
/// library does without. Nothing is told of runtimes that count no objects made.
class ImportedModules {
public:
    using Made = std::function<void(const ImportMakes&)>;

    /// Tells `made` of each module that importing `name` brings and that was not there yet, in the order of the making.
    void import(const Profile& profile, std::string_view name, const Made& made);

    [[nodiscard]] bool has(std::string_view name) const { return present_.count(name) > 0; }

private:
    std::set<std::string_view> present_;
};

}  // namespace lastref::model
