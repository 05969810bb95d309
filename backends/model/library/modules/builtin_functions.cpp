#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/library/types/string_functions.hpp"

#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/library/codecs.hpp"
#include "backends/model/library/files/file.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>
#include <cmath>

namespace lastref::model {

namespace {

using compile::BinaryOperator;
using compile::CompareOperator;

Value builtin_abs(Run& run, Arguments arguments) {
    Value answer = call_special(run, arguments[0], SpecialName::abs);
    if (!answer) raise_worded(run, CoreType::type_error, run.profile.words.abs_operand, type_name(arguments[0]));
    return answer;
}

Value builtin_all(Run& run, Arguments arguments) {
    bool result = true;
    for_each(run, arguments[0], [&](Object* item) { return result = is_true(run, item); });
    return make_bool(run, result);
}

Value builtin_any(Run& run, Arguments arguments) {
    bool result = false;
    for_each(run, arguments[0], [&](Object* item) { return !(result = is_true(run, item)); });
    return make_bool(run, result);
}

Value builtin_ascii(Run& run, Arguments arguments) {
    look_up_codec(run, "ascii");
    return ascii(run, arguments[0]);
}

Value in_base(Run& run, Object* object, int base, std::string_view prefix, std::string_view name = {}) {
    if (run.profile.python_2 && name.size()) {
        if (!is_int(object)) raise(run, CoreType::type_error, "{0}() argument can't be converted to {0}", name);
        if (int_is_zero(static_cast<Int*>(object)) && base == 8) prefix = "";
    }
    Value number = index_of(run, object);
    std::string digits = int_digits(static_cast<Int*>(number.get()), base);
    bool negative = digits.starts_with('-');
    const bool is_marked = name.size() && is_long(run, object);
    return make_string(run,
                       (negative ? "-" : "") + std::string(prefix) + digits.substr(negative) + (is_marked ? "L" : ""));
}
Value builtin_bin(Run& run, Arguments arguments) {
    return in_base(run, arguments[0], 2, "0b");
}
Value builtin_oct(Run& run, Arguments arguments) {
    return in_base(run, arguments[0], 8, run.profile.python_2 ? "0" : "0o", "oct");
}
Value builtin_hex(Run& run, Arguments arguments) {
    return in_base(run, arguments[0], 16, "0x", "hex");
}

Value builtin_callable(Run& run, Arguments arguments) {
    return make_bool(run, is_callable(arguments[0]));
}

Value builtin_chr(Run& run, Arguments arguments) {
    const bool is_converted = does(run, Detail::c_ints_may_be_converted) || run.profile.family == "pypy";
    if (!is_converted && !is_index(arguments[0]))
        raise_worded(run, CoreType::type_error, run.profile.words.character_argument, type_name(arguments[0]));
    Value index = c_int_of(run, arguments[0]);
    auto* number = static_cast<Int*>(index.get());
    bool is_small = !number->big && number->value == static_cast<std::int32_t>(number->value);
    if (!is_small && run.profile.words.character_overflow.size())
        raise_message(run, CoreType::overflow_error, run.profile.words.character_overflow);
    std::int64_t point = is_small ? number->value : -1;
    const std::int64_t last = run.profile.python_2 ? 0xff : 0x10ffff;
    if (point < 0 || point > last) raise_worded(run, CoreType::value_error, run.profile.words.character_range);
    return make_character(run, static_cast<std::uint32_t>(point));
}

Value builtin_ord(Run& run, Arguments arguments) {
    Object* object = arguments[0];
    if (is_string(object)) {
        if (as_string(object)->length == 1) return make_int(run, code_point_at(as_string(object), 0));
        raise(run, CoreType::type_error, "ord() expected a character, but string of length {} found",
              as_string(object)->length);
    }
    if (object->kind == Kind::bytes) {
        auto* bytes = static_cast<Bytes*>(object);
        if (bytes->size == 1) return make_int(run, static_cast<unsigned char>(bytes->data()[0]));
        raise(run, CoreType::type_error, "ord() expected a character, but string of length {} found", bytes->size);
    }
    if (object->kind == Kind::byte_array) {
        std::string_view bytes = *bytes_like(object);
        if (bytes.size() == 1) return make_int(run, static_cast<unsigned char>(bytes[0]));
        raise(run, CoreType::type_error, "ord() expected a character, but string of length {} found", bytes.size());
    }
    raise(run, CoreType::type_error, "ord() expected string of length 1, but {} found", type_name(object));
}

void check_name_to_get(Run& run, Object* name, std::string_view function) {
    if (is_string(name)) return;
    raise_worded(run, CoreType::type_error, run.profile.words.name_to_get, type_name(name), function);
}

Value builtin_delattr(Run& run, Arguments arguments) {
    if (run.profile.family == "pypy") check_name_to_get(run, arguments[1], "delattr");
    check_attribute_name(run, arguments[1]);
    delete_attribute(run, arguments[0], as_string(arguments[1]));
    return none(run);
}
Value builtin_setattr(Run& run, Arguments arguments) {
    if (run.profile.family == "pypy") check_name_to_get(run, arguments[1], "setattr");
    check_attribute_name(run, arguments[1]);
    Str* name = as_string(arguments[1]);
    if (is_exactly(run, name, CoreType::string)) name = run.intern(name->view());
    if (name->is_unicode) name = run.intern(as_plain_string(run, name)->view());
    set_attribute(run, arguments[0], name, arguments[2]);
    return none(run);
}
Value builtin_getattr(Run& run, Arguments arguments) {
    check_name_to_get(run, arguments[1], "getattr");
    if (!arguments[2]) return get_attribute(run, arguments[0], as_string(arguments[1]));
    Value found = find_attribute(run, arguments[0], as_string(arguments[1]));
    return found ? found : share(arguments[2]);
}
Value builtin_hasattr(Run& run, Arguments arguments) {
    check_name_to_get(run, arguments[1], "hasattr");
    return make_bool(run, static_cast<bool>(find_attribute(run, arguments[0], as_string(arguments[1]))));
}

Value builtin_divmod(Run& run, Arguments arguments) {
    Object* left = arguments[0];
    Object* right = arguments[1];
    Value answer = ask_operands(run, SpecialName::divmod, SpecialName::rdivmod, left, right);
    if (!answer) {
        raise(run, CoreType::type_error, "unsupported operand type(s) for divmod(): '{}' and '{}'", type_name(left),
              type_name(right));
    }
    return answer;
}

Value builtin_pow(Run& run, Arguments arguments) {
    if (arguments[2] == run.none) {
        return binary_operation(run, static_cast<int>(BinaryOperator::power), arguments[0], arguments[1]);
    }
    bool are_plain = !arguments[0]->type->program_defined && !arguments[1]->type->program_defined;
    if (are_plain && is_int(arguments[0]) && is_int(arguments[1]) && is_int(arguments[2])) {
        return int_power_modulo(run, static_cast<Int*>(arguments[0]), static_cast<Int*>(arguments[1]),
                                static_cast<Int*>(arguments[2]));
    }
    const auto has = [&](SpecialName name) { return find_special(arguments[0]->type, name) != nullptr; };
    // With `__rpow__` alone a class has C's slot, which asks for the other one.
    if (!has(SpecialName::pow) && has(SpecialName::rpow) && does(run, Detail::three_powers_want_own_method))
        raise(run, CoreType::attribute_error, "__pow__");
    const auto asks = [&](std::uint32_t which, SpecialName name) {
        Value answer = call_special(run, arguments[which], name, {arguments[1 - which], arguments[2]});
        return answer.get() == run.not_implemented ? Value() : answer;
    };
    const bool asks_right = does(run, Detail::three_powers_ask_the_right) && arguments[1]->type != arguments[0]->type;
    const bool right_first =
        asks_right && is_subtype(arguments[1]->type, arguments[0]->type) &&
        find_special(arguments[1]->type, SpecialName::rpow) != find_special(arguments[0]->type, SpecialName::rpow);
    if (right_first) {
        if (Value answer = asks(1, SpecialName::rpow)) return answer;
    }
    if (Value answer = asks(0, SpecialName::pow)) return answer;
    if (asks_right && !right_first) {
        if (Value answer = asks(1, SpecialName::rpow)) return answer;
    }
    std::string_view words = run.profile.words.power_operands;
    if (!words.empty()) raise_worded(run, CoreType::type_error, words);
    bool any_float = false;
    for (std::uint32_t i = 0; i < 3; ++i) any_float = any_float || arguments[i]->kind == Kind::floating;
    bool base_decides = does(run, Detail::pow_leaves_modulus_to_base) && arguments[0]->kind != Kind::floating;
    if (any_float && !base_decides)
        raise(run, CoreType::type_error, "pow() 3rd argument not allowed unless all arguments are integers",
              type_name(arguments[0]), type_name(arguments[1]), type_name(arguments[2]));
    raise(run, CoreType::type_error, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
          type_name(arguments[0]), type_name(arguments[1]), type_name(arguments[2]));
}

Value builtin_format(Run& run, Arguments arguments) {
    if (!is_string(arguments[1]) && run.profile.python_2) {
        raise(run, CoreType::type_error, "format expects arg 2 to be string or unicode, not {}",
              type_name(arguments[1]));
    }
    if (!is_string(arguments[1]))
        raise(run, CoreType::type_error, "format() argument 2 must be str, not {}", given_type_name(run, arguments[1]));
    return format(run, arguments[0], arguments[1]);
}
Value builtin_hash(Run& run, Arguments arguments) {
    return make_int(run, hash(run, arguments[0]));
}
Value builtin_id(Run& run, Arguments arguments) {
    if (run.profile.identity_by_value) {
        if (Value number = id_by_value(run, arguments[0])) return number;
    }
    return make_int(run, static_cast<std::int64_t>(identity(run, arguments[0])));
}
Value builtin_isinstance(Run& run, Arguments arguments) {
    return make_bool(run, is_instance(run, arguments[0], arguments[1]));
}
Value builtin_issubclass(Run& run, Arguments arguments) {
    return make_bool(run, is_subclass(run, arguments[0], arguments[1]));
}
Value builtin_len(Run& run, Arguments arguments) {
    return make_int(run, length(run, arguments[0]));
}
Value builtin_repr(Run& run, Arguments arguments) {
    return repr(run, arguments[0]);
}

Value builtin_iter(Run& run, Arguments arguments) {
    if (!arguments[1]) return get_iterator(run, arguments[0]);
    const bool is_3_12 = run.profile.family == "cpython" && run.profile.minor() == 12;
    if (!is_callable(arguments[0]))
        raise(run, CoreType::type_error, "{} must be callable",
              is_3_12 ? "iter(object, sentinel): object" : "iter(v, w): v");
    Ref<Iterator> made = make_iterator(run, CoreType::callable_iterator, arguments[0]);
    made->second = share(arguments[1]).release();
    return made;
}

Value builtin_next(Run& run, Arguments arguments) {
    Object* iterator = arguments[0];
    const TypeSpec* spec = iterator->type->spec;
    try {
        if (spec && spec->next) {
            if (Value item = spec->next(run, iterator)) return item;
            if (arguments[1]) return share(arguments[1]);
            raise_unborn(run, call(run, run.type(CoreType::stop_iteration)));
        }
        if (Value item = call_special(run, iterator, SpecialName::next)) return item;
    } catch (Raised& raised) {
        if (!arguments[1] || !is_exception(run, raised.exception.get(), CoreType::stop_iteration)) throw;
        return share(arguments[1]);
    }
    raise(run, CoreType::type_error, "'{}' object is not an iterator", type_name(iterator));
}

Value builtin_aiter(Run& run, Arguments arguments) {
    Value answer = call_special(run, arguments[0], SpecialName::aiter);
    if (!answer) raise(run, CoreType::type_error, "'{}' object is not an async iterable", type_name(arguments[0]));
    if (!find_special(answer->type, SpecialName::anext)) {
        raise(run, CoreType::type_error, "aiter() returned not an async iterator of type '{}'", type_name(answer.get()),
              qualified_type_name(arguments[0]->type), qualified_type_name(answer->type));
    }
    return answer;
}
Value builtin_anext(Run& run, Arguments arguments) {
    if (arguments[1]) run.refuse("anext() with a default");
    Value answer = call_special(run, arguments[0], SpecialName::anext);
    if (!answer) raise(run, CoreType::type_error, "'{}' object is not an async iterator", type_name(arguments[0]));
    return answer;
}

Value extreme(Run& run, Arguments arguments, CompareOperator operation, std::string_view name) {
    auto* positional = static_cast<Tuple*>(arguments[0]);
    Object* key = arguments[1] == run.none ? nullptr : arguments[1];
    if (positional->size == 0) raise(run, CoreType::type_error, "{} expected at least 1 argument, got 0", name);
    if (positional->size > 1 && arguments[2]) {
        raise(run, CoreType::type_error, "Cannot specify a default for {}() with multiple positional arguments", name);
    }
    Object* source = positional->size == 1 ? positional->items()[0] : positional;
    Value best;
    Value best_key;
    for_each(run, source, [&](Object* item) {
        Value item_key = key ? call(run, key, item) : share(item);
        if (best) {
            Value better = compare(run, item_key.get(), best_key.get(), static_cast<int>(operation));
            if (!is_true(run, better.get())) return true;
        }
        best = share(item);
        best_key = std::move(item_key);
        return true;
    });
    if (best) return best;
    if (arguments[2]) return share(arguments[2]);
    raise_worded(run, CoreType::value_error, run.profile.words.most_of_nothing, name);
}
Value builtin_max(Run& run, Arguments arguments) {
    return extreme(run, arguments, CompareOperator::greater, "max");
}
Value builtin_min(Run& run, Arguments arguments) {
    return extreme(run, arguments, CompareOperator::less, "min");
}

Value builtin_round(Run& run, Arguments arguments) {
    Value answer = arguments[1] == run.none ? call_special(run, arguments[0], SpecialName::round)
                                            : call_special(run, arguments[0], SpecialName::round, {arguments[1]});
    if (!answer) raise(run, CoreType::type_error, "type {} doesn't define __round__ method", type_name(arguments[0]));
    return answer;
}

Value builtin_sorted(Run& run, Arguments arguments) {
    Ref<List> list = list_from(run, arguments[0]);
    RecursionGuard guard(run, " while calling a Python object");
    const SortOrder order = flag_argument(run, arguments[2]) ? SortOrder::descending : SortOrder::ascending;
    list_sort(run, list.get(), arguments[1], order);
    return list;
}

/// The floats that sum() has added since the total became one, with what rounding lost of them (Neumaier's algorithm).
class FloatSum {
public:
    explicit FloatSum(bool compensated) : compensated_(compensated) {}

