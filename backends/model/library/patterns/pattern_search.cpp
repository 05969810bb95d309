#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

std::string_view bytes_of_subject(Object* string) {
    return is_string(string) ? as_string(string)->view() : bytes_like(string).value_or("");
}

bool has_surrogates(const Str* text) {
    return !text->is_ascii() && text->view().find("\xed") != std::string_view::npos && [&] {
        bool found = false;
        for_each_code_point(text->view(), [&](std::uint32_t each) { found |= is_surrogate(each); });
        return found;
    }();
}

void check_subject(Run& run, Object* pattern, Object* string) {
    const bool is_text = is_string(record_field(pattern, PatternFields::text));
    if (is_string(string)) {
        if (!is_text) raise(run, CoreType::type_error, "cannot use a bytes pattern on a string-like object");
        if (has_surrogates(as_string(string))) run.refuse("a search in a text with surrogates");
        return;
    }
    const bool is_like_bytes = bytes_like(string).has_value();
    if (!is_like_bytes && run.profile.minor() >= 11)
        raise(run, CoreType::type_error, "expected string or bytes-like object, got '{}'", type_name(string));
    if (!is_like_bytes && run.profile.family == "cpython") {
        raise(run, CoreType::type_error, "expected string or {}",
              run.profile.python_2 ? "buffer" : "bytes-like object");
    }
    if (is_text) raise(run, CoreType::type_error, "cannot use a string pattern on a bytes-like object");
    if (!is_like_bytes)
        raise(run, CoreType::type_error, "a bytes-like object is required, not '{}'", type_name(string));
}

}  // namespace

PatternDialect dialect_of(const Profile& profile) {
    return {.python_2 = profile.python_2, .minor = profile.minor()};
}

std::int64_t length_of_subject(Object* string) {
    return is_string(string) ? as_string(string)->length : static_cast<std::int64_t>(bytes_of_subject(string).size());
}

Value part_of_subject(Run& run, Object* string, std::int64_t start, std::int64_t end) {
    if (is_string(string)) {
        return string_slice(run, as_string(string), static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end));
    }
    const std::string_view bytes = bytes_of_subject(string);
    if (is_exactly(run, string, CoreType::bytes) && start == 0 && end == static_cast<std::int64_t>(bytes.size()))
        return share(string);
    const auto first = std::min(static_cast<std::size_t>(start), bytes.size());
    return make_bytes(run, bytes.substr(first, static_cast<std::size_t>(end - start)));
}

Value kept_subject(Run& run, Object* string) {
    const bool is_copied = run.profile.family == "pypy" && run.profile.minor() < 11 && is_string(string);
    return is_copied ? Value(string_exact(run, as_string(string))) : share(string);
}

PatternSearch::PatternSearch(Run& run, Object* pattern, Object* string, std::int64_t first, std::int64_t last)
    : run_(run), pattern_(pattern), string_(string) {
    check_subject(run, pattern, string);
    const std::int64_t length = length_of_subject(string);
    start = from_ = std::clamp<std::int64_t>(first, 0, length);
    end = std::clamp<std::int64_t>(last, 0, length);
    Object* text = record_field(pattern, PatternFields::text);
    code_ = with_pattern_errors(run, [&] {
        return PatternCode::of(bytes_of_subject(text), is_string(text),
                               static_cast<std::uint32_t>(record_number(pattern, PatternFields::flags)),
                               dialect_of(run.profile));
    });
}

void PatternSearch::check_that_splits() {
    const PatternWidth width = code_->parsed().width;
    if (width.least > 0 || run_.profile.python_2) return;
    if (width.most == 0) raise(run_, CoreType::value_error, "split() requires a non-empty pattern match.");
    run_.warn(CoreType::future_warning, "split() requires a non-empty pattern match.", nullptr);
}

std::string_view PatternSearch::subject() const {
    return bytes_of_subject(string_);
}

std::size_t PatternSearch::byte_of(std::int64_t place) const {
    if (is_string(string_)) return byte_offset(as_string(string_), static_cast<std::uint32_t>(place));
    return std::min(static_cast<std::size_t>(place), subject().size());
}

std::int64_t PatternSearch::place_of(std::size_t byte) const {
    if (byte == PatternCode::absent) return -1;
    if (!is_string(string_) || as_string(string_)->is_ascii()) return static_cast<std::int64_t>(byte);
    return static_cast<std::int64_t>(count_code_points(subject().substr(0, byte)));
}

bool PatternSearch::find(MatchKind kind) {
    run_.native_step();
    if (start > end) return false;
    std::vector<std::size_t> bytes;
    const bool found = with_pattern_errors(
        run_, [&] { return code_->match(subject().substr(0, byte_of(end)), byte_of(start), kind, bytes); });
    if (!found) return false;
    last_closed_ = code_->last_closed(bytes);
    spans_.clear();
    for (std::size_t each : bytes) spans_.push_back(place_of(each));
    return true;
}

bool PatternSearch::find_next() {
    if (!find({.not_empty_there = must_advance})) return false;
    const bool is_empty = begin_of(0) == end_of(0);
    // Up to 3.6 what is found next begins behind an empty match.
    const bool steps = run_.profile.minor() < 7;
    must_advance = !steps && is_empty;
    start = end_of(0) + (steps && is_empty ? 1 : 0);
    return true;
}

Value PatternSearch::group(std::uint32_t group, Object* absent) {
    if (begin_of(group) < 0) return share(absent);
    return part_of_subject(run_, string_, begin_of(group), end_of(group));
}

Value PatternSearch::match() {
    Ref<Bytes> spans =
        make_bytes(run_, {reinterpret_cast<const char*>(spans_.data()), spans_.size() * sizeof spans_[0]});
    Value kept = kept_subject(run_, string_);
    Ref<Record> made =
        make_pattern_record(run_, match_spec(run_.profile), {kept.get(), spans.get(), nullptr, pattern_});
    record_number(made.get(), MatchFields::start) = from_;
    record_number(made.get(), MatchFields::end) = end;
    record_number(made.get(), MatchFields::last_index) = last_closed_;
    return made;
}

}  // namespace lastref::model
