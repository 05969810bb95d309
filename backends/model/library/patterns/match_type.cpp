#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/dict.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

Object* pattern_of(Object* match) {
    return record_field(match, MatchFields::pattern);
}

std::int64_t groups_of(Object* match) {
    return record_number(pattern_of(match), PatternFields::groups);
}

std::int64_t place_in(Object* match, std::int64_t which) {
    std::int64_t place = 0;
    const auto* spans = static_cast<const Bytes*>(record_field(match, MatchFields::spans));
    std::memcpy(&place, spans->data() + static_cast<std::size_t>(which) * sizeof place, sizeof place);
    return place;
}

/// The number of a group that Python code names by number or name. Raises IndexError.
std::int64_t group_argument(Run& run, Object* match, Object* group) {
    std::int64_t found = -1;
    if (is_index(group)) {
        found = index_as_int64(run, group);
    } else if (Object* named = unless_type_error(run, [&] {
                                   auto* index =
                                       static_cast<Dict*>(record_field(pattern_of(match), PatternFields::group_index));
                                   return share(dict_find(run, index, group));
                               }).get()) {
        found = index_as_int64(run, named);
    }
    if (found < 0 || found > groups_of(match)) raise(run, CoreType::index_error, "no such group");
    return found;
}

Value get_group(Run& run, Object* match, Object* group) {
    return match_group(run, match, group_argument(run, match, group), run.none);
}

Value match_group_row(Run& run, Arguments arguments) {
    auto* wanted = static_cast<Tuple*>(arguments[1]);
    if (wanted->size == 0) return match_group(run, arguments[0], 0, run.none);
    if (wanted->size == 1) return get_group(run, arguments[0], wanted->items()[0]);
    Ref<List> found = make_list(run);
    for (std::uint32_t i = 0; i < wanted->size; ++i)
        list_append(run, found.get(), get_group(run, arguments[0], wanted->items()[i]));
    return tuple_from(run, found.get());
}

Value match_getitem(Run& run, Arguments arguments) {
    return get_group(run, arguments[0], arguments[1]);
}

Value match_groups(Run& run, Arguments arguments) {
    Ref<List> found = make_list(run);
    for (std::int64_t i = 1; i <= groups_of(arguments[0]); ++i)
        list_append(run, found.get(), match_group(run, arguments[0], i, arguments[1]));
    return tuple_from(run, found.get());
}

Value match_groupdict(Run& run, Arguments arguments) {
    auto* index = static_cast<Dict*>(record_field(pattern_of(arguments[0]), PatternFields::group_index));
    Ref<Dict> found = make_dict(run);
    std::uint32_t position = 0;
    Object* name = nullptr;
    Object* group = nullptr;
    while (dict_next(index, position, name, group)) {
        Value text = match_group(run, arguments[0], index_as_int64(run, group), arguments[1]);
        dict_set(run, found.get(), name, text.get());
    }
    return found;
}

Value match_start(Run& run, Arguments arguments) {
    return make_int(run, place_in(arguments[0], 2 * group_argument(run, arguments[0], arguments[1])));
}
Value match_end(Run& run, Arguments arguments) {
    return make_int(run, place_in(arguments[0], 2 * group_argument(run, arguments[0], arguments[1]) + 1));
}

Value span_of(Run& run, Object* match, std::int64_t group) {
    Value start = make_int(run, place_in(match, 2 * group));
    Value end = make_int(run, place_in(match, 2 * group + 1));
    return make_tuple(run, {start.get(), end.get()});
}

Value match_span(Run& run, Arguments arguments) {
    return span_of(run, arguments[0], group_argument(run, arguments[0], arguments[1]));
}

Value match_expand(Run& run, Arguments arguments) {
    Value parts = compile_replacement(run, pattern_of(arguments[0]), arguments[1]);
    return expand_replacement(run, parts.get(), arguments[0]);
}

Value match_repr(Run& run, Arguments arguments) {
    Object* match = arguments[0];
    Value text = match_group(run, match, 0, run.none);
    constexpr std::uint32_t most_shown = 50;
    Ref<Str> shown = repr(run, text.get());
    const std::size_t size = byte_offset(shown.get(), std::min(shown->length, most_shown));
    const char* name = run.profile.minor() >= 7 ? "re.Match" : "_sre.SRE_Match";
    return make_string(run, fmt::format("<{} object; span=({}, {}), match={}>", name, place_in(match, 0),
                                        place_in(match, 1), shown->view().substr(0, size)));
}