    /// Adds the item if the total and it are exact floats, or it is an exact int of 64 bits.
    bool takes(Run& run, const Value& total, Object* item) {
        if (!compensated_ || (!active_ && !is_exactly(run, total.get(), CoreType::floating))) return false;
        bool is_float = is_exactly(run, item, CoreType::floating);
        bool is_integer = is_exactly(run, item, CoreType::integer) && !static_cast<Int*>(item)->big;
        if (!is_float && !is_integer) return false;
        if (!active_) sum_ = static_cast<Float*>(total.get())->value;
        active_ = true;
        double value =
            is_float ? static_cast<Float*>(item)->value : static_cast<double>(static_cast<Int*>(item)->value);
        if (is_integer) {
            sum_ += value;
            return true;
        }
        double next = sum_ + value;
        lost_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - next) + value : (value - next) + sum_;
        sum_ = next;
        return true;
    }

    /// Makes the total of what was taken.
    void give(Run& run, Value& total) {
        if (!active_) return;
        total = make_float(run, lost_ != 0 && std::isfinite(lost_) ? sum_ + lost_ : sum_);
        active_ = false;
        lost_ = 0;
    }

private:
    bool compensated_;
    bool active_ = false;
    double sum_ = 0;
    double lost_ = 0;
};

Value builtin_sum(Run& run, Arguments arguments) {
    if (is_string(arguments[1])) {
        raise(run, CoreType::type_error, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (arguments[1]->kind == Kind::bytes || arguments[1]->kind == Kind::byte_array) {
        std::string_view type = arguments[1]->kind == Kind::bytes ? "bytes" : "bytearray";
        raise(run, CoreType::type_error, "sum() can't sum {} [use b''.join(seq) instead]", type);
    }
    Value total = share(arguments[1]);
    FloatSum floats(run.profile.sum_is_compensated);
    for_each(run, arguments[0], [&](Object* item) {
        if (floats.takes(run, total, item)) return true;
        floats.give(run, total);
        total = binary_operation(run, static_cast<int>(BinaryOperator::add), total.get(), item);
        return true;
    });
    floats.give(run, total);
    return total;
}

Value builtin_input(Run& run, Arguments) {
    run.refuse("input()");
    return {};
}
Value builtin_breakpoint(Run& run, Arguments) {
    run.refuse("breakpoint()");
    return {};
}

constexpr std::array rows{
    NativeRow{"__build_class__", "function, name, /, *bases, **kwargs", builtin_build_class, Binding::function},
    NativeRow{"__import__", "name, globals=None, locals=None, fromlist=(), level=0", builtin_import, Binding::function},
    NativeRow{"abs", "x, /", builtin_abs, Binding::function},
    NativeRow{"aiter", "async_iterable, /", builtin_aiter, Binding::function},
    NativeRow{"all", "iterable, /", builtin_all, Binding::function},
    NativeRow{"anext", "async_iterator, default=?, /", builtin_anext, Binding::function},
    NativeRow{"any", "iterable, /", builtin_any, Binding::function},
    NativeRow{"ascii", "object, /", builtin_ascii, Binding::function},
    NativeRow{"bin", "number, /", builtin_bin, Binding::function},
    NativeRow{"breakpoint", "*args, **kws", builtin_breakpoint, Binding::function},
    NativeRow{"callable", "object, /", builtin_callable, Binding::function},
    NativeRow{"chr", "i, /", builtin_chr, Binding::function},
    NativeRow{"compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", builtin_compile,
              Binding::function},
    NativeRow{"delattr", "object, name, /", builtin_delattr, Binding::function},
    NativeRow{"dir", "object=?, /", builtin_dir, Binding::function},
    NativeRow{"divmod", "x, y, /", builtin_divmod, Binding::function},
    NativeRow{"eval", "source, globals=None, locals=None, /", builtin_eval, Binding::function},
    NativeRow{"eval", "source, /, globals=None, locals=None", builtin_eval, Binding::function, true, 13},
    NativeRow{"exec", "source, globals=None, locals=None, /", builtin_exec, Binding::function},
    NativeRow{"exec", "source, /, globals=None, locals=None, *, closure=None", builtin_exec, Binding::function, true,
              11},
    NativeRow{"format", "value, format_spec='', /", builtin_format, Binding::function},
    NativeRow{"getattr", "object, name, default=?, /", builtin_getattr, Binding::function},
    NativeRow{"globals", "", builtin_globals, Binding::function},
    NativeRow{"hasattr", "object, name, /", builtin_hasattr, Binding::function},
    NativeRow{"hash", "object, /", builtin_hash, Binding::function},
    NativeRow{"hex", "number, /", builtin_hex, Binding::function},
    NativeRow{"id", "object, /", builtin_id, Binding::function},
    NativeRow{"input", "prompt='', /", builtin_input, Binding::function},
    NativeRow{"isinstance", "object, class_or_tuple, /", builtin_isinstance, Binding::function, false},
    NativeRow{"issubclass", "cls, class_or_tuple, /", builtin_issubclass, Binding::function},
    NativeRow{"iter", "object, sentinel=?, /", builtin_iter, Binding::function},
    NativeRow{"len", "obj, /", builtin_len, Binding::function, false},
    NativeRow{"locals", "", builtin_locals, Binding::function},
    NativeRow{"max", "*args, key=None, default=?", builtin_max, Binding::function},
    NativeRow{"min", "*args, key=None, default=?", builtin_min, Binding::function},
    NativeRow{"next", "iterator, default=?, /", builtin_next, Binding::function},
    NativeRow{"oct", "number, /", builtin_oct, Binding::function},
    NativeRow{"open", open_parameters, open_row, Binding::function},
    NativeRow{"ord", "character, /", builtin_ord, Binding::function},
    NativeRow{"pow", "base, exp, mod=None, /", builtin_pow, Binding::function, true, 0, 7},
    NativeRow{"pow", "base, exp, mod=None", builtin_pow, Binding::function, true, 8},
    NativeRow{"print", "*args, sep=None, end=None, file=None, flush=False", builtin_print, Binding::function},
    NativeRow{"repr", "object, /", builtin_repr, Binding::function},
    NativeRow{"round", "number, ndigits=None", builtin_round, Binding::function},
    NativeRow{"setattr", "object, name, value, /", builtin_setattr, Binding::function},
    NativeRow{"sorted", "iterable, /, *, key=None, reverse=False", builtin_sorted, Binding::function},
    NativeRow{"sum", "iterable, start=0, /", builtin_sum, Binding::function, true, 0, 7},
    NativeRow{"sum", "iterable, /, start=0", builtin_sum, Binding::function, true, 8},
    NativeRow{"vars", "object=?, /", builtin_vars, Binding::function},
};

}  // namespace

constinit const std::span<const NativeRow> builtin_functions = rows;

}  // namespace lastref::model
