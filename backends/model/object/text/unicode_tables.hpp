#pragma once

#include <cstdint>
#include <span>

/// What is known of code points beyond ASCII; each table is sorted.
namespace lastref::model::unicode {

struct CodePointRange {
    std::uint32_t first;
    std::uint32_t last;
};

/// Every `stride`th code point from `first` to `last`.
struct StridedRange {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t stride;
};

struct CaseRange {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t stride;
    std::int32_t delta;  ///< added to a code point gives its counterpart
};

/// A code point whose counterpart is several, or not what the ranges say.
struct CaseException {
    std::uint32_t code_point;
    const char* text;  ///< UTF-8
};

extern const std::span<const CodePointRange> printable;
extern const std::span<const CodePointRange> alphabetic;
extern const std::span<const CodePointRange> decimal;  ///< whole sets of ten, 0 first
extern const std::span<const CodePointRange> digit;    ///< those that are not decimal
extern const std::span<const CodePointRange> numeric;  ///< those that are neither
extern const std::span<const StridedRange> lowercase;
extern const std::span<const StridedRange> uppercase;
extern const std::span<const StridedRange> titlecase;
extern const std::span<const CaseRange> to_lower;
extern const std::span<const CaseRange> to_upper;
extern const std::span<const CaseException> to_lower_special;
extern const std::span<const CaseException> to_upper_special;
extern const std::span<const CaseException> to_title_special;   ///< where it differs from upper case
extern const std::span<const CaseException> to_folded_special;  ///< where it differs from lower case

}  // namespace lastref::model::unicode
