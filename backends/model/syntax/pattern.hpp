#pragma once

#include <optional>

#include "backends/model/syntax/expression.hpp"

namespace lastref::model::syntax {

using Patterns = std::vector<PatternPtr>;

/// A literal other than None, True and False, or a dotted name: compared by `==`.
struct MatchValue final : PatternOf<PatternKind::match_value> {
    ExpressionPtr value;
};

enum class Singleton : std::uint8_t { none, true_, false_ };

/// None, True or False: compared by `is`.
struct MatchSingleton final : PatternOf<PatternKind::match_singleton> {
    Singleton value = Singleton::none;
};

/// At most one of `patterns` is a MatchStar.
struct MatchSequence final : PatternOf<PatternKind::match_sequence> {
    Patterns patterns;
};

/// `rest` is the name after `**`.
struct MatchMapping final : PatternOf<PatternKind::match_mapping> {
    Expressions keys;
    Patterns patterns;
    std::optional<Identifier> rest;
};

struct MatchClass final : PatternOf<PatternKind::match_class> {
    ExpressionPtr cls;
    Patterns patterns;
    std::vector<Identifier> kwd_attrs;
    Patterns kwd_patterns;
};

/// `*name`, or `*_` when there is no name.
struct MatchStar final : PatternOf<PatternKind::match_star> {
    std::optional<Identifier> name;
};

/// `pattern as name`; without `pattern` a name alone, without both the wildcard `_`.
struct MatchAs final : PatternOf<PatternKind::match_as> {
    PatternPtr pattern;
    std::optional<Identifier> name;
};

struct MatchOr final : PatternOf<PatternKind::match_or> {
    Patterns patterns;
};

}  // namespace lastref::model::syntax
