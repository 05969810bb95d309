#pragma once

#include "backends/model/library/patterns/pattern_parser.hpp"

#include <optional>
#include <vector>

/// What the parts of the parser of regular expressions share.
namespace lastref::model {

/// Thrown where an expression that is read turns out to be verbose: it is read anew.
struct StartsVerbose {};

/// How wide are two parts one after the other, one of the two, and so many times a part.
PatternWidth added(PatternWidth left, PatternWidth right);
PatternWidth either(PatternWidth left, PatternWidth right);
PatternWidth times(PatternWidth width, std::uint64_t least, std::uint64_t most);

/// The groups of an expression that is being read.
class PatternGroups {
public:
    static constexpr std::uint64_t limit = 1073741823;

    /// Opens the next one and gives its number; `name` may be empty. Throws a PatternFault without a position.
    std::uint32_t open(std::u32string_view name);
    void close(std::uint32_t group, PatternWidth width);
    [[nodiscard]] bool is_closed(std::uint64_t group) const { return group < widths_.size() && widths_[group]; }
    [[nodiscard]] PatternWidth width(std::uint64_t group) const { return widths_[group].value(); }
    [[nodiscard]] std::optional<std::uint32_t> find(std::u32string_view name) const;
    /// Group 0 included.
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(widths_.size()); }

    /// Fails where a look-behind may not refer to the group.
    void check_in_lookbehind(std::uint64_t group, const PatternReader& reader) const;
    std::optional<std::uint32_t> first_of_lookbehind;  ///< groups before it may be referred to within a look-behind

    std::vector<std::pair<std::string, std::uint32_t>> names;
    std::vector<ClosedGroup> closing_order;

private:
    std::vector<std::optional<PatternWidth>> widths_{std::nullopt};
};

/// One thing that may be repeated, or a place.
struct PatternPiece {
    enum class Role : std::uint8_t { plain, place, repeated };
    std::string text;
    PatternWidth width;
    Role role = Role::plain;
    std::size_t closed_before = 0;  ///< how many groups were closed before it
};

/// A part of an expression: one after the other, or an alternation.
struct PatternPart {
    std::string text;
    PatternWidth width;
    bool empty = true;
};

/// Local flags: `(?add-remove:`.
struct FlagChange {
    std::uint32_t add = 0;
    std::uint32_t remove = 0;
    [[nodiscard]] bool is_none() const { return add == 0 && remove == 0; }
    [[nodiscard]] std::uint32_t applied_to(std::uint32_t flags) const {
        if (add & pattern_type_flags) flags &= ~std::uint32_t{pattern_type_flags};
        return (flags | add) & ~remove;
    }
};

/// The flag of a letter within `(?...)`; 0 for what is none.
std::uint32_t flag_of_letter(std::u32string_view token, PatternDialect dialect);

/// Reads flags behind `(?`, of which `first` is the first token. Nothing where they are global: those are added to
/// `global_flags`.
std::optional<FlagChange> parse_flags(PatternReader& reader, std::u32string_view first, std::uint32_t& global_flags,
                                      PatternDialect dialect);

/// What a backslash and a character stand for, in a set and elsewhere: a character, or a class.
struct PatternEscape {
    enum class Kind : std::uint8_t { character, char_class, group, place };
    Kind kind = Kind::character;
    char32_t character = 0;   ///< or the letter of the class or place
    std::uint64_t group = 0;  ///< what is referred to
};
PatternEscape parse_class_escape(PatternReader& reader, std::u32string_view token, PatternDialect dialect);
PatternEscape parse_escape(PatternReader& reader, std::u32string_view token, PatternDialect dialect,
                           const PatternGroups& groups);

/// Reads a set behind its `[`, and translates it.
std::string parse_character_set(PatternReader& reader, bool is_unicode, PatternDialect dialect,
                                std::vector<PatternWarning>& warnings);

}  // namespace lastref::model
