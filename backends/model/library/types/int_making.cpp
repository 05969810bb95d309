#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <cmath>
#include <cstring>

// int(): numbers from texts, floats and what has `__int__`; and Python 2's long().
namespace lastref::model {

std::optional<std::string_view> number_source(Object* object) {
    if (is_string(object)) return as_string(object)->view();
    bool is_buffer =
        object->kind == Kind::bytes || object->kind == Kind::byte_array || object->kind == Kind::memory_view;
    if (is_buffer) return bytes_like(object);
    return {};
}

Value int_from_float(Run& run, double value) {
    if (std::isnan(value)) raise(run, CoreType::value_error, "cannot convert float NaN to integer");
    if (std::isinf(value)) raise(run, CoreType::overflow_error, "cannot convert float infinity to integer");
    return make_int_from_double(run, value);
}

Value make_int_of(Run& run, Type* cls, Value number) {
    if (cls == run.type(CoreType::integer)) return int_exact(run, as_int(number));
    if (run.profile.python_2 && cls == run.type(CoreType::long_integer)) return as_long(run, std::move(number));
    if (run.profile.python_2 && as_int(number)->big && !is_subtype(cls, run.type(CoreType::long_integer)))
        raise(run, CoreType::overflow_error, "Python int too large to convert to C long");
    std::size_t limbs = as_int(number)->limb_count * sizeof(std::uint64_t);
    auto* made = static_cast<Int*>(run.heap.make_sized(Kind::integer, cls, sizeof(Int) + limbs));
    made->value = as_int(number)->value;
    made->big = as_int(number)->big;
    made->negative = as_int(number)->negative;
    made->limb_count = as_int(number)->limb_count;
    if (limbs) std::memcpy(made->limbs(), as_int(number)->limbs(), limbs);
    return Value::adopt(made);
}

namespace {

Value parse_int(Run& run, Object* source, int base, std::string_view name) {
    std::string_view text = *number_source(source);
    if (is_string(source) || is_ascii_text(text)) {
        if (Value number = make_int_from_text(run, text, base)) return number;
    }
    const bool as_bytes = !is_string(source) && run.profile.family == "cpython";
    Value shown = as_bytes ? Value{make_bytes(run, text)} : share(source);
    raise(run, CoreType::value_error, "invalid literal for {}() with base {}: {}", name, base,
          repr_text(run, shown.get()));
}

Value int_from_base(Run& run, Object* source, Object* base_object, std::string_view name = "int") {
    std::int64_t base = clamped_index(run, base_object);
    if (base != 0 && (base < 2 || base > 36)) {
        raise(run, CoreType::value_error, "{}() base must be >= 2 and <= 36, or 0", name);
    }
    if (!number_source(source))
        raise(run, CoreType::type_error, "{}() can't convert non-string with explicit base", name);
    return parse_int(run, source, static_cast<int>(base), name);
}

Value int_from_object(Run& run, Object* source, std::string_view name = "int");

/// What `__trunc__` gave, as an int.
Value int_from_truncated(Run& run, Value truncated) {
    if (is_int(truncated.get())) return int_exact(run, as_int(truncated));
    Type* type = truncated->type;
    bool asks = does(run, Detail::truncated_is_asked_for_int);
    if (asks && find_special(type, SpecialName::int_)) return int_from_object(run, truncated.get());
    if (find_special(type, SpecialName::index)) return int_exact(run, as_int(index_of(run, truncated.get())));
    raise(run, CoreType::type_error, "__trunc__ returned non-Integral (type {})", type_name(truncated.get()));
}

Value int_from_object(Run& run, Object* source, std::string_view name) {
    if (source->type == run.type(CoreType::integer)) return share(source);
    if (source->kind == Kind::floating && !source->type->program_defined) {
        return int_from_float(run, static_cast<Float*>(source)->value);
    }
    if (Value number = call_special(run, source, SpecialName::int_)) {
        if (!is_int(number.get())) {
            if (run.profile.family == "pypy")
                raise(run, CoreType::type_error, "__int__ returned non-int (type '{}')", type_name(number.get()));
            raise_worded(run, CoreType::type_error, run.profile.words.int_result, type_name(source),
                         type_name(number.get()), "__int__", as_string(source->type->qualified_name)->view(),
                         as_string(number->type->qualified_name)->view());
        }
        if (number->type != run.type(CoreType::integer) && !run.profile.python_2)
            warn_of_int_subclass(run, "__int__", number.get());
        return int_exact(run, as_int(number));
    }
    if (does(run, Detail::numbers_convert_by_index) && find_special(source->type, SpecialName::index)) {
        Value number = index_of(run, source);
        return int_exact(run, as_int(number));
    }
    if (does(run, Detail::int_truncates) && find_special(source->type, SpecialName::trunc)) {
        Value truncated = call_special(run, source, SpecialName::trunc);
        if (does(run, Detail::truncation_is_deprecated)) {
            run.warn(CoreType::deprecation_warning, "The delegation of int() to __trunc__ is deprecated.", nullptr);
        }
        return int_from_truncated(run, std::move(truncated));
    }
    if (number_source(source)) return parse_int(run, source, 10, name);
    if (source->kind == Kind::complex_number && run.profile.words.complex_have_floor_words) {
        raise(run, CoreType::type_error, "can't convert complex to int");
    }
    if (name != "int") {
        raise(run, CoreType::type_error, "{}() argument must be a string or a number, not '{}'", name,
              type_name(source));
    }
    raise_worded(run, CoreType::type_error, run.profile.words.int_argument, type_name(source));
}

/// What int() makes, and what `__long__` gives.
Value long_new(Run& run, Arguments arguments) {
    Object* source = arguments[1];
    Value number;
    if (!source) {
        number = make_int(run, 0);
    } else if (arguments[2]) {
        number = int_from_base(run, source, arguments[2], "long");
    } else if (Object* method = is_int(source) ? nullptr : find_in_mro(source->type, run.intern("__long__"))) {
        number = call(run, method, source);
        if (!is_int(number.get()))
            raise(run, CoreType::type_error, "__long__ returned non-long (type {})", type_name(number.get()));
    } else {
        number = int_from_object(run, source, "long");
    }
    return make_int_of(run, class_argument(arguments[0]), as_long(run, std::move(number)));
}

}  // namespace

Value int_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    if (run.profile.python_2 && is_subtype(cls, run.type(CoreType::long_integer))) return long_new(run, arguments);
    if (cls == run.type(CoreType::boolean))
        raise(run, CoreType::type_error, "int.__new__(bool) is not safe, use bool.__new__()");
    Value number;
    if (!arguments[1]) {
        if (arguments[2]) {
            const bool is_pypy = run.profile.family == "pypy";
            raise_message(
                run, CoreType::type_error,
                is_pypy ? "int() can't convert non-string with explicit base" : "int() missing string argument");
        }
        number = make_int(run, 0);
    } else {
        number = arguments[2] ? int_from_base(run, arguments[1], arguments[2]) : int_from_object(run, arguments[1]);
    }
    return make_int_of(run, cls, std::move(number));
}

}  // namespace lastref::model
