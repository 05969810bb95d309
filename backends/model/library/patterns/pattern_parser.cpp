#include "backends/model/library/patterns/pattern_classes.hpp"
#include "backends/model/library/patterns/pattern_state.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref::model {

namespace {

constexpr std::u32string_view digits = U"0123456789";
constexpr std::uint64_t most_repeats = 4294967295;
constexpr std::uint64_t most_repeats_of_pcre = 65535;

bool is_identifier_name(std::u32string_view name) {
    return is_identifier(as_utf8(name));
}

class PatternParser {
public:
    PatternParser(std::string_view text, bool is_text, std::uint32_t flags, PatternDialect dialect)
        : reader_(text, is_text), dialect_(dialect), flags_(flags) {}

    ParsedPattern parse() {
        try {
            return parse_all();
        } catch (PatternFault& fault) {
            fault.warnings = std::move(warnings_);
            throw;
        }
    }

private:
    using Role = PatternPiece::Role;

    ParsedPattern parse_all() {
        PatternPart all = parse_alternation(flags_, 0);
        check_flags();
        if (!reader_.at_end()) reader_.fail("unbalanced parenthesis");
        for (const auto& [group, place] : conditions_) {
            if (group >= groups_.count()) throw PatternFault{fmt::format("invalid group reference {}", group), place};
        }
        if (lookbehind_varies_) throw PatternFault{"look-behind requires fixed-width pattern", std::nullopt};
        if (flags_ & pattern_ignore_case) all.text.insert(0, "(?i)");
        return {.translated = std::move(all.text),
                .flags = flags_,
                .groups = groups_.count() - 1,
                .names = std::move(groups_.names),
                .width = all.width,
                .closing_order = std::move(groups_.closing_order),
                .warnings = std::move(warnings_)};
    }

    [[nodiscard]] bool is_unicode(std::uint32_t flags) const {
        return reader_.is_text() && !dialect_.python_2 && !(flags & pattern_ascii);
    }

    void check_flags() {
        if (reader_.is_text()) {
            if (dialect_.python_2) return;
            if (flags_ & pattern_locale) throw PatternFlagsFault{"cannot use LOCALE flag with a str pattern"};
            if (!(flags_ & pattern_ascii)) {
                flags_ |= pattern_unicode;
            } else if (flags_ & pattern_unicode) {
                throw PatternFlagsFault{"ASCII and UNICODE flags are incompatible"};
            }
        } else if (flags_ & pattern_unicode) {
            throw PatternFlagsFault{"cannot use UNICODE flag with a bytes pattern"};
        } else if ((flags_ & pattern_locale) && (flags_ & pattern_ascii)) {
            throw PatternFlagsFault{"ASCII and LOCALE flags are incompatible"};
        }
    }

    PatternPart parse_alternation(std::uint32_t flags, int nested) {
        PatternPart all = parse_sequence(flags, nested + 1, nested == 0);
        while (reader_.match('|')) {
            if (nested == 0 && dialect_.minor >= 11) flags = flags_;
            const PatternPart next = parse_sequence(flags, nested + 1, false);
            all.text += "|" + next.text;
            all.width = either(all.width, next.width);
            all.empty = false;
        }
        return all;
    }

    PatternPart parse_sequence(std::uint32_t flags, int nested, bool is_first) {
        std::vector<PatternPiece> pieces;
        while (!reader_.at_end() && !reader_.is_next_of(U"|)")) {
            const std::u32string_view token = reader_.get();
            if ((flags & pattern_verbose) && skips(token)) continue;
            const std::size_t count = pieces.size();
            const std::size_t closed = groups_.closing_order.size();
            parse_piece(token, flags, nested, is_first && pieces.empty(), pieces);
            if (pieces.size() > count) pieces.back().closed_before = closed;
        }
        PatternPart part{.empty = pieces.empty()};
        for (const PatternPiece& each : pieces) {
            part.text += each.text;
            part.width = added(part.width, each.width);
        }
        return part;
    }

    /// Whether the token is nothing in a verbose expression; a comment is taken as a whole.
    bool skips(std::u32string_view token) {
        if (token.size() != 1) return false;
        if (token[0] == '#') {
            while (!reader_.at_end() && reader_.get() != U"\n") {
            }
            return true;
        }
        return std::u32string_view(U" \t\n\r\v\f").find(token[0]) != std::u32string_view::npos;
    }

