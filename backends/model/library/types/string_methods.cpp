#include "backends/model/heap/detail.hpp"
#include "backends/model/library/codecs.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/python_2_text.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/subscript.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <cstring>

namespace lastref::model {

extern const TypeSpec ascii_iterator_type;

Value make_text_of(Run& run, Type* cls, const Str* text) {
    if (cls->layout.slot_count) run.refuse("a subclass of str with __slots__");
    auto* made = static_cast<Str*>(run.heap.make_sized(Kind::string, cls, sizeof(Str) + text->size + 1));
    made->hash = text->hash;
    made->size = text->size;
    made->length = text->length;
    made->is_unicode = text->is_unicode;
    std::memcpy(made->data(), text->data(), text->size);
    return Value::adopt(made);
}

namespace {

std::string_view name_argument(Run& run, Object* object, std::string_view otherwise, std::string_view function,
                               std::string_view name, bool is_qualified = false) {
    if (!object) return otherwise;
    if (is_string(object)) return as_string(object)->view();
    const bool is_error = name == "errors";
    std::string_view shown = is_qualified ? qualified_type_name(object->type) : given_type_name(run, object);
    if (function == "encode")
        raise(run, CoreType::type_error, "encode() argument '{}' must be str, not {}", name, shown, is_error ? 2 : 1);
    raise(run, CoreType::type_error, "{}() argument '{}' must be str, not {}", function, name, shown, is_error ? 3 : 2);
}

Ref<Str> decoded(Run& run, Arguments arguments) {
    // A call of str itself has words of its own.
    const bool is_quick = arguments[0] == run.type(CoreType::string) && run.profile.minor() >= 13;
    std::string_view encoding = name_argument(run, arguments[2], "utf-8", "str", "encoding", is_quick);
    std::string_view errors = name_argument(run, arguments[3], "strict", "str", "errors", is_quick);
    if (!arguments[1]) return Ref<Str>::share(run.empty_string);
    if (is_string(arguments[1])) raise(run, CoreType::type_error, "decoding str is not supported");
    auto bytes = bytes_like(arguments[1]);
    if (!bytes && run.profile.family == "pypy") {
        raise(run, CoreType::type_error, "decoding to str: a bytes-like object is required, not {}",
              arguments[1] == run.none ? "None" : std::string_view(type_name(arguments[1])));
    }
    if (!bytes) {
        raise(run, CoreType::type_error, "decoding to str: need a bytes-like object, {} found",
              type_name(arguments[1]));
    }
    return decode_bytes(run, *bytes, arguments[1], encoding, errors);
}

Value string_new(Run& run, Arguments arguments) {
    if (run.profile.python_2) return python_2_text_new(run, arguments);
    Type* cls = class_argument(arguments[0]);
    Ref<Str> text;
    if (arguments[2] || arguments[3]) {
        text = decoded(run, arguments);
    } else {
        text = arguments[1] ? str(run, arguments[1]) : Ref<Str>::share(run.empty_string);
    }
    bool exact = cls == run.type(CoreType::string);
    // str() of an object gives what __str__ gave, be it of a subclass.
    return exact ? Value(std::move(text)) : make_text_of(run, cls, text.get());
}

Value string_repr(Run& run, Arguments arguments) {
    std::string text;
    append_repr(text, string_self(arguments));
    return make_string(run, text);
}
Value string_str(Run& run, Arguments arguments) {
    if (string_self(arguments)->is_unicode) return as_plain_string(run, string_self(arguments));
    return string_exact(run, string_self(arguments));
}
Value string_hash_row(Run& run, Arguments arguments) {
    return make_int(run, string_hash(string_self(arguments)));
}
Value string_len(Run& run, Arguments arguments) {
    return make_int(run, string_self(arguments)->length);
}

Value compare_strings(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (!is_string(left) || !is_string(right)) return not_implemented(run);
    if (as_string(left)->is_unicode != as_string(right)->is_unicode) {
        const bool is_equality =
            operation == compile::CompareOperator::equal || operation == compile::CompareOperator::not_equal;
        if (!is_equality)
            return make_bool(run, order_holds(operation, compare_coerced(run, as_string(left), as_string(right))));
        const bool are_equal = equal_coerced(run, as_string(left), as_string(right));
        return make_bool(run, are_equal == (operation == compile::CompareOperator::equal));
    }
    return make_bool(run, order_holds(operation, string_compare(as_string(left), as_string(right))));
}

Value slice_of(Run& run, Str* text, Slice* slice) {
    SliceRange range = adjust_slice(unpack_slice(run, slice), text->length);
    if (range.count == 0) return string_slice(run, text, 0, 0);
    if (range.step == 1) {
        auto start = static_cast<std::uint32_t>(range.start);
        return string_slice(run, text, start, start + static_cast<std::uint32_t>(range.count));
    }
    std::string result;
    if (text->is_ascii()) {
        for (std::int64_t i = 0; i < range.count; ++i) result += text->data()[range.start + i * range.step];
        return text->is_unicode ? make_unicode(run, result) : make_string(run, result);
    }
    std::vector<std::uint32_t> code_points;
    for_each_code_point(text->view(), [&](std::uint32_t c) { code_points.push_back(c); });
    for (std::int64_t i = 0; i < range.count; ++i) {
        append_code_point(result, code_points[static_cast<std::size_t>(range.start + i * range.step)]);
    }
    return text->is_unicode ? make_unicode(run, result) : make_string(run, result);
}

Value string_getitem(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    Object* index = arguments[1];
    if (index->kind == Kind::slice) return slice_of(run, text, static_cast<Slice*>(index));
    auto complain = [&] { raise_worded(run, CoreType::type_error, run.profile.words.string_index, type_name(index)); };
    if (!is_index(index)) complain();
    std::int64_t place = subscript(
        run, [&] { return index_as_int64(run, index); }, complain);
    if (place < 0) place += text->length;
    if (place < 0 || place >= text->length) raise(run, CoreType::index_error, "string index out of range");
    return string_item(run, text, static_cast<std::uint32_t>(place));
}

Value string_iter(Run& run, Arguments arguments) {
    if (string_self(arguments)->is_ascii()) return make_iterator(run, ascii_iterator_type, arguments[0]);
    return make_iterator(run, CoreType::string_iterator, arguments[0]);
}

Value string_add(Run& run, Arguments arguments) {
    if (!is_string(arguments[1]) && string_self(arguments)->is_unicode) raise_not_unicode(run, arguments[1]);
    if (!is_string(arguments[1])) return refuse_concatenation(run, arguments[0], arguments[1]);
    return string_concatenate(run, string_self(arguments), as_string(arguments[1]));
}

Value string_mul(Run& run, Arguments arguments) {
    if (leaves_repetition(run, arguments[1]) && !does(run, Detail::strings_refuse_to_repeat))
        return not_implemented(run);
    Value count = index_of(run, arguments[1]);
    auto* number = static_cast<Int*>(count.get());
    if (!int_fits_int64(number)) {
        raise(run, CoreType::overflow_error, "cannot fit 'int' into an index-sized integer");
    }
    return string_repeat(run, string_self(arguments), number->value);
}

Value string_mod(Run& run, Arguments arguments) {
    return percent_format(run, string_self(arguments), arguments[1]);
}
Value string_rmod(Run& run, Arguments arguments) {
    if (!is_string(arguments[1])) return not_implemented(run);
    return percent_format(run, as_string(arguments[1]), arguments[0]);
}

Value string_format_spec(Run& run, Arguments arguments) {
    return format_object(run, arguments[0], arguments[1]);
}

Value string_format_row(Run& run, Arguments arguments) {
    Str* format = string_self(arguments);
    const bool is_whole = format->view().find_first_of("{}") == std::string_view::npos;
    if (is_whole && run.profile.family == "cpython") return share(format);
    return format_fields(run, format, static_cast<Tuple*>(arguments[1]), arguments[2]);
}
Value string_format_map_row(Run& run, Arguments arguments) {
    return format_fields(run, string_self(arguments), nullptr, arguments[1]);
}

Value string_encode_row(Run& run, Arguments arguments) {
    if (run.profile.python_2) return python_2_encode(run, arguments);
    std::string_view encoding = name_argument(run, arguments[1], "utf-8", "encode", "encoding");
    std::string_view errors = name_argument(run, arguments[2], "strict", "encode", "errors");
    return make_bytes(run, encode_text(run, string_self(arguments), encoding, errors));
}

Value string_getnewargs(Run& run, Arguments arguments) {
    Ref<Str> text = string_exact(run, string_self(arguments));
    return make_tuple(run, {text.get()});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, object=?, encoding=?, errors=?", string_new, Binding::static_method},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__repr__", "self, /", string_repr},
    {"__str__", "self, /", string_str},
    {"__hash__", "self, /", string_hash_row},
    LASTREF_COMPARISON_ROWS(compare_strings),
    {"__len__", "self, /", string_len},
    {"__getitem__", "self, key, /", string_getitem},
    {"__contains__", "self, key, /", text_method<string_contains_row, bytes_contains>},
    {"__iter__", "self, /", string_iter},
    {"__add__", "self, value, /", string_add},
    {"__mul__", "self, value, /", string_mul},
    {"__rmul__", "self, value, /", string_mul},
    {"__mod__", "self, value, /", string_mod},
    {"__rmod__", "self, value, /", string_rmod},
    {"__format__", "self, format_spec, /", text_method<string_format_spec>},
    {"__getnewargs__", "self, /", string_getnewargs},
    {"__sizeof__", "self, /", object_sizeof},
    {"capitalize", "self, /", text_method<string_capitalize_row, bytes_capitalize>},
    {"casefold", "self, /", string_casefold_row},
    {"center", "self, width, fillchar=?, /", text_method<string_center_row, bytes_center>},
    {"count", "self, sub, start=?, end=?, /", text_method<string_count_row, bytes_count>},
    {"encode", "self, /, encoding=?, errors=?", string_encode_row},
    {"decode", "self, /, encoding=?, errors=?", python_2_decode, Binding::method, true, only_python_2},
    {"endswith", "self, suffix, start=?, end=?, /", text_method<string_endswith_row, bytes_endswith>},
    {"expandtabs", "self, /, tabsize=8", text_method<string_expandtabs_row, bytes_expandtabs>},
    {"find", "self, sub, start=?, end=?, /", text_method<string_find_row, bytes_find>},
    {"format", "self, /, *args, **kwargs", string_format_row},
    {"format_map", "self, mapping, /", string_format_map_row},
    {"index", "self, sub, start=?, end=?, /", text_method<string_index_row, bytes_index>},
    {"isalnum", "self, /", text_method<string_isalnum_row, bytes_isalnum>},
    {"isalpha", "self, /", text_method<string_isalpha_row, bytes_isalpha>},
    {"isascii", "self, /", string_isascii_row, Binding::method, true, 7},
    {"isdecimal", "self, /", string_isdecimal_row},
    {"isdigit", "self, /", text_method<string_isdigit_row, bytes_isdigit>},
    {"isidentifier", "self, /", string_isidentifier_row},
    {"islower", "self, /", text_method<string_islower_row, bytes_islower>},
    {"isnumeric", "self, /", string_isnumeric_row},
    {"isprintable", "self, /", string_isprintable_row},
    {"isspace", "self, /", text_method<string_isspace_row, bytes_isspace>},
    {"istitle", "self, /", text_method<string_istitle_row, bytes_istitle>},
    {"isupper", "self, /", text_method<string_isupper_row, bytes_isupper>},
    {"join", "self, iterable, /", string_join_row},
    {"join", "self, iterable, /", python_2_join, Binding::method, true, only_python_2},
    {"ljust", "self, width, fillchar=?, /", text_method<string_ljust_row, bytes_ljust>},
    {"lower", "self, /", text_method<string_lower_row, bytes_lower>},
    {"lstrip", "self, chars=None, /", text_method<string_lstrip_row, bytes_lstrip>},
    {"maketrans", "x, y=?, z=?, /", string_maketrans_row, Binding::static_method},
    {"partition", "self, sep, /", text_method<string_partition_row, bytes_partition>},
    {"removeprefix", "self, prefix, /", string_removeprefix_row, Binding::method, true, 9},
    {"removesuffix", "self, suffix, /", string_removesuffix_row, Binding::method, true, 9},
    {"replace", "self, old, new, /, count=-1", text_method<string_replace_row, bytes_replace>, Binding::method, true,
     13},
    {"replace", "self, old, new, count=-1, /", text_method<string_replace_row, bytes_replace>, Binding::method, true, 0,
     12},
    {"rfind", "self, sub, start=?, end=?, /", text_method<string_rfind_row, bytes_rfind>},
    {"rindex", "self, sub, start=?, end=?, /", text_method<string_rindex_row, bytes_rindex>},
    {"rjust", "self, width, fillchar=?, /", text_method<string_rjust_row, bytes_rjust>},
    {"rpartition", "self, sep, /", text_method<string_rpartition_row, bytes_rpartition>},
    {"rsplit", "self, /, sep=None, maxsplit=-1", text_method<string_rsplit_row, bytes_rsplit>},
    {"rstrip", "self, chars=None, /", text_method<string_rstrip_row, bytes_rstrip>},
    {"split", "self, /, sep=None, maxsplit=-1", text_method<string_split_row, bytes_split>},
    {"splitlines", "self, /, keepends=False", text_method<string_splitlines_row, bytes_splitlines>},
    {"startswith", "self, prefix, start=?, end=?, /", text_method<string_startswith_row, bytes_startswith>},
    {"strip", "self, chars=None, /", text_method<string_strip_row, bytes_strip>},
    {"swapcase", "self, /", text_method<string_swapcase_row, bytes_swapcase>},
    {"title", "self, /", text_method<string_title_row, bytes_title>},
    {"translate", "self, table, /", string_translate_row},
    {"translate", "self, table, deletechars=?, /", python_2_translate, Binding::method, true, only_python_2},
    {"upper", "self, /", text_method<string_upper_row, bytes_upper>},
    {"zfill", "self, width, /", text_method<string_zfill_row, bytes_zfill>},
};

Value basestring_new(Run& run, Arguments) {
    raise(run, CoreType::type_error, "The basestring type cannot be instantiated");
}

constexpr NativeRow abstract_rows[] = {
    {"__new__", "cls, /, *args, **kwargs", basestring_new, Binding::static_method},
};

/// `index` is the offset of the next character in bytes.
Value next_character(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    auto* text = static_cast<Str*>(iterator->source);
    if (!text) return {};
    if (iterator->index < text->size) return string_next(run, text, iterator->index);
    clear(iterator->source);
    return {};
}

Value iterator_hint(Run& run, Arguments arguments) {
    auto* iterator = static_cast<Iterator*>(arguments[0]);
    if (!iterator->source) return make_int(run, 0);
    std::string_view rest =
        static_cast<Str*>(iterator->source)->view().substr(static_cast<std::size_t>(iterator->index));
    return make_int(run, static_cast<std::int64_t>(count_code_points(rest)));
}

constexpr NativeRow iterator_rows[] = {
    {"__length_hint__", "self, /", iterator_hint},
    {"__reduce__", "self, /", reduce_sequence_iterator},
    {"__setstate__", "self, state, /", set_sequence_iterator},
};

}  // namespace

const TypeSpec string_type{
    .name = "str",
    .kind = Kind::string,
    .instance_size = sizeof(Str),
    .base_in_python_2 = &basestring_type,
    .methods = rows,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
};

const TypeSpec basestring_type{
    .name = "basestring",
    .kind = Kind::string,
    .instance_size = sizeof(Str),
    .methods = abstract_rows,
    .doc = "Type basestring cannot be instantiated; it is the base for str and unicode.",
};

const TypeSpec unicode_type{
    .name = "unicode",
    .kind = Kind::string,
    .instance_size = sizeof(Str),
    .base = &basestring_type,
    .methods = rows,
    .doc = "unicode(object='') -> unicode object\nunicode(string[, encoding[, errors]]) -> unicode object",
};

const TypeSpec string_iterator_type{
    .name = "str_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_character,
};

const TypeSpec ascii_iterator_type{
    .name = "str_ascii_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_character,
};

}  // namespace lastref::model
