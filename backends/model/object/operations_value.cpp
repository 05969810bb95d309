#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/check_signals.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/python_2_order.hpp"
#include "backends/model/object/text/unicode_text.hpp"

namespace lastref::model {

using compile::CompareOperator;

bool is_true(Run& run, Object* object) {
    if (object == run.true_) return true;
    if (object == run.false_ || object == run.none) return false;
    if (!object->type->program_defined) {
        switch (object->kind) {
            case Kind::integer: return !int_is_zero(static_cast<Int*>(object));
            case Kind::floating: return static_cast<Float*>(object)->value != 0;
            case Kind::string: return static_cast<Str*>(object)->size != 0;
            case Kind::bytes: return static_cast<Bytes*>(object)->size != 0;
            case Kind::list: return static_cast<List*>(object)->size != 0;
            case Kind::tuple: return static_cast<Tuple*>(object)->size != 0;
            case Kind::dict: return static_cast<Dict*>(object)->used != 0;
            case Kind::set: return static_cast<Set*>(object)->used != 0;
            case Kind::function:
            case Kind::native:
            case Kind::bound_method:
            case Kind::type:
            case Kind::generator:
            case Kind::module: break;
            default: break;
        }
    }
    if (Value answer = call_special(run, object, SpecialName::bool_)) {
        if (answer->type != run.type(CoreType::boolean)) {
            raise_worded(run, CoreType::type_error, run.profile.words.bool_result, type_name(object),
                         type_name(answer.get()), qualified_type_name(object->type), qualified_type_name(answer->type));
        }
        return answer.get() == run.true_;
    }
    if (find_special(object->type, SpecialName::len)) return length(run, object) != 0;
    return true;
}

std::int64_t hash(Run& run, Object* object) {
    if (object->kind == Kind::string && !object->type->program_defined) return string_hash(static_cast<Str*>(object));
    if (object->kind == Kind::integer && !object->type->program_defined) return int_hash(static_cast<Int*>(object));
    Object* found = find_special(object->type, SpecialName::hash);
    const bool is_hashable = found && found != run.none;
    if (!is_hashable && object->kind == Kind::weak_reference && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "unhashable type");
    if (!is_hashable) raise(run, CoreType::type_error, "unhashable type: '{}'", type_name(object));
    Value answer = call_special(run, object, SpecialName::hash);
    if (!is_int(answer.get()))
        raise(run, CoreType::type_error, "__hash__ method should return an integer", type_name(answer.get()));
    auto* number = static_cast<Int*>(answer.get());
    std::int64_t value = int_fits_int64(number) ? number->value : int_hash(number);
    return value == -1 ? -2 : value;
}

std::optional<int> order_by_cmp(Run& run, Object* left, Object* right) {
    Str* name = run.intern("__cmp__");
    auto ask = [&](Object* object, Object* other) -> std::optional<int> {
        Object* method = object->type->program_defined ? find_in_mro(object->type, name) : nullptr;
        if (!method) return {};
        Value answer = call(run, bind_descriptor(run, method, object, object->type).get(), other);
        if (answer.get() == run.not_implemented) run.refuse("__cmp__ that gives NotImplemented");
        Value number = index_of(run, answer.get());
        return int_sign(static_cast<Int*>(number.get()));
    };
    if (std::optional<int> order = ask(left, right)) return order;
    std::optional<int> order = ask(right, left);
    return order ? -*order : order;
}

namespace {

constexpr SpecialName compare_names[] = {SpecialName::lt, SpecialName::le, SpecialName::eq,
                                         SpecialName::ne, SpecialName::gt, SpecialName::ge};
constexpr int swapped_operation[] = {4, 5, 2, 3, 0, 1};
constexpr std::string_view compare_texts[] = {"<", "<=", "==", "!=", ">", ">="};

bool holds(int operation, int order) {
    switch (static_cast<CompareOperator>(operation)) {
        case CompareOperator::less: return order < 0;
        case CompareOperator::less_equal: return order <= 0;
        case CompareOperator::equal: return order == 0;
        case CompareOperator::not_equal: return order != 0;
        case CompareOperator::greater: return order > 0;
        case CompareOperator::greater_equal: return order >= 0;
    }
    return false;
}

/// An AttributeError while a method is bound that is neither a function nor built in counts as no method at all, and
/// so may any other error.
Value call_comparison(Run& run, Object* found, Object* left, Object* right, SpecialName name) {
    if (found->kind == Kind::function || found->kind == Kind::native) return call_special(run, left, name, {right});
    Value bound;
    try {
        bound = bind_descriptor(run, found, left, left->type);
    } catch (const Raised& raised) {
        const bool is_missing = is_exception(run, raised.exception.get(), CoreType::attribute_error);
        if (!is_missing && does(run, Detail::comparisons_tell_binding_errors)) throw;
        return share(run.not_implemented);
    }
    return call(run, bound.get(), right);
}

Value try_compare(Run& run, int operation, Object* left, Object* right) {
    Object* found = find_special(left->type, compare_names[operation]);
    if (!found) return {};
    Value answer = call_comparison(run, found, left, right, compare_names[operation]);
    return answer.get() == run.not_implemented ? Value{} : answer;
}

bool is_less(Run& run, Object* left, Object* right) {
    return is_true(run, compare(run, left, right, static_cast<int>(CompareOperator::less)).get());
}

/// The smallest key of `left` whose value is another in `right`, or is not there, and its value here; null without.
std::pair<Value, Value> first_difference(Run& run, Dict* left, Dict* right) {
    std::pair<Value, Value> found;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(left, position, key, value)) {
        Value held_key = share(key);
        Value held = share(value);
        if (found.first && is_less(run, found.first.get(), key)) continue;
        Object* other = dict_find(run, right, held_key.get());
        if (!other || !equals(run, held.get(), share(other).get())) found = {std::move(held_key), std::move(held)};
    }
    return found;
}

/// By size, then by their first differences.
int order_of_dicts(Run& run, Dict* left, Dict* right) {
    if (left->used != right->used) return left->used < right->used ? -1 : 1;
    const auto [key, value] = first_difference(run, left, right);
    if (!key) return 0;
    const auto [other_key, other] = first_difference(run, right, left);
    if (!other_key) run.refuse("dicts that change while they are compared");
    if (!equals(run, key.get(), other_key.get())) return is_less(run, key.get(), other_key.get()) ? -1 : 1;
    if (equals(run, value.get(), other.get())) return 0;
    return is_less(run, value.get(), other.get()) ? -1 : 1;
}

/// Python 2's order of what has none: None first, then numbers, then by the names of the types.
int order_of_unlike(Run& run, Object* left, Object* right) {
    if (left == right) return 0;
    if (left->kind == Kind::complex_number && right->kind == Kind::complex_number)
        raise(run, CoreType::type_error, "no ordering relation is defined for complex numbers");
    if (left->kind == Kind::dict && right->kind == Kind::dict)
        return order_of_dicts(run, static_cast<Dict*>(left), static_cast<Dict*>(right));
    if (left->type == right->type) run.refuse("an order by addresses, in Python 2");
    if (left == run.none || right == run.none) return left == run.none ? -1 : 1;
    auto name_of = [](const Object* object) {
        const bool is_number =
            find_special(object->type, SpecialName::int_) || find_special(object->type, SpecialName::float_);
        return is_number || object->kind == Kind::complex_number ? std::string_view() : type_name(object);
    };
    const int order = name_of(left).compare(name_of(right));
    if (order == 0) run.refuse("an order by addresses, in Python 2");
    return order;
}

Value compare_generally(Run& run, int operation, Object* left, Object* right) {
    bool right_first = left->type != right->type && is_subtype(right->type, left->type);
    if (right_first) {
        if (Value answer = try_compare(run, swapped_operation[operation], right, left)) return answer;
    }
    if (Value answer = try_compare(run, operation, left, right)) return answer;
    if (!right_first) {
        if (Value answer = try_compare(run, swapped_operation[operation], right, left)) return answer;
    }
    bool mixes = run.profile.python_2 && left->kind != right->kind && (is_string(left) || is_string(right)) &&
                 (left->kind == Kind::bytes || right->kind == Kind::bytes);
    if (mixes) run.refuse("bytes of Python 2 that are no str here");
    if (run.profile.python_2) {
        if (std::optional<int> order = order_by_cmp(run, left, right)) return make_bool(run, holds(operation, *order));
    }
    if (operation == static_cast<int>(CompareOperator::equal)) return make_bool(run, left == right);
    if (operation == static_cast<int>(CompareOperator::not_equal)) return make_bool(run, left != right);
    if (run.profile.python_2) return make_bool(run, holds(operation, order_of_unlike(run, left, right)));
    raise(run, CoreType::type_error, "'{}' not supported between instances of '{}' and '{}'", compare_texts[operation],
          type_name(left), type_name(right));
}

}  // namespace

