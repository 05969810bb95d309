#include "backends/model/library/types/string_functions.hpp"

#include <cstring>
#include <vector>

namespace lastref::model {

Ref<List> list_of_texts(Run& run, const Pieces& pieces) {
    Ref<List> list = make_list(run);
    for (std::string_view piece : pieces) list_append(run, list.get(), Value(make_string(run, piece)));
    return list;
}

namespace {

using SplitAt = Pieces (*)(std::string_view, std::string_view, std::int64_t);
using SplitBlanks = Pieces (*)(std::string_view, std::int64_t);

Value split(Run& run, Arguments arguments, SplitBlanks blanks, SplitAt at) {
    Str* text = string_self(arguments);
    std::int64_t most = count_argument(run, arguments[2], -1);
    if (arguments[1] == run.none) return list_of_texts(run, blanks(text->view(), most));
    if (!is_string(arguments[1])) {
        if (run.profile.family == "pypy") raise_not_decodable(run, arguments[1]);
        raise(run, CoreType::type_error, "must be str or None, not {}", type_name(arguments[1]));
    }
    Str* separator = as_string(arguments[1]);
    if (separator->size == 0) raise(run, CoreType::value_error, "empty separator");
    return list_of_texts(run, at(text->view(), separator->view(), most));
}

enum class Side : std::uint8_t { left, right };

Value partition(Run& run, Arguments arguments, Side side) {
    Str* text = string_self(arguments);
    if (!is_string(arguments[1]) && run.profile.family == "pypy") raise_not_decodable(run, arguments[1]);
    if (!is_string(arguments[1])) raise(run, CoreType::type_error, "must be str, not {}", type_name(arguments[1]));
    Str* separator = as_string(arguments[1]);
    if (separator->size == 0) raise(run, CoreType::value_error, "empty separator");
    std::size_t found =
        side == Side::left ? text->view().find(separator->view()) : text->view().rfind(separator->view());
    if (found == std::string_view::npos) {
        Ref<Str> whole = Ref<Str>::share(text);
        Str* empty = run.empty_string;
        return side == Side::left ? make_tuple(run, {whole.get(), empty, empty})
                                  : make_tuple(run, {empty, empty, whole.get()});
    }
    Ref<Str> before = make_string(run, text->view().substr(0, found));
    Ref<Str> after = make_string(run, text->view().substr(found + separator->size));
    return make_tuple(run, {before.get(), separator, after.get()});
}

Value strip(Run& run, Arguments arguments, Ends ends, std::string_view function) {
    Str* text = string_self(arguments);
    std::string_view result;
    if (arguments[1] == run.none) {
        result = strip_units<CodePointUnits>(text->view(), ends, CodePointUnits::is_blank);
    } else if (is_string(arguments[1])) {
        std::string_view drops = as_string(arguments[1])->view();
        result = strip_units<CodePointUnits>(text->view(), ends, [&](std::uint32_t c) {
            return drops.find(encode_code_point(c)) != std::string_view::npos;
        });
    } else {
        if (run.profile.family == "pypy" && arguments[1]->kind == Kind::bytes) raise_not_decodable(run, arguments[1]);
        raise(run, CoreType::type_error, "{} arg must be None or str", function);
    }
    return result.size() == text->size ? string_exact(run, text) : make_string(run, result);
}

}  // namespace

Value string_split_row(Run& run, Arguments arguments) {
    return split(run, arguments, split_blanks<CodePointUnits>, split_at);
}
Value string_rsplit_row(Run& run, Arguments arguments) {
    return split(run, arguments, split_blanks_from_right<CodePointUnits>, split_at_from_right);
}

Value string_splitlines_row(Run& run, Arguments arguments) {
    LineEnds ends = flag_argument(run, arguments[1]) ? LineEnds::kept : LineEnds::dropped;
    return list_of_texts(run, split_lines<CodePointUnits>(string_self(arguments)->view(), ends));
}

Value string_partition_row(Run& run, Arguments arguments) {
    return partition(run, arguments, Side::left);
}
Value string_rpartition_row(Run& run, Arguments arguments) {
    return partition(run, arguments, Side::right);
}

Value string_join_row(Run& run, Arguments arguments) {
    Str* separator = string_self(arguments);
    Object* iterable = arguments[1];
    Value held = share(iterable);
    if (!is_exactly(run, iterable, CoreType::list) && !is_exactly(run, iterable, CoreType::tuple))
        held = items_to_join(run, iterable, LengthHint::asked);
    bool is_list = held->kind == Kind::list;
    Object** items = is_list ? static_cast<List*>(held.get())->items : static_cast<Tuple*>(held.get())->items();
    std::uint32_t count = is_list ? static_cast<List*>(held.get())->size : static_cast<Tuple*>(held.get())->size;
    if (count == 0) return share(run.empty_string);
    if (count == 1 && is_exactly(run, items[0], CoreType::string)) return share(items[0]);
    std::size_t size = std::size_t{separator->size} * (count - 1);
    std::size_t length = std::size_t{separator->length} * (count - 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!is_string(items[i]) && separator->is_unicode) {
            raise(run, CoreType::type_error, "sequence item {}: expected string or Unicode, {} found", i,
                  type_name(items[i]));
        }
        if (!is_string(items[i])) {
            raise_worded(run, CoreType::type_error, run.profile.words.join_item, i, type_name(items[i]));
        }
        size += as_string(items[i])->size;
        length += as_string(items[i])->length;
    }
    Ref<Str> result = make_raw_string(run, size, length);
    char* at = result->data();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i > 0) {
            std::memcpy(at, separator->data(), separator->size);
            at += separator->size;
        }
        std::memcpy(at, as_string(items[i])->data(), as_string(items[i])->size);
        at += as_string(items[i])->size;
    }
    return result;
}

Value string_replace_row(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    Str* old = placed_string_argument(run, arguments[1], "replace", 1);
    Str* fresh = placed_string_argument(run, arguments[2], "replace", 2);
    std::int64_t most = count_argument(run, arguments[3], -1);
    if (text->view().find(old->view()) == std::string_view::npos || most == 0) return string_exact(run, text);
    return make_string(run, replace_occurrences<CodePointUnits>(text->view(), old->view(), fresh->view(), most));
}

Value string_strip_row(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::both, "strip");
}
Value string_lstrip_row(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::left, "lstrip");
}
Value string_rstrip_row(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::right, "rstrip");
}

Value string_removeprefix_row(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    Str* prefix = string_argument(run, arguments[1], "removeprefix", "");
    if (prefix->size == 0 || !text->view().starts_with(prefix->view())) return string_exact(run, text);
    return make_string(run, text->view().substr(prefix->size));
}

Value string_removesuffix_row(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    Str* suffix = string_argument(run, arguments[1], "removesuffix", "");
    if (suffix->size == 0 || !text->view().ends_with(suffix->view())) return string_exact(run, text);
    return make_string(run, text->view().substr(0, text->size - suffix->size));
}

}  // namespace lastref::model
