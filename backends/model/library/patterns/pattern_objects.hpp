#pragma once

#include "backends/model/library/patterns/pattern_code.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/type.hpp"

/// Compiled regular expressions, matches and scanners: records.
namespace lastref::model {

/// The type of compiled expressions, of matches, of scanners, as the profile has them.
const TypeSpec& pattern_spec(const Profile& profile);
const TypeSpec& match_spec(const Profile& profile);
const TypeSpec& scanner_spec(const Profile& profile);

inline Object*& record_field(Object* record, std::uint32_t place) {
    return static_cast<Record*>(record)->fields()[place];
}
inline std::int64_t& record_number(Object* record, int place) {
    return static_cast<Record*>(record)->numbers[place];
}

/// The specification of a type of such records, which no class derives from.
constexpr TypeSpec record_spec(std::string_view name, std::string_view module, std::span<const NativeRow> methods,
                               std::span<const GetSetRow> attributes) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::record;
    spec.instance_size = sizeof(Record);
    spec.methods = methods;
    spec.attributes = attributes;
    spec.subclassable = false;
    spec.module = module;
    return spec;
}

/// A compiled expression: the dict of the groups' names, the tuple of names by group, its text (str or bytes).
struct PatternFields {
    static constexpr std::uint32_t group_index = 0, names = 1, text = 2;
    static constexpr int flags = 0, groups = 1;
};
/// A match: the text that was searched, the bytes of the places of its groups, `regs` once somebody asked for it, the
/// expression.
struct MatchFields {
    static constexpr std::uint32_t string = 0, spans = 1, regs = 2, pattern = 3;
    static constexpr int start = 0, end = 1, last_index = 2;
};
struct ScannerFields {
    static constexpr std::uint32_t pattern = 0, string = 1;
    static constexpr int start = 0, end = 1, must_advance = 2;
};

/// Whether the object is a match.
bool is_match(const Object* object);

/// A record of borrowed fields. Up to 3.9 no collector looks at it.
Ref<Record> make_pattern_record(Run& run, const TypeSpec& spec, std::initializer_list<Object*> fields);

/// Calls `action`, which may throw what parse_pattern() and PatternCode::match() throw but for a PatternFault.
template <class Action>
auto with_pattern_errors(Run& run, Action action) {
    try {
        return action();
    } catch (const PatternLack& lack) {
        run.refuse(lack.what);
    }
}

PatternDialect dialect_of(const Profile& profile);

/// A search through a text that Python code gave. Places are counted in the text's own units.
class PatternSearch {
public:
    static constexpr std::int64_t no_end = INT64_MAX;

    /// Raises TypeError where the text is none for the expression.
    PatternSearch(Run& run, Object* pattern, Object* string, std::int64_t start = 0, std::int64_t end = no_end);

    /// Up to 3.6: warns, or raises ValueError, where the expression matches nothing that a text is split at.
    void check_that_splits();

    /// Whether there is a match from `start` on.
    bool find(MatchKind kind);
    /// Likewise the next one of all; `start` moves behind it.
    bool find_next();

    [[nodiscard]] std::int64_t begin_of(std::uint32_t group) const { return spans_[2 * group]; }
    [[nodiscard]] std::int64_t end_of(std::uint32_t group) const { return spans_[2 * group + 1]; }
    /// The text of a group; `absent` where it took no part.
    Value group(std::uint32_t group, Object* absent);
    Value match();

    std::int64_t start;
    std::int64_t end;
    bool must_advance = false;

private:
    [[nodiscard]] std::string_view subject() const;
    [[nodiscard]] std::size_t byte_of(std::int64_t place) const;
    [[nodiscard]] std::int64_t place_of(std::size_t byte) const;

    Run& run_;
    Object* pattern_;
    Object* string_;
    std::shared_ptr<const PatternCode> code_;
    std::int64_t from_;  ///< where all began
    std::vector<std::int64_t> spans_;
    std::uint32_t last_closed_ = 0;
};

/// What a match or a scanner keeps of the text that is searched: the text itself, on PyPy up to 7.3 a plain str.
Value kept_subject(Run& run, Object* string);
/// How many units a text has.
std::int64_t length_of_subject(Object* string);
/// A part of a text: a str or bytes.
Value part_of_subject(Run& run, Object* string, std::int64_t start, std::int64_t end);

/// The text that `template_` stands for in a replacement: a str or bytes without groups, or a list of texts and groups'
/// numbers in turn. May run Python code.
Value compile_replacement(Run& run, Object* pattern, Object* template_);
/// The text that such a list gives with the groups of a match.
Value expand_replacement(Run& run, Object* parts, Object* match);

/// Of a match.
Value match_group(Run& run, Object* match, std::int64_t group, Object* absent);

// Methods of compiled expressions that go through a whole text.
Value pattern_sub(Run& run, Arguments arguments);
Value pattern_subn(Run& run, Arguments arguments);
Value pattern_split(Run& run, Arguments arguments);
Value pattern_findall(Run& run, Arguments arguments);
Value pattern_finditer(Run& run, Arguments arguments);
Value pattern_scanner(Run& run, Arguments arguments);

}  // namespace lastref::model