Value compare(Run& run, Object* left, Object* right, int operation) {
    bool builtin = !left->type->program_defined && !right->type->program_defined;
    if (builtin && left->kind == right->kind) {
        if (left->kind == Kind::integer) {
            return make_bool(run, holds(operation, int_compare(static_cast<Int*>(left), static_cast<Int*>(right))));
        }
        if (left->kind == Kind::string && static_cast<Str*>(left)->is_unicode == static_cast<Str*>(right)->is_unicode) {
            int order = static_cast<Str*>(left)->view().compare(static_cast<Str*>(right)->view());
            return make_bool(run, holds(operation, order));
        }
    }
    RecursionGuard guard(run, run.profile.python_2 ? " in cmp" : " in comparison");
    return compare_generally(run, operation, left, right);
}

bool equals(Run& run, Object* left, Object* right) {
    if (left == right) return true;
    Value answer = compare(run, left, right, static_cast<int>(CompareOperator::equal));
    return is_true(run, answer.get());
}

bool is_sought(Run& run, Object* item, Object* sought) {
    return does(run, Detail::searches_ask_what_is_sought) ? equals(run, sought, item) : equals(run, item, sought);
}

namespace {

Ref<Str> expect_string(Run& run, const Object* object, Value answer, std::string_view method) {
    if (!answer || !is_string(answer.get())) {
        raise_worded(run, CoreType::type_error, run.profile.words.string_result, type_name(object),
                     answer ? type_name(answer.get()) : std::string_view("?"), method,
                     qualified_type_name(object->type),
                     answer ? qualified_type_name(answer->type) : std::string_view("?"));
    }
    return std::move(answer).cast<Str>();
}

}  // namespace

