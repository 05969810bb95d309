#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/numbers/integer.hpp"

namespace lastref::model {

namespace {

/// Blanks, or what was given, on both sides. Raises MemoryError when the result would be too large.
Value pad(Run& run, Arguments arguments, std::string_view name, std::int64_t (*left_part)(std::int64_t, std::int64_t)) {
    Str* text = string_self(arguments);
    std::int64_t width = integer_argument(run, arguments[1]);
    std::string_view fill = " ";
    if (arguments[2]) {
        if (!is_string(arguments[2])) {
            if (run.profile.family == "pypy") raise_not_decodable(run, arguments[2]);
            raise(run, CoreType::type_error, "The fill character must be a unicode character, not {}",
                  type_name(arguments[2]));
        }
        if (as_string(arguments[2])->length != 1) {
            raise(run, CoreType::type_error, "The fill character must be exactly one character long", name);
        }
        fill = as_string(arguments[2])->view();
    }
    std::int64_t blanks = width - text->length;
    if (blanks <= 0) return string_exact(run, text);
    Ref<Str> filler = make_string(run, fill);
    std::int64_t left = left_part(blanks, width);
    Ref<Str> before = string_repeat(run, filler.get(), left);
    Ref<Str> after = string_repeat(run, filler.get(), blanks - left);
    Ref<Str> joined = string_concatenate(run, before.get(), text);
    return string_concatenate(run, joined.get(), after.get());
}

}  // namespace

Value string_center_row(Run& run, Arguments arguments) {
    return pad(run, arguments, "center",
               [](std::int64_t blanks, std::int64_t width) { return blanks / 2 + (blanks & width & 1); });
}
Value string_ljust_row(Run& run, Arguments arguments) {
    return pad(run, arguments, "ljust", [](std::int64_t, std::int64_t) { return std::int64_t{0}; });
}
Value string_rjust_row(Run& run, Arguments arguments) {
    return pad(run, arguments, "rjust", [](std::int64_t blanks, std::int64_t) { return blanks; });
}

Value string_zfill_row(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    std::int64_t blanks = integer_argument(run, arguments[1]) - text->length;
    if (blanks <= 0) return string_exact(run, text);
    Ref<Str> zero = make_string(run, "0");
    Ref<Str> zeros = string_repeat(run, zero.get(), blanks);
    std::string_view view = text->view();
    bool with_sign = !view.empty() && (view[0] == '+' || view[0] == '-');
    std::string result(view.substr(0, with_sign ? 1 : 0));
    result += zeros->view();
    result += view.substr(with_sign ? 1 : 0);
    return make_string(run, result);
}

Value string_expandtabs_row(Run& run, Arguments arguments) {
    std::int64_t size = c_int_argument(run, arguments[1]);
    if (expanded_is_too_long(string_self(arguments)->view(), size))
        raise(run, CoreType::overflow_error, "new string is too long");
    return make_string(run, expand_tabs<CodePointUnits>(string_self(arguments)->view(), size));
}

Value string_translate_row(Run& run, Arguments arguments) {
    std::string result;
    std::string_view text = string_self(arguments)->view();
    for_each_code_point(text, [&](std::uint32_t c) {
        Value key = make_int(run, c);
        Value found;
        try {
            found = get_item(run, arguments[1], key.get());
        } catch (const Raised& raised) {
            if (!is_exception(run, raised.exception.get(), CoreType::lookup_error)) throw;
            append_code_point(result, c);
            return;
        }
        if (is_string(found.get())) {
            result += as_string(found.get())->view();
        } else if (is_int(found.get())) {
            auto* number = static_cast<Int*>(found.get());
            if (!int_fits_int64(number) || number->value < 0 || number->value > 0x10ffff) {
                raise(run, CoreType::value_error, "character mapping must be in range(0x110000)");
            }
            append_code_point(result, static_cast<std::uint32_t>(number->value));
        } else if (found.get() != run.none) {
            raise(run, CoreType::type_error, "character mapping must return integer, None or str");
        }
    });
    return make_string(run, result);
}

namespace {

Value translation_from_dict(Run& run, Object* source) {
    if (source->kind != Kind::dict) {
        raise(run, CoreType::type_error, "if you give only one argument to maketrans it must be a dict");
    }
    Ref<Dict> table = make_dict(run);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(static_cast<Dict*>(source), position, key, value)) {
        if (is_string(key)) {
            if (as_string(key)->length != 1) {
                raise_worded(run, CoreType::value_error, run.profile.words.translate_key);
            }
            Value code_point = make_int(run, code_point_at(as_string(key), 0));
            dict_set(run, table.get(), code_point.get(), value);
        } else if (is_int(key)) {
            dict_set(run, table.get(), key, value);
        } else {
            raise(run, CoreType::type_error, "keys in translate table must be strings or integers");
        }
    }
    return table;
}

}  // namespace

Value string_maketrans_row(Run& run, Arguments arguments) {
    if (!arguments[1]) return translation_from_dict(run, arguments[0]);
    if (!is_string(arguments[0])) {
        raise(run, CoreType::type_error, "first maketrans argument must be a string if there is a second argument",
              type_name(arguments[0]));
    }
    Str* from = as_string(arguments[0]);
    const bool is_pypy = run.profile.family == "pypy";
    Object* left_out = is_pypy && arguments[2] == run.none ? nullptr : arguments[2];
    for (Object* each : {arguments[1], left_out}) {
        if (is_pypy && each && !is_string(each))
            raise(run, CoreType::type_error, "expected str, got {} object", type_name(each));
    }
    Str* to = placed_string_argument(run, arguments[1], "maketrans", 2);
    if (left_out) placed_string_argument(run, left_out, "maketrans", 3);
    if (from->length != to->length) {
        raise(run, CoreType::value_error, "the first two maketrans arguments must have equal length");
    }
    Ref<Dict> table = make_dict(run);
    for (std::uint32_t i = 0; i < from->length; ++i) {
        Value key = make_int(run, code_point_at(from, i));
        Value value = make_int(run, code_point_at(to, i));
        dict_set(run, table.get(), key.get(), value.get());
    }
    if (!left_out) return table;
    for_each_code_point(placed_string_argument(run, left_out, "maketrans", 3)->view(), [&](std::uint32_t c) {
        Value key = make_int(run, c);
        dict_set(run, table.get(), key.get(), run.none);
    });
    return table;
}

}  // namespace lastref::model
