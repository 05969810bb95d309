#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/library/types/method_helpers.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

struct FlagName {
    std::uint32_t flag;
    std::string_view name;
};
constexpr FlagName flag_names[] = {
    {pattern_template, "re.TEMPLATE"}, {pattern_ignore_case, "re.IGNORECASE"},
    {pattern_locale, "re.LOCALE"},     {pattern_multiline, "re.MULTILINE"},
    {pattern_dot_all, "re.DOTALL"},    {pattern_unicode, "re.UNICODE"},
    {pattern_verbose, "re.VERBOSE"},   {pattern_debug, "re.DEBUG"},
    {pattern_ascii, "re.ASCII"},
};

std::uint32_t flags_of(Object* pattern) {
    return static_cast<std::uint32_t>(record_number(pattern, PatternFields::flags));
}

std::string shown_flags(Object* pattern) {
    std::uint32_t flags = flags_of(pattern);
    const bool is_text = is_string(record_field(pattern, PatternFields::text));
    if (is_text && (flags & pattern_type_flags) == pattern_unicode) flags &= ~std::uint32_t{pattern_unicode};
    std::string shown;
    for (const FlagName& each : flag_names) {
        if (!(flags & each.flag)) continue;
        shown += fmt::format("{}{}", shown.empty() ? ", " : "|", each.name);
        flags &= ~each.flag;
    }
    if (flags) shown += fmt::format("{}0x{:x}", shown.empty() ? ", " : "|", flags);
    return shown;
}

Value pattern_repr(Run& run, Arguments arguments) {
    constexpr std::size_t most_shown = 200;
    Ref<Str> text = repr(run, record_field(arguments[0], PatternFields::text));
    const std::size_t shown = byte_offset(text.get(), std::min<std::uint32_t>(text->length, most_shown));
    return make_string(run, fmt::format("re.compile({}{})", text->view().substr(0, shown), shown_flags(arguments[0])));
}

bool are_equal(Run& run, Object* left, Object* right) {
    Object* left_text = record_field(left, PatternFields::text);
    Object* right_text = record_field(right, PatternFields::text);
    return flags_of(left) == flags_of(right) && is_string(left_text) == is_string(right_text) &&
           equals(run, left_text, right_text);
}

Value pattern_eq(Run& run, Arguments arguments) {
    if (arguments[1]->type != arguments[0]->type) return not_implemented(run);
    return make_bool(run, are_equal(run, arguments[0], arguments[1]));
}

Value pattern_ne(Run& run, Arguments arguments) {
    if (arguments[1]->type != arguments[0]->type) return not_implemented(run);
    return make_bool(run, !are_equal(run, arguments[0], arguments[1]));
}

Value pattern_hash(Run& run, Arguments arguments) {
    return make_int(run, hash(run, record_field(arguments[0], PatternFields::text)) ^ flags_of(arguments[0]));
}

Value match_as(Run& run, Object* pattern, Object* string, Object* start, Object* end, MatchKind kind) {
    PatternSearch search(run, pattern, string, integer_argument(run, start), integer_argument(run, end));
    return search.find(kind) ? search.match() : none(run);
}

Value pattern_match(Run& run, Arguments arguments) {
    return match_as(run, arguments[0], arguments[1], arguments[2], arguments[3], {.at_start = true});
}
Value pattern_fullmatch(Run& run, Arguments arguments) {
    return match_as(run, arguments[0], arguments[1], arguments[2], arguments[3], {.at_start = true, .at_end = true});
}
Value pattern_search(Run& run, Arguments arguments) {
    return match_as(run, arguments[0], arguments[1], arguments[2], arguments[3], {});
}

Value pattern_sizeof(Run& run, Arguments) {
    run.refuse("the size of a compiled regular expression");
}

Value refuse_copy(Run& run, Arguments) {
    raise(run, CoreType::type_error, "cannot copy this pattern object");
}

#define LASTREF_SEARCHED "self, /, string, pos=0, endpos=9223372036854775807"

constexpr NativeRow rows[] = {
    {"__repr__", "self, /", pattern_repr, Binding::method, true, 1},
    {"__eq__", "self, value, /", pattern_eq},
    {"__ne__", "self, value, /", pattern_ne},
    {"__hash__", "self, /", pattern_hash},
    {"__sizeof__", "self, /", pattern_sizeof, Binding::method, true, 1},
    {"__copy__", "self, /", self_row, Binding::method, true, 7},
    {"__deepcopy__", "self, memo, /", self_row, Binding::method, true, 7},
    {"__copy__", "self, /", refuse_copy, Binding::method, true, 0, 6},
    {"__deepcopy__", "self, memo, /", refuse_copy, Binding::method, true, 0, 6},
    {"__class_getitem__", "cls, object, /", class_getitem_row, Binding::class_method, true, 9},
    {"prefixmatch", LASTREF_SEARCHED, pattern_match, Binding::method, true, 15},
    {"match", LASTREF_SEARCHED, pattern_match},
    {"fullmatch", LASTREF_SEARCHED, pattern_fullmatch},
    {"search", LASTREF_SEARCHED, pattern_search},
    {"findall", LASTREF_SEARCHED, pattern_findall},
    {"finditer", LASTREF_SEARCHED, pattern_finditer},
    {"scanner", LASTREF_SEARCHED, pattern_scanner},
    {"split", "self, /, string, maxsplit=0", pattern_split},
    {"sub", "self, /, repl, string, count=0", pattern_sub},
    {"subn", "self, /, repl, string, count=0", pattern_subn},
};

