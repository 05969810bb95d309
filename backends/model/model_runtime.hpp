#pragma once

#include "backends/runtime.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace lastref {

/// The model runtimes, one a supported profile, oldest version first within a family.
std::vector<std::unique_ptr<Runtime>> make_model_runtimes();

#ifdef LASTREF_MUTANTS

/// A deliberate fault that models can be given.
struct ModelMutant {
    std::string_view name;
    std::string_view breaks;  ///< what it does wrong
};

std::vector<ModelMutant> model_mutants();

/// The models on which that fault can show, with it; each has the name of the sound one.
std::vector<std::unique_ptr<Runtime>> make_mutant_runtimes(std::string_view name);

#endif

}  // namespace lastref
