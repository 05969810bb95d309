#define PCRE2_CODE_UNIT_WIDTH 8

#include "backends/model/library/patterns/pattern_code.hpp"

#include <pcre2.h>

#include <map>
#include <tuple>

namespace lastref::model {

namespace {

constexpr std::uint32_t most_steps = 4'000'000;
constexpr std::size_t most_kept = 256;

struct Deleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
    void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Deleter>;

}  // namespace

std::shared_ptr<const PatternCode> PatternCode::of(std::string_view text, bool is_text, std::uint32_t flags,
                                                   PatternDialect dialect) {
    using Key = std::tuple<std::string, bool, std::uint32_t, bool, int>;
    thread_local std::map<Key, std::shared_ptr<const PatternCode>> kept;
    Key key(text, is_text, flags, dialect.python_2, dialect.minor);
    if (auto found = kept.find(key); found != kept.end()) return found->second;
    auto made = std::make_shared<const PatternCode>(parse_pattern(text, is_text, flags, dialect), is_text);
    if (kept.size() >= most_kept) kept.clear();
    kept.emplace(std::move(key), made);
    return made;
}

PatternCode::PatternCode(ParsedPattern parsed, bool is_text) : parsed_(std::move(parsed)) {
    Owned<pcre2_compile_context> context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE place = 0;
    code_ = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(parsed_.translated.data()), parsed_.translated.size(),
                          is_text ? PCRE2_UTF | PCRE2_UCP : 0, &error, &place, context.get());
    if (!code_) throw PatternLack{"a regular expression of that kind"};
}

PatternCode::~PatternCode() {
    pcre2_code_free(code_);
}

bool PatternCode::match(std::string_view subject, std::size_t start, MatchKind kind,
                        std::vector<std::size_t>& spans) const {
    Owned<pcre2_match_data> data(pcre2_match_data_create_from_pattern(code_, nullptr));
    Owned<pcre2_match_context> context(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(context.get(), most_steps);
    const std::uint32_t options = (kind.at_start ? PCRE2_ANCHORED : 0) | (kind.at_end ? PCRE2_ENDANCHORED : 0) |
                                  (kind.not_empty_there ? PCRE2_NOTEMPTY_ATSTART : 0) | PCRE2_NO_UTF_CHECK;
    const int found = pcre2_match(code_, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), start, options,
                                  data.get(), context.get());
    if (found == PCRE2_ERROR_NOMATCH) return false;
    if (found < 0) throw PatternLack{"a regular expression that takes so many steps"};
    const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(data.get());
    spans.assign(offsets, offsets + 2 * std::size_t{parsed_.groups + 1});
    for (std::size_t i = 2 * static_cast<std::size_t>(found); i < spans.size(); ++i) spans[i] = absent;
    return true;
}

std::uint32_t PatternCode::last_closed(std::span<const std::size_t> spans) const {
    ClosedGroup last{0};
    for (const ClosedGroup& each : parsed_.closing_order) {
        if (spans[2 * each.group] == absent) continue;
        // Of those within one repeat the order of the text decides nothing.
        const bool is_compared = last.group != 0 && each.repeat != 0 && each.repeat == last.repeat;
        if (!is_compared || spans[2 * each.group + 1] >= spans[2 * last.group + 1]) last = each;
    }
    return last.group;
}

}  // namespace lastref::model