Value get_pattern(Run&, Object* pattern) {
    return share(record_field(pattern, PatternFields::text));
}
Value get_flags(Run& run, Object* pattern) {
    return make_int(run, record_number(pattern, PatternFields::flags));
}
Value get_groups(Run& run, Object* pattern) {
    return make_int(run, record_number(pattern, PatternFields::groups));
}
Value get_group_index(Run& run, Object* pattern) {
    Object* index = record_field(pattern, PatternFields::group_index);
    if (run.profile.python_2) return share(index);
    const bool is_copied = run.profile.family == "cpython" && run.profile.minor() >= 7;
    if (is_copied && static_cast<Dict*>(index)->used == 0) return make_dict(run);
    return call(run, run.type(CoreType::mapping_proxy), index);
}

constexpr GetSetRow attributes[] = {
    {"pattern", get_pattern}, {"flags", get_flags}, {"groups", get_groups}, {"groupindex", get_group_index}};

const TypeSpec type = record_spec("Pattern", "re", rows, attributes);
const TypeSpec former_type = record_spec("SRE_Pattern", "_sre", rows, attributes);

Value scan(Run& run, Object* scanner, MatchKind kind) {
    std::int64_t& start = record_number(scanner, ScannerFields::start);
    if (start < 0 || start > record_number(scanner, ScannerFields::end)) return none(run);
    PatternSearch search(run, record_field(scanner, ScannerFields::pattern),
                         record_field(scanner, ScannerFields::string), start,
                         record_number(scanner, ScannerFields::end));
    kind.not_empty_there = record_number(scanner, ScannerFields::must_advance);
    const bool steps = run.profile.minor() < 7;
    if (!search.find(kind)) {
        start = steps ? start + 1 : -1;
        return none(run);
    }
    const bool is_empty = search.begin_of(0) == search.end_of(0);
    start = search.end_of(0) + (steps && is_empty ? 1 : 0);
    record_number(scanner, ScannerFields::must_advance) = !steps && is_empty;
    return search.match();
}

Value scanner_search(Run& run, Arguments arguments) {
    return scan(run, arguments[0], {});
}
Value scanner_match(Run& run, Arguments arguments) {
    return scan(run, arguments[0], {.at_start = true});
}
Value scanner_next(Run& run, Object* scanner) {
    Value found = scan(run, scanner, {});
    return found.get() == run.none ? Value() : found;
}

constexpr NativeRow scanner_rows[] = {
    {"prefixmatch", "self, /", scanner_match, Binding::method, true, 15},
    {"match", "self, /", scanner_match},
    {"search", "self, /", scanner_search},
};
Value get_scanner_pattern(Run&, Object* scanner) {
    return share(record_field(scanner, ScannerFields::pattern));
}
constexpr GetSetRow scanner_attributes[] = {{"pattern", get_scanner_pattern}};

constexpr TypeSpec scanner_of(Value (*next)(Run&, Object*)) {
    TypeSpec spec = record_spec("SRE_Scanner", "_sre", scanner_rows, scanner_attributes);
    spec.next = next;
    return spec;
}

const TypeSpec scanner_type = scanner_of(nullptr);
const TypeSpec iterable_scanner_type = scanner_of(scanner_next);

}  // namespace

const TypeSpec& pattern_spec(const Profile& profile) {
    return profile.minor() >= 7 ? type : former_type;
}

const TypeSpec& scanner_spec(const Profile& profile) {
    return profile.family == "pypy" ? iterable_scanner_type : scanner_type;
}

Ref<Record> make_pattern_record(Run& run, const TypeSpec& spec, std::initializer_list<Object*> fields) {
    const std::size_t size = sizeof(Record) + fields.size() * sizeof(Object*);
    auto* made = static_cast<Record*>(run.heap.make_sized(Kind::record, builtin_type(run, spec), size));
    made->field_count = static_cast<std::uint32_t>(fields.size());
    std::uint32_t place = 0;
    for (Object* each : fields) made->fields()[place++] = share(each).release();
    if (run.profile.family == "pypy" || run.profile.minor() >= 10) run.heap.track(made);
    return Ref<Record>::adopt(made);
}

}  // namespace lastref::model
