#include "backends/model/library/patterns/pattern_classes.hpp"
#include "backends/model/library/patterns/pattern_state.hpp"

#include <fmt/format.h>

namespace lastref::model {

namespace {

class SetParser {
public:
    SetParser(PatternReader& reader, bool is_unicode, PatternDialect dialect, std::vector<PatternWarning>& warnings)
        : reader_(reader), is_unicode_(is_unicode), dialect_(dialect), warnings_(warnings) {}

    std::string parse() {
        const std::size_t start = reader_.tell() - 1;
        if (reader_.is_next('[')) warn_of_set("nested set", reader_.tell());
        const bool is_negated = reader_.match('^');
        CharacterSet set;
        while (set.empty() || !reader_.is_next(']')) {
            const std::u32string_view first = get_in_set(start);
            if (!set.empty() && first.size() == 1 && reader_.next() == first) warn_of_doubled(first[0]);
            const PatternEscape low = member(first);
            if (!reader_.match('-')) {
                add_to(set, low);
                continue;
            }
            if (reader_.is_next(']')) {
                add_to(set, low);
                set.add('-');
                break;
            }
            const std::u32string_view last = get_in_set(start);
            if (last == U"-") warn_of_set("set difference", reader_.tell() - 2);
            add_range(set, first, last, low, member(last));
        }
        reader_.get();
        return set.translated(is_negated);
    }

private:
    std::u32string_view get_in_set(std::size_t start) {
        if (reader_.at_end()) reader_.fail("unterminated character set", reader_.tell() - start);
        return reader_.get();
    }

    PatternEscape member(std::u32string_view token) {
        if (token.size() == 2) return parse_class_escape(reader_, token, dialect_);
        return {.character = token[0]};
    }

    void add_to(CharacterSet& set, const PatternEscape& escape) const {
        if (escape.kind == PatternEscape::Kind::char_class) {
            set.add_class(static_cast<char>(escape.character), is_unicode_);
        } else {
            set.add(escape.character);
        }
    }

    void add_range(CharacterSet& set, std::u32string_view first, std::u32string_view last, const PatternEscape& low,
                   const PatternEscape& high) const {
        const bool are_characters =
            low.kind == PatternEscape::Kind::character && high.kind == PatternEscape::Kind::character;
        if (!are_characters || high.character < low.character) {
            reader_.fail(fmt::format("bad character range {}-{}", as_utf8(first), as_utf8(last)),
                         first.size() + 1 + last.size());
        }
        set.add_range(low.character, high.character);
    }

    void warn_of_doubled(char32_t character) {
        const char* name = character == '-'   ? "set difference"
                           : character == '&' ? "set intersection"
                           : character == '~' ? "set symmetric difference"
                           : character == '|' ? "set union"
                                              : nullptr;
        if (name) warn_of_set(name, reader_.tell() - 1);
    }

    void warn_of_set(std::string_view what, std::size_t place) {
        if (dialect_.minor >= 7) warnings_.push_back({true, fmt::format("Possible {} at position {}", what, place)});
    }

    PatternReader& reader_;
    bool is_unicode_;
    PatternDialect dialect_;
    std::vector<PatternWarning>& warnings_;
};

}  // namespace

std::string parse_character_set(PatternReader& reader, bool is_unicode, PatternDialect dialect,
                                std::vector<PatternWarning>& warnings) {
    return SetParser(reader, is_unicode, dialect, warnings).parse();
}

}  // namespace lastref::model
