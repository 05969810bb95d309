#include "backends/model/heap/detail.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"

namespace lastref::model {

void warn_of_int_subclass(Run& run, std::string_view method, Object* result) {
    std::string text = fmt::format(
        "{} returned non-int (type {}).  The ability to return an instance of a strict subclass of int is deprecated, "
        "and may be removed in a future version of Python.",
        method, type_name(result));
    run.warn(CoreType::deprecation_warning, text, nullptr);
}

bool is_index(const Object* object) {
    return is_int(object) || find_special(object->type, SpecialName::index);
}

Value index_of(Run& run, Object* object) {
    if (is_int(object)) return share(object);
    if (Value answer = call_special(run, object, SpecialName::index)) {
        if (answer->type != run.type(CoreType::integer) && is_int(answer.get()) && !run.profile.python_2)
            warn_of_int_subclass(run, "__index__", answer.get());
        if (is_int(answer.get())) return answer;
        raise_worded(run, CoreType::type_error, run.profile.words.int_result, type_name(object),
                     type_name(answer.get()), "__index__", qualified_type_name(object->type),
                     qualified_type_name(answer->type));
    }
    raise(run, CoreType::type_error, "'{}' object cannot be interpreted as an integer", type_name(object));
}

std::int64_t clamped_index(Run& run, Object* object) {
    Value number = index_of(run, object);
    auto* integer = static_cast<Int*>(number.get());
    if (int_fits_int64(integer)) return integer->value;
    return integer->negative ? INT64_MIN : INT64_MAX;
}

namespace {

std::int64_t index_or_error(Run& run, Object* object, CoreType error) {
    Value number = index_of(run, object);
    auto* integer = static_cast<Int*>(number.get());
    if (!int_fits_int64(integer)) {
        raise(run, error, "cannot fit '{}' into an index-sized integer", type_name(object));
    }
    return integer->value;
}

/// PyPy's: what `__int__` or else `__index__` gives.
Value converted_on_pypy(Run& run, Object* object) {
    if (object->kind == Kind::floating || !(is_index(object) || find_special(object->type, SpecialName::int_)))
        raise(run, CoreType::type_error, "expected integer, got {} object", type_name(object));
    Value number = call_special(run, object, SpecialName::int_);
    if (!number) number = call_special(run, object, SpecialName::index);
    if (!is_int(number.get()))
        raise(run, CoreType::type_error, "__int__ returned non-int (type '{}')", type_name(number.get()));
    return number;
}

/// What `__int__` gives for an argument that is a C int.
Value converted_to_int(Run& run, Object* object) {
    if (object->kind == Kind::floating) raise(run, CoreType::type_error, "integer argument expected, got float");
    if (object->kind == Kind::complex_number) raise(run, CoreType::type_error, "can't convert complex to int");
    Value number = call_special(run, object, SpecialName::int_);
    if (!number) raise(run, CoreType::type_error, "an integer is required (got type {})", type_name(object));
    if (!is_int(number.get()))
        raise(run, CoreType::type_error, "__int__ returned non-int (type {})", type_name(number.get()));
    if (does(run, Detail::c_ints_ask_index_first)) {
        run.warn(CoreType::deprecation_warning,
                 fmt::format("an integer is required (got type {}).  Implicit conversion to integers using __int__ is "
                             "deprecated, and may be removed in a future version of Python.",
                             type_name(object)),
                 nullptr);
    }
    return number;
}

}  // namespace

std::int64_t index_as_int64(Run& run, Object* object) {
    return index_or_error(run, object, CoreType::index_error);
}

std::int64_t integer_argument(Run& run, Object* object) {
    if (object->kind == Kind::floating && does(run, Detail::c_ints_may_be_converted))
        raise(run, CoreType::type_error, "integer argument expected, got float");
    const bool is_pypy = run.profile.family == "pypy";
    Value number = is_int(object)         ? share(object)
                   : is_pypy              ? converted_on_pypy(run, object)
                   : run.profile.python_2 ? converted_to_int(run, object)
                                          : index_of(run, object);
    auto* integer = static_cast<Int*>(number.get());
    if (!int_fits_int64(integer)) raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
    return integer->value;
}

Value c_int_of(Run& run, Object* object) {
    if (is_int(object)) return share(object);
    if (run.profile.family == "pypy") return converted_on_pypy(run, object);
    bool asks_index = does(run, Detail::c_ints_ask_index_first) && find_special(object->type, SpecialName::index);
    bool converts = does(run, Detail::c_ints_may_be_converted) && !asks_index;
    return converts ? converted_to_int(run, object) : index_of(run, object);
}

std::int64_t c_int_argument(Run& run, Object* object, bool is_parsed) {
    if (run.profile.family == "pypy") return integer_argument(run, object);
    bool asks_index = does(run, Detail::c_ints_ask_index_first);
    Value number = c_int_of(run, object);
    auto* integer = static_cast<Int*>(number.get());
    bool fits_long = int_fits_int64(integer);
    if (fits_long && integer->value >= INT32_MIN && integer->value <= INT32_MAX) return integer->value;
    if (asks_index && !is_parsed) raise(run, CoreType::overflow_error, "Python int too large to convert to C int");
    if (!fits_long) raise(run, CoreType::overflow_error, "Python int too large to convert to C long");
    raise(run, CoreType::overflow_error, "signed integer is {} than {}", integer->value < 0 ? "less" : "greater",
          integer->value < 0 ? "minimum" : "maximum");
}

std::int64_t count_as_int64(Run& run, Object* object) {
    return index_or_error(run, object, CoreType::overflow_error);
}

}  // namespace lastref::model