    void parse_piece(std::u32string_view token, std::uint32_t& flags, int nested, bool at_start,
                     std::vector<PatternPiece>& pieces) {
        if (token[0] == '\\') return pieces.push_back(escape(parse_escape(reader_, token, dialect_, groups_), flags));
        switch (token[0]) {
            case '[':
                return pieces.push_back({parse_character_set(reader_, is_unicode(flags), dialect_, warnings_), {1, 1}});
            case '?':
            case '*':
            case '+':
            case '{': return parse_repeat(token[0], pieces);
            case '.': return pieces.push_back({flags & pattern_dot_all ? "(?s:.)" : R"([^\x0a])", {1, 1}});
            case '(': return parse_group(flags, nested, at_start, pieces);
            case '^': return pieces.push_back({flags & pattern_multiline ? "(?m:^)" : R"(\A)", {}, Role::place});
            case '$': return pieces.push_back({flags & pattern_multiline ? "(?m:$)" : R"(\Z)", {}, Role::place});
            default: return pieces.push_back({character_for_pcre(token[0]), {1, 1}});
        }
    }

    PatternPiece escape(PatternEscape escape, std::uint32_t flags) {
        switch (escape.kind) {
            case PatternEscape::Kind::char_class: {
                CharacterSet set;
                set.add_class(static_cast<char>(escape.character), is_unicode(flags));
                return {set.translated(false), {1, 1}};
            }
            case PatternEscape::Kind::group:
                return {fmt::format("\\g{{{}}}", escape.group), groups_.width(escape.group)};
            case PatternEscape::Kind::place: return {place(escape.character, flags), {}, Role::place};
            default: return {character_for_pcre(escape.character), {1, 1}};
        }
    }

    [[nodiscard]] std::string place(char32_t letter, std::uint32_t flags) const {
        if (letter == 'A') return R"(\A)";
        if (letter == 'z' || letter == 'Z') return R"(\z)";
        const std::string_view word = members_of_class('w', is_unicode(flags));
        const std::string edge = fmt::format("(?<=[{0}])(?![{0}])|(?<![{0}])(?=[{0}])", word);
        if (letter == 'b') return fmt::format("(?:{})", edge);
        // Up to 3.13 an empty text has no place that is not an edge.
        return fmt::format("(?:(?!{}){})", edge, dialect_.minor >= 14 ? "" : "(?!\\A\\z)");
    }

    void parse_repeat(char32_t sign, std::vector<PatternPiece>& pieces) {
        const std::size_t start = reader_.tell();
        std::uint64_t least = sign == '+' ? 1 : 0;
        std::uint64_t most = sign == '?' ? 1 : most_repeats;
        if (sign == '{' && !parse_counts(least, most)) {
            reader_.seek(start);
            return pieces.push_back({character_for_pcre(sign), {1, 1}});
        }
        const std::size_t back = reader_.tell() - start + 1;
        if (pieces.empty() || pieces.back().role == Role::place) reader_.fail("nothing to repeat", back);
        PatternPiece& repeated = pieces.back();
        if (repeated.role == Role::repeated) reader_.fail("multiple repeat", back);
        if (std::max(least, most == most_repeats ? 0 : most) > most_repeats_of_pcre)
            throw PatternLack{"a regular expression with so many repeats"};
        repeated.text += most == most_repeats ? fmt::format("{{{},}}", least) : fmt::format("{{{},{}}}", least, most);
        repeated.width = times(repeated.width, least, most == most_repeats ? PatternWidth::unlimited : most);
        repeated.role = Role::repeated;
        ++repeats_;
        for (std::size_t i = repeated.closed_before; i < groups_.closing_order.size(); ++i)
            groups_.closing_order[i].repeat = repeats_;
        if (reader_.match('?')) {
            repeated.text += '?';
        } else if (dialect_.minor >= 11 && reader_.match('+')) {
            repeated.text += '+';
        }
    }

    /// `least,most}`. False where that is not what stands there.
    bool parse_counts(std::uint64_t& least, std::uint64_t& most) {
        if (reader_.is_next('}')) return false;
        const std::size_t start = reader_.tell();
        const std::u32string low = reader_.get_while(std::u32string::npos, digits);
        std::u32string high = low;
        if (reader_.match(',')) high = reader_.get_while(std::u32string::npos, digits);
        if (!reader_.match('}')) return false;
        if (!low.empty()) least = count_of(low);
        if (high.empty()) return true;
        most = count_of(high);
        if (most < least) reader_.fail("min repeat greater than max repeat", reader_.tell() - start);
        return true;
    }

