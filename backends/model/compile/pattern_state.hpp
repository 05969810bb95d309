#pragma once

#include <string>
#include <vector>

#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

/// Where the compilation of one case's pattern stands, as CPython's pattern_context. Captured values stay on the stack
/// until the whole pattern has matched.
struct Generator::PatternState {
    std::vector<std::string> stores;  ///< names captured so far, the first one deepest on the stack
    bool allow_irrefutable = false;   ///< a pattern that always matches may stand here
    std::vector<Label> fail_labels;   ///< number n drops n values from the stack, then the case has failed
    std::size_t on_top = 0;           ///< values above the captured ones that a failure has to drop
};

/// `_`, which matches anything and keeps nothing.
bool is_wildcard(const syntax::Pattern& pattern);

}  // namespace lastref::model::compile