namespace {

/// The twelve digits of Python 2.
std::string short_float_text(double value) {
    std::string text = fmt::format("{:.12g}", value);
    bool plain = text.find_first_not_of("-0123456789") == std::string::npos;
    return plain ? text + ".0" : text;
}

}  // namespace

Ref<Str> repr(Run& run, Object* object) {
    check_signals(run);
    RecursionGuard guard(run, " while getting the repr of an object");
    Ref<Str> text = expect_string(run, object, call_special(run, object, SpecialName::repr), "__repr__");
    return text->is_unicode ? as_plain_string(run, text.get()) : text;
}

Ref<Str> str(Run& run, Object* object) {
    check_signals(run);
    if (object->type == run.type(CoreType::string)) return Ref<Str>::share(as_string(object));
    if (run.profile.python_2 && object->type == run.type(CoreType::floating))
        return make_string(run, short_float_text(static_cast<Float*>(object)->value));
    RecursionGuard guard(run, " while getting the str of an object");
    Ref<Str> text = expect_string(run, object, call_special(run, object, SpecialName::str), "__str__");
    return text->is_unicode ? as_plain_string(run, text.get()) : text;
}

Ref<Str> ascii(Run& run, Object* object) {
    Ref<Str> text = repr(run, object);
    if (text->is_ascii()) return text;
    std::string out;
    for (std::uint32_t i = 0; i < text->length; ++i) {
        std::uint32_t point = code_point_at(text.get(), i);
        if (point < 0x80)
            out += static_cast<char>(point);
        else if (point < 0x100)
            out += fmt::format("\\x{:02x}", point);
        else if (point < 0x10000)
            out += fmt::format("\\u{:04x}", point);
        else
            out += fmt::format("\\U{:08x}", point);
    }
    return make_string(run, out);
}

Ref<Str> format(Run& run, Object* object, Object* spec) {
    Value text = spec ? share(spec) : share(run.empty_string);
    if (object->type == run.type(CoreType::string) && as_string(text.get())->size == 0)
        return Ref<Str>::share(as_string(object));
    if (as_string(text.get())->size == 0) check_signals(run);
    Value answer = call_special(run, object, SpecialName::format, {text.get()});
    if (!answer || !is_string(answer.get())) {
        raise_worded(run, CoreType::type_error, run.profile.words.format_result, type_name(object),
                     answer ? type_name(answer.get()) : std::string_view("NoneType"), qualified_type_name(object->type),
                     answer ? qualified_type_name(answer->type) : std::string_view("NoneType"));
    }
    return std::move(answer).cast<Str>();
}

