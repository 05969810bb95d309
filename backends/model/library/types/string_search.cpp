#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <algorithm>

namespace lastref::model {

void raise_not_decodable(Run& run, const Object* object) {
    if (object->kind == Kind::bytes)
        raise(run, CoreType::type_error, "Can't convert '{}' object to str implicitly", type_name(object));
    if (object->kind == Kind::byte_array || object->kind == Kind::memory_view)
        run.refuse(fmt::format("a {} where a str should be", type_name(object)));
    raise(run, CoreType::type_error, "decoding to str: a bytes-like object is required, not {}",
          object == run.none ? std::string("None") : fmt::format("{}", type_name(object)));
}

Str* string_argument(Run& run, Object* object, std::string_view function, std::string_view place) {
    if (is_string(object)) return as_string(object);
    if (run.profile.family == "pypy") raise_not_decodable(run, object);
    std::string_view shown = given_type_name(run, object);
    if (place.empty()) raise(run, CoreType::type_error, "{}() argument must be str, not {}", function, shown);
    std::string_view words = run.profile.words.string_argument;
    const bool tells_place = words.find("{1}") != std::string_view::npos || words.find("{}") != std::string_view::npos;
    raise_worded(run, CoreType::type_error, words, function, place, tells_place ? shown : type_name(object));
}

Str* placed_string_argument(Run& run, Object* object, std::string_view function, int place) {
    if (is_string(object)) return as_string(object);
    if (run.profile.family == "pypy") raise_not_decodable(run, object);
    raise(run, CoreType::type_error, "{}() argument {} must be str, not {}", function, place,
          given_type_name(run, object));
}

SearchBounds search_bounds(Run& run, Object* start, Object* stop, std::int64_t length) {
    SearchBounds bounds{0, length};
    for (Object* each : {start, stop}) {
        if (each && each != run.none && !is_index(each)) {
            raise_worded(run, CoreType::type_error, run.profile.words.slice_index);
        }
    }
    if (start && start != run.none) bounds.start = clamped_place(run, start, length);
    if (stop && stop != run.none) bounds.stop = std::min(clamped_place(run, stop, length), length);
    return bounds;
}

std::int64_t count_argument(Run& run, Object* object, std::int64_t otherwise) {
    return object ? integer_argument(run, object) : otherwise;
}

bool flag_argument(Run& run, Object* object) {
    return does(run, Detail::c_ints_may_be_flags) ? c_int_argument(run, object) != 0 : is_true(run, object);
}

namespace {

/// The part of a text that a search looks at, and where it begins.
struct Haystack {
    std::string_view text;
    std::int64_t start = 0;  ///< in code points
    bool valid = false;      ///< false: the bounds are crossed, nothing is found, not even ''
};

Haystack haystack(Run& run, Str* text, Object* start, Object* stop) {
    SearchBounds bounds = search_bounds(run, start, stop, text->length);
    if (bounds.start > bounds.stop) return {};
    std::uint32_t first = byte_offset(text, static_cast<std::uint32_t>(bounds.start));
    std::uint32_t last =
        bounds.stop == text->length ? text->size : byte_offset(text, static_cast<std::uint32_t>(bounds.stop));
    return {text->view().substr(first, last - first), bounds.start, true};
}

enum class Direction : std::uint8_t { forward, backward };

std::int64_t find(Run& run, Arguments arguments, std::string_view function, Direction direction) {
    Str* text = string_self(arguments);
    Str* needle = string_argument(run, arguments[1], function, "1");
    Haystack hay = haystack(run, text, arguments[2], arguments[3]);
    if (!hay.valid) return -1;
    std::size_t found =
        direction == Direction::forward ? hay.text.find(needle->view()) : hay.text.rfind(needle->view());
    if (found == std::string_view::npos) return -1;
    auto places = text->is_ascii() ? found : count_code_points(hay.text.substr(0, found));
    return hay.start + static_cast<std::int64_t>(places);
}

Value found_or_error(Run& run, std::int64_t place, std::string_view function) {
    if (place < 0) raise_worded(run, CoreType::value_error, run.profile.words.substring_missing, function);
    return make_int(run, place);
}

template <bool (std::string_view::*matches)(std::string_view) const noexcept>
Value matches_any(Run& run, Arguments arguments, std::string_view function) {
    Object* affix = arguments[1];
    Haystack hay = haystack(run, string_self(arguments), arguments[2], arguments[3]);
    if (is_string(affix)) return make_bool(run, hay.valid && (hay.text.*matches)(as_string(affix)->view()));
    if (affix->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "{} first arg must be str or a tuple of str, not {}", function,
              type_name(affix));
    }
    auto* tuple = static_cast<Tuple*>(affix);
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* each = tuple->items()[i];
        if (!is_string(each)) {
            raise(run, CoreType::type_error, "tuple for {} must only contain str, not {}", function, type_name(each));
        }
        if (hay.valid && (hay.text.*matches)(as_string(each)->view())) return make_bool(run, true);
    }
    return make_bool(run, false);
}

}  // namespace

Value string_find_row(Run& run, Arguments arguments) {
    return make_int(run, find(run, arguments, "find", Direction::forward));
}
Value string_rfind_row(Run& run, Arguments arguments) {
    return make_int(run, find(run, arguments, "rfind", Direction::backward));
}
Value string_index_row(Run& run, Arguments arguments) {
    return found_or_error(run, find(run, arguments, "index", Direction::forward), "index");
}
Value string_rindex_row(Run& run, Arguments arguments) {
    return found_or_error(run, find(run, arguments, "rindex", Direction::backward), "rindex");
}

Value string_count_row(Run& run, Arguments arguments) {
    Str* needle = string_argument(run, arguments[1], "count", "1");
    Haystack hay = haystack(run, string_self(arguments), arguments[2], arguments[3]);
    if (!hay.valid) return make_int(run, 0);
    std::size_t count = needle->size ? count_occurrences(hay.text, needle->view()) : count_code_points(hay.text) + 1;
    return make_int(run, static_cast<std::int64_t>(count));
}

Value string_startswith_row(Run& run, Arguments arguments) {
    return matches_any<&std::string_view::starts_with>(run, arguments, "startswith");
}
Value string_endswith_row(Run& run, Arguments arguments) {
    return matches_any<&std::string_view::ends_with>(run, arguments, "endswith");
}

Value string_contains_row(Run& run, Arguments arguments) {
    if (!is_string(arguments[1])) {
        if (run.profile.family == "pypy") raise_not_decodable(run, arguments[1]);
        if (string_self(arguments)->is_unicode) raise_not_unicode(run, arguments[1]);
        raise_worded(run, CoreType::type_error, run.profile.words.string_left_operand, type_name(arguments[1]));
    }
    return make_bool(run, string_contains(string_self(arguments), as_string(arguments[1])));
}

}  // namespace lastref::model
