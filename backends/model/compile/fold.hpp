#pragma once

#include <optional>

#include "backends/model/compile/code.hpp"
#include "backends/model/syntax/expression.hpp"

namespace lastref::model::compile {

/// The value of `expression` where CPython knows it before the program runs: literals, arithmetic on them, tuples of
/// them. Sums that would not fit into 64 bits are left to the program.
std::optional<Constant> fold(const syntax::Expression& expression);

/// All of `elements` as one tuple, if they are constants.
std::optional<Constant> fold_tuple(const syntax::Expressions& elements);

/// The same as a frozenset.
std::optional<Constant> fold_frozen_set(const syntax::Expressions& elements);

}  // namespace lastref::model::compile