std::string repr_text(Run& run, Object* object) {
    try {
        return std::string(repr(run, object)->view());
    } catch (Raised&) {
        return "<object repr() failed>";
    }
}

namespace {

bool check_tuple(Run& run, Object* candidate, Object* class_info, bool (*check)(Run&, Object*, Object*)) {
    auto* options = static_cast<Tuple*>(class_info);
    RecursionGuard guard(run, check == is_subclass ? " in __subclasscheck__" : " in __instancecheck__");
    for (std::uint32_t i = 0; i < options->size; ++i) {
        if (check(run, candidate, options->items()[i])) return true;
    }
    return false;
}

/// The metaclass's own answer, when it is not type's.
Value ask_metaclass(Run& run, Object* class_info, Object* candidate, SpecialName name) {
    Object* hook = find_special(class_info->type, name);
    if (!hook || hook == find_special(run.type(CoreType::type), name)) return {};
    RecursionGuard guard(run, name == SpecialName::subclasscheck ? " in __subclasscheck__" : " in __instancecheck__");
    return call_special(run, class_info, name, {candidate});
}

/// The tuple by which anything may claim to be a class; null without.
Ref<Tuple> bases_of(Run& run, Object* object) {
    Value bases = find_attribute(run, object, run.name(SpecialName::bases));
    return bases && bases->kind == Kind::tuple ? std::move(bases).cast<Tuple>() : Ref<Tuple>();
}

bool inherits_by_bases(Run& run, Value derived, Object* wanted) {
    RecursionGuard guard(run, " in __issubclass__");
    while (derived.get() != wanted) {
        Ref<Tuple> bases = bases_of(run, derived.get());
        if (!bases || bases->size == 0) return false;
        for (std::uint32_t i = 0; bases->size > 1 && i < bases->size; ++i) {
            if (inherits_by_bases(run, share(bases->items()[i]), wanted)) return true;
        }
        if (bases->size > 1) return false;
        derived = share(bases->items()[0]);
    }
    return true;
}

}  // namespace

bool is_instance(Run& run, Object* object, Object* class_info) {
    if (reinterpret_cast<Object*>(object->type) == class_info) return true;
    if (class_info->kind == Kind::tuple) return check_tuple(run, object, class_info, is_instance);
    if (Value answer = ask_metaclass(run, class_info, object, SpecialName::instancecheck))
        return is_true(run, answer.get());
    return is_instance_itself(run, object, class_info);
}

bool is_instance_itself(Run& run, Object* object, Object* class_info) {
    if (class_info->kind != Kind::type) {
        if (!bases_of(run, class_info))
            raise_worded(run, CoreType::type_error, run.profile.words.instance_of, type_name(class_info));
        Value claimed = find_attribute(run, object, run.name(SpecialName::class_));
        return claimed && inherits_by_bases(run, claimed, class_info);
    }
    if (is_subtype(object->type, static_cast<Type*>(class_info))) return true;
    if (!object->type->program_defined && object->kind != Kind::weak_reference) return false;
    Value claimed = find_attribute(run, object, run.name(SpecialName::class_));
    return claimed && claimed->kind == Kind::type && claimed.get() != object->type &&
           is_subtype(static_cast<Type*>(claimed.get()), static_cast<Type*>(class_info));
}

bool is_subclass(Run& run, Object* type, Object* class_info) {
    if (class_info->kind == Kind::tuple) return check_tuple(run, type, class_info, is_subclass);
    if (Value answer = ask_metaclass(run, class_info, type, SpecialName::subclasscheck))
        return is_true(run, answer.get());
    return is_subclass_itself(run, type, class_info);
}

bool is_subclass_itself(Run& run, Object* type, Object* class_info) {
    if (type->kind == Kind::type && class_info->kind == Kind::type)
        return is_subtype(static_cast<Type*>(type), static_cast<Type*>(class_info));
    if (!bases_of(run, type)) {
        raise(run, CoreType::type_error, "issubclass() arg 1 must be a class", type_name(type));
    }
    if (!bases_of(run, class_info)) {
        raise_worded(run, CoreType::type_error, run.profile.words.subclass_of, type_name(class_info));
    }
    return inherits_by_bases(run, share(type), class_info);
}

}  // namespace lastref::model