    static std::uint64_t count_of(std::u32string_view text) {
        const std::uint64_t count = text.size() > 12 ? most_repeats : std::stoull(as_utf8(text));
        if (count >= most_repeats) throw PatternOverflow{};
        return count;
    }

    void check_name(std::u32string_view name) const {
        const bool is_good =
            is_identifier_name(name) && (reader_.is_text() || dialect_.minor < 12 || is_ascii_text(as_utf8(name)));
        if (!is_good) reader_.fail("bad character in group name " + as_repr(name), name.size() + 1);
    }

    /// What stands behind `(`.
    void parse_group(std::uint32_t& flags, int nested, bool at_start, std::vector<PatternPiece>& pieces) {
        const std::size_t start = reader_.tell() - 1;
        if (!reader_.match('?')) return pieces.push_back(capture({}, start, flags, nested));
        const std::u32string_view token = reader_.get();
        if (token.empty()) reader_.fail("unexpected end of pattern");
        const char32_t kind = token.size() == 1 ? token[0] : 0;
        switch (kind) {
            case 'P': return parse_named(start, flags, nested, pieces);
            case ':': return pieces.push_back(enclosed("(?:", start, flags, nested));
            case '#': return skip_comment(start);
            case '=':
            case '!':
            case '<': return pieces.push_back(assertion(kind, start, flags, nested));
            case '(': return pieces.push_back(conditional(start, flags, nested));
            case '>':
                if (dialect_.minor >= 11) return pieces.push_back(enclosed("(?>", start, flags, nested));
                break;
            default: break;
        }
        if (!flag_of_letter(token, dialect_) && kind != '-')
            reader_.fail("unknown extension ?" + as_utf8(token), token.size() + 1);
        if (auto change = parse_flags(reader_, token, flags_, dialect_)) {
            pieces.push_back(with_flags(*change, start, flags, nested));
        } else {
            begin_global_flags(start, at_start, flags);
        }
    }

    void begin_global_flags(std::size_t start, bool at_start, std::uint32_t& flags) {
        if (dialect_.minor >= 11) {
            if (!at_start) {
                reader_.fail("global flags not at the start of the expression", reader_.tell() - start);
            }
            flags = flags_;
            return;
        }
        if (!at_start && !dialect_.python_2) {
            constexpr std::size_t most_shown = 20;
            std::string message =
                fmt::format("Flags not at the start of the expression {}{}", reader_.shown_start(most_shown),
                            reader_.size() > most_shown ? " (truncated)" : "");
            if (dialect_.minor >= 9) message += fmt::format(" but at position {}", start);
            warnings_.push_back({false, std::move(message)});
        }
        if ((flags_ & pattern_verbose) && !(flags & pattern_verbose)) throw StartsVerbose{};
    }

    PatternPiece with_flags(const FlagChange& change, std::size_t start, std::uint32_t flags, int nested) {
        const std::uint32_t inner = change.applied_to(flags);
        return enclosed(inner & pattern_ignore_case ? "(?i:" : "(?-i:", start, inner, nested);
    }

    void skip_comment(std::size_t start) {
        while (!reader_.match(')')) {
            if (reader_.at_end()) reader_.fail("missing ), unterminated comment", reader_.tell() - start);
            reader_.get();
        }
    }

    void parse_named(std::size_t start, std::uint32_t flags, int nested, std::vector<PatternPiece>& pieces) {
        if (reader_.match('<')) {
            const std::u32string name = reader_.get_until('>', "group name");
            check_name(name);
            return pieces.push_back(capture(name, start, flags, nested));
        }
        if (reader_.match('=')) {
            const std::u32string name = reader_.get_until(')', "group name");
            check_name(name);
            const std::uint32_t group = known_group(name);
            if (!groups_.is_closed(group)) reader_.fail("cannot refer to an open group", name.size() + 1);
            groups_.check_in_lookbehind(group, reader_);
            return pieces.push_back({fmt::format("\\g{{{}}}", group), groups_.width(group)});
        }
        const std::u32string_view token = reader_.get();
        if (token.empty()) reader_.fail("unexpected end of pattern");
        reader_.fail("unknown extension ?P" + as_utf8(token), token.size() + 2);
    }

    [[nodiscard]] std::uint32_t known_group(std::u32string_view name) const {
        if (auto group = groups_.find(name)) return *group;
        reader_.fail("unknown group name " + as_repr(name), name.size() + 1);
    }

