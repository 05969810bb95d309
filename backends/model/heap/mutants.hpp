#pragma once

#ifdef LASTREF_MUTANTS

#include "backends/model/heap/profile.hpp"

#include <span>
#include <string_view>

namespace lastref::model {

/// One deliberate fault.
struct MutantRow {
    Mutant mutant;
    std::string_view name;
    std::string_view breaks;           ///< what it does wrong, in one sentence
    bool (*can_show)(const Profile&);  ///< whether programs on such a runtime can notice at all
};

/// All of them, in the order of Mutant.
std::span<const MutantRow> mutant_rows();

/// `profile` with that fault. Faults in what versions change are changes of the profile's data; all others are asked
/// for where they strike.
Profile mutate(const Profile& profile, Mutant mutant);

}  // namespace lastref::model

#endif