Value match_sizeof(Run& run, Arguments arguments) {
    if (run.profile.minor() < 10) run.refuse("the size of a match");
    constexpr std::int64_t bytes_of_all = 88;
    constexpr std::int64_t bytes_of_group = 16;
    return make_int(run, bytes_of_all + bytes_of_group * (groups_of(arguments[0]) + 1));
}

Value refuse_copy(Run& run, Arguments) {
    raise(run, CoreType::type_error, "cannot copy this match object");
}

constexpr NativeRow rows[] = {
    {"__repr__", "self, /", match_repr, Binding::method, true, 1},
    {"__getitem__", "self, key, /", match_getitem, Binding::method, true, 1},
    {"__sizeof__", "self, /", match_sizeof, Binding::method, true, 1},
    {"__copy__", "self, /", self_row, Binding::method, true, 7},
    {"__deepcopy__", "self, memo, /", self_row, Binding::method, true, 7},
    {"__copy__", "self, /", refuse_copy, Binding::method, true, 0, 6},
    {"__deepcopy__", "self, memo, /", refuse_copy, Binding::method, true, 0, 6},
    {"__class_getitem__", "cls, object, /", class_getitem_row, Binding::class_method, true, 9},
    {"group", "self, /, *args", match_group_row},
    {"groups", "self, /, default=None", match_groups},
    {"groupdict", "self, /, default=None", match_groupdict},
    {"start", "self, group=0, /", match_start},
    {"end", "self, group=0, /", match_end},
    {"span", "self, group=0, /", match_span},
    {"expand", "self, /, template", match_expand},
};

Value get_string(Run&, Object* match) {
    return share(record_field(match, MatchFields::string));
}
Value get_re(Run&, Object* match) {
    return share(pattern_of(match));
}
Value get_pos(Run& run, Object* match) {
    return make_int(run, record_number(match, MatchFields::start));
}
Value get_endpos(Run& run, Object* match) {
    return make_int(run, record_number(match, MatchFields::end));
}
Value get_last_index(Run& run, Object* match) {
    const std::int64_t last = record_number(match, MatchFields::last_index);
    return last ? make_int(run, last) : none(run);
}
Value get_last_group(Run& run, Object* match) {
    const std::int64_t last = record_number(match, MatchFields::last_index);
    auto* names = static_cast<Tuple*>(record_field(pattern_of(match), PatternFields::names));
    return last && static_cast<std::size_t>(last) < names->size ? share(names->items()[last]) : none(run);
}

Value get_regs(Run& run, Object* match) {
    if (!record_field(match, MatchFields::regs)) {
        Ref<List> spans = make_list(run);
        for (std::int64_t i = 0; i <= groups_of(match); ++i) list_append(run, spans.get(), span_of(run, match, i));
        record_field(match, MatchFields::regs) = tuple_from(run, spans.get()).release();
    }
    return share(record_field(match, MatchFields::regs));
}

constexpr GetSetRow attributes[] = {
    {"string", get_string},        {"re", get_re},     {"pos", get_pos},
    {"endpos", get_endpos},        {"regs", get_regs}, {"lastindex", get_last_index},
    {"lastgroup", get_last_group},
};

const TypeSpec type = record_spec("Match", "re", rows, attributes);
const TypeSpec former_type = record_spec("SRE_Match", "_sre", rows, attributes);

}  // namespace

const TypeSpec& match_spec(const Profile& profile) {
    return profile.minor() >= 7 ? type : former_type;
}

bool is_match(const Object* object) {
    return object->type->spec == &type || object->type->spec == &former_type;
}

Value match_group(Run& run, Object* match, std::int64_t group, Object* absent) {
    const std::int64_t start = place_in(match, 2 * group);
    if (start < 0) return share(absent);
    return part_of_subject(run, record_field(match, MatchFields::string), start, place_in(match, 2 * group + 1));
}

}  // namespace lastref::model