    PatternPiece capture(std::u32string_view name, std::size_t start, std::uint32_t flags, int nested) {
        std::uint32_t group = 0;
        try {
            group = groups_.open(name);
        } catch (const PatternFault& fault) {
            reader_.fail(fault.message, name.size() + 1);
        }
        PatternPiece piece = enclosed("(", start, flags, nested);
        groups_.close(group, piece.width);
        return piece;
    }

    /// A parenthesis up to its end.
    PatternPiece enclosed(std::string_view opening, std::size_t start, std::uint32_t flags, int nested) {
        const PatternPart part = parse_alternation(flags, nested + 1);
        close(start);
        return {fmt::format("{}{})", opening, part.text), part.width};
    }

    void close(std::size_t start) {
        if (!reader_.match(')')) reader_.fail("missing ), unterminated subpattern", reader_.tell() - start);
    }

    PatternPiece assertion(char32_t kind, std::size_t start, std::uint32_t flags, int nested) {
        const bool looks_behind = kind == '<';
        const auto outer = groups_.first_of_lookbehind;
        if (looks_behind) {
            const std::u32string_view token = reader_.get();
            if (token.empty()) reader_.fail("unexpected end of pattern");
            if (token != U"=" && token != U"!") reader_.fail("unknown extension ?<" + as_utf8(token), token.size() + 2);
            kind = token[0];
            if (!outer) groups_.first_of_lookbehind = groups_.count();
        }
        const PatternPart part = parse_alternation(flags, nested + 1);
        groups_.first_of_lookbehind = outer;
        close(start);
        if (looks_behind && part.width.least != part.width.most) lookbehind_varies_ = true;
        return {fmt::format("(?{}{}{})", looks_behind ? "<" : "", static_cast<char>(kind), part.text), {}};
    }

    PatternPiece conditional(std::size_t start, std::uint32_t flags, int nested) {
        const std::u32string name = reader_.get_until(')', "group name");
        const std::uint64_t group = condition(name);
        groups_.check_in_lookbehind(group, reader_);
        const PatternPart yes = parse_sequence(flags, nested + 1, false);
        PatternPart no;
        if (reader_.match('|')) {
            no = parse_sequence(flags, nested + 1, false);
            if (reader_.is_next('|')) reader_.fail("conditional backref with more than two branches");
        }
        close(start);
        return {fmt::format("(?({}){}|{})", group, yes.text, no.text), either(yes.width, no.width)};
    }

    std::uint64_t condition(std::u32string_view name) {
        const bool is_number = std::all_of(
            name.begin(), name.end(), [](char32_t each) { return digits.find(each) != std::u32string_view::npos; });
        if (!is_number) {
            check_name(name);
            return known_group(name);
        }
        const std::uint64_t group = name.size() > 12 ? PatternGroups::limit : std::stoull(as_utf8(name));
        if (group == 0) reader_.fail("bad group number", name.size() + 1);
        if (group >= PatternGroups::limit) reader_.fail("invalid group reference " + as_utf8(name), name.size() + 1);
        if (dialect_.minor >= 9) conditions_.emplace_back(group, reader_.tell() - name.size() - 1);
        return group;
    }

    PatternReader reader_;
    PatternDialect dialect_;
    std::uint32_t flags_;  ///< global ones
    PatternGroups groups_;
    std::vector<std::pair<std::uint64_t, std::size_t>> conditions_;  ///< groups that are asked for, and where
    bool lookbehind_varies_ = false;
    std::uint32_t repeats_ = 0;  ///< seen so far
    std::vector<PatternWarning> warnings_;
};

}  // namespace

ParsedPattern parse_pattern(std::string_view text, bool is_text, std::uint32_t flags, PatternDialect dialect) {
    ParsedPattern parsed;
    try {
        parsed = PatternParser(text, is_text, flags, dialect).parse();
    } catch (const StartsVerbose&) {
        parsed = PatternParser(text, is_text, flags | pattern_verbose, dialect).parse();
    }
    if (parsed.flags == flags) return parsed;
    // Flags that came with the text hold for what was read before them, too.
    std::vector<PatternWarning> warnings = std::move(parsed.warnings);
    parsed = PatternParser(text, is_text, parsed.flags, dialect).parse();
    parsed.warnings = std::move(warnings);
    return parsed;
}

}  // namespace lastref::model
