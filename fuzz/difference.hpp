#pragma once

#include "backends/observation.hpp"

#include <string>
#include <string_view>

namespace lastref::fuzz {

/// What two runs of one program are compared by.
enum class Difference {
    none,
    status,       ///< one ended otherwise than the other
    transcript,   ///< what was printed
    last_words,   ///< of the traceback of the exception that ended both
    unsupported,  ///< the model refused the program: there is nothing to compare
    unstable,     ///< the real one differs from itself: there is nothing to compare
    not_run,      ///< the run of either could not be made
};

[[nodiscard]] std::string_view name_of(Difference difference);

[[nodiscard]] Difference compare(const Observation& model, const Observation& real);

/// Whether the difference is one: neither agreement nor the lack of a comparison.
[[nodiscard]] bool is_real(Difference difference);

/// The last line of the traceback of the exception that ended a program, without what was reported and ignored, and
/// without addresses; empty if there is none.
[[nodiscard]] std::string last_words(std::string_view errors);

}  // namespace lastref::fuzz
