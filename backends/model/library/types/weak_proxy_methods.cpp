#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <fmt/format.h>

#include <vector>

/// weakref.proxy: every operation is the referent's, which is held during it.
namespace lastref::model {

namespace {

using compile::BinaryOperator;
using compile::CompareOperator;
using compile::UnaryOperator;

bool is_proxy(Run& run, const Object* object) {
    return object->kind == Kind::weak_reference &&
           (object->type == run.type(CoreType::weak_proxy) || object->type == run.type(CoreType::weak_callable_proxy));
}

/// The referent of a proxy, anything else as it is. Raises ReferenceError.
Value unwrap(Run& run, Object* object) {
    if (!is_proxy(run, object)) return share(object);
    Object* target = weak_target(*static_cast<WeakReference*>(object));
    if (!target) raise_message(run, CoreType::reference_error, run.profile.dead_proxy_text);
    return share(target);
}

Value proxy_getattribute(Run& run, Arguments arguments) {
    return get_attribute(run, unwrap(run, arguments[0]).get(), as_string(arguments[1]));
}

Value proxy_setattr(Run& run, Arguments arguments) {
    set_attribute(run, unwrap(run, arguments[0]).get(), as_string(arguments[1]), arguments[2]);
    return none(run);
}

Value proxy_delattr(Run& run, Arguments arguments) {
    delete_attribute(run, unwrap(run, arguments[0]).get(), as_string(arguments[1]));
    return none(run);
}

Value proxy_str(Run& run, Arguments arguments) {
    return str(run, unwrap(run, arguments[0]).get());
}

Value proxy_repr(Run& run, Arguments arguments) {
    auto address = identity(run, arguments[0]);
    Object* target = weak_target(*static_cast<WeakReference*>(arguments[0]));
    const Wordings& words = run.profile.words;
    if (does(run, Detail::references_hide_where_referents_are)) return pypy_reference_repr(run, arguments[0], target);
    if (!target) {
        return make_string(run, fmt::format(fmt::runtime(words.dead_weak_proxy), address, identity(run, run.none)));
    }
    return make_string(run, fmt::format(fmt::runtime(words.weak_proxy), address, referent_type_name(run, target),
                                        identity(run, target)));
}

Value proxy_bool(Run& run, Arguments arguments) {
    return make_bool(run, is_true(run, unwrap(run, arguments[0]).get()));
}

Value proxy_len(Run& run, Arguments arguments) {
    return make_int(run, length(run, unwrap(run, arguments[0]).get()));
}

Value proxy_contains(Run& run, Arguments arguments) {
    return make_bool(run, contains(run, unwrap(run, arguments[0]).get(), arguments[1]));
}

Value proxy_getitem(Run& run, Arguments arguments) {
    return get_item(run, unwrap(run, arguments[0]).get(), arguments[1]);
}

Value proxy_setitem(Run& run, Arguments arguments) {
    set_item(run, unwrap(run, arguments[0]).get(), arguments[1], arguments[2]);
    return none(run);
}

Value proxy_delitem(Run& run, Arguments arguments) {
    delete_item(run, unwrap(run, arguments[0]).get(), arguments[1]);
    return none(run);
}

Value proxy_iter(Run& run, Arguments arguments) {
    return get_iterator(run, unwrap(run, arguments[0]).get());
}

Value proxy_next(Run& run, Arguments arguments) {
    Value target = unwrap(run, arguments[0]);
    Value result = call_special(run, target.get(), SpecialName::next);
    if (!result && does(run, Detail::proxies_are_taken_for_iterators))
        raise(run, CoreType::type_error, "'{}' object is not iterable", type_name(target.get()));
    if (!result) {
        raise(run, CoreType::type_error, "Weakref proxy referenced a non-iterator '{}' object",
              type_name(target.get()));
    }
    return result;
}

Value proxy_call(Run& run, Arguments arguments) {
    Value target = unwrap(run, arguments[0]);
    auto* positional = static_cast<Tuple*>(arguments[1]);
    std::vector<Object*> values(positional->items(), positional->items() + positional->size);
    std::vector<Object*> names;
    Object* key = nullptr;
    Object* value = nullptr;
    for (std::uint32_t place = 0; dict_next(static_cast<Dict*>(arguments[2]), place, key, value);) {
        names.push_back(key);
        values.push_back(value);
    }
    Ref<Tuple> keyword_names = names.empty() ? nullptr : model::make_tuple(run, names);
    return run.call(target.get(), values.data(), positional->size, keyword_names.get());
}

template <CompareOperator operation>
Value proxy_compare(Run& run, Arguments arguments) {
    bool is_callable_proxy = arguments[0]->type == run.type(CoreType::weak_callable_proxy);
    if (is_callable_proxy && !run.profile.callable_proxies_compare) return share(run.not_implemented);
    Value left = unwrap(run, arguments[0]);
    Value right = unwrap(run, arguments[1]);
    return compare(run, left.get(), right.get(), static_cast<int>(operation));
}

template <BinaryOperator operation>
Value proxy_binary(Run& run, Arguments arguments) {
    Value left = unwrap(run, arguments[0]);
    Value right = unwrap(run, arguments[1]);
    return binary_operation(run, static_cast<int>(operation), left.get(), right.get());
}

template <BinaryOperator operation>
Value proxy_reflected(Run& run, Arguments arguments) {
    Value left = unwrap(run, arguments[1]);
    Value right = unwrap(run, arguments[0]);
    return binary_operation(run, static_cast<int>(operation), left.get(), right.get());
}

template <BinaryOperator operation>
Value proxy_inplace(Run& run, Arguments arguments) {
    Value left = unwrap(run, arguments[0]);
    Value right = unwrap(run, arguments[1]);
    return inplace_operation(run, static_cast<int>(operation), left.get(), right.get());
}

template <UnaryOperator operation>
Value proxy_unary(Run& run, Arguments arguments) {
    return unary_operation(run, static_cast<int>(operation), unwrap(run, arguments[0]).get());
}

/// A call of the builtin of that name, with the referents.
Value call_builtin(Run& run, std::string_view name, std::initializer_list<Object*> arguments) {
    Value function = get_attribute(run, interpreter_of(run).builtins(), run.intern(name));
    return call(run, function.get(), arguments);
}

Value proxy_index(Run& run, Arguments arguments) {
    return index_of(run, unwrap(run, arguments[0]).get());
}
Value proxy_int(Run& run, Arguments arguments) {
    return call_builtin(run, "int", {unwrap(run, arguments[0]).get()});
}
Value proxy_float(Run& run, Arguments arguments) {
    return call_builtin(run, "float", {unwrap(run, arguments[0]).get()});
}
Value proxy_abs(Run& run, Arguments arguments) {
    return call_builtin(run, "abs", {unwrap(run, arguments[0]).get()});
}
Value proxy_reversed(Run& run, Arguments arguments) {
    return call_method(run, unwrap(run, arguments[0]).get(), "__reversed__");
}
Value proxy_bytes(Run& run, Arguments arguments) {
    return call_method(run, unwrap(run, arguments[0]).get(), "__bytes__");
}

Value proxy_format(Run& run, Arguments arguments) {
    return call_method(run, unwrap(run, arguments[0]).get(), "__format__", {arguments[1]});
}

Value proxy_pow(Run& run, Arguments arguments) {
    Value base = unwrap(run, arguments[0]);
    Value exponent = unwrap(run, arguments[1]);
    Value modulus = unwrap(run, arguments[2]);
    return call_builtin(run, "pow", {base.get(), exponent.get(), modulus.get()});
}

template <int place_of_self>
Value proxy_divmod(Run& run, Arguments arguments) {
    Value left = unwrap(run, arguments[place_of_self]);
    Value right = unwrap(run, arguments[1 - place_of_self]);
    return call_builtin(run, "divmod", {left.get(), right.get()});
}

#define LASTREF_BINARY_ROWS(name, operation)                                               \
    {"__" name "__", "self, value, /", proxy_binary<BinaryOperator::operation>},           \
        {"__r" name "__", "self, value, /", proxy_reflected<BinaryOperator::operation>}, { \
        "__i" name "__", "self, value, /", proxy_inplace<BinaryOperator::operation>        \
    }

#define LASTREF_PROXY_ROWS                                                                                            \
    {"__format__", "self, format_spec, /", proxy_format, Binding::method, true, only_pypy},                           \
        {"__getattribute__", "self, name, /", proxy_getattribute},                                                    \
        {"__setattr__", "self, name, value, /", proxy_setattr}, {"__delattr__", "self, name, /", proxy_delattr},      \
        {"__str__", "self, /", proxy_str}, {"__repr__", "self, /", proxy_repr}, {"__bool__", "self, /", proxy_bool},  \
        {"__len__", "self, /", proxy_len}, {"__contains__", "self, key, /", proxy_contains},                          \
        {"__getitem__", "self, key, /", proxy_getitem}, {"__setitem__", "self, key, value, /", proxy_setitem},        \
        {"__delitem__", "self, key, /", proxy_delitem}, {"__iter__", "self, /", proxy_iter},                          \
        {"__next__", "self, /", proxy_next}, {"__eq__", "self, value, /", proxy_compare<CompareOperator::equal>},     \
        {"__ne__", "self, value, /", proxy_compare<CompareOperator::not_equal>},                                      \
        {"__lt__", "self, value, /", proxy_compare<CompareOperator::less>},                                           \
        {"__le__", "self, value, /", proxy_compare<CompareOperator::less_equal>},                                     \
        {"__gt__", "self, value, /", proxy_compare<CompareOperator::greater>},                                        \
        {"__ge__", "self, value, /", proxy_compare<CompareOperator::greater_equal>},                                  \
        {"__neg__", "self, /", proxy_unary<UnaryOperator::negative>},                                                 \
        {"__pos__", "self, /", proxy_unary<UnaryOperator::positive>},                                                 \
        {"__invert__", "self, /", proxy_unary<UnaryOperator::invert>}, {"__abs__", "self, /", proxy_abs},             \
        {"__int__", "self, /", proxy_int}, {"__float__", "self, /", proxy_float},                                     \
        {"__index__", "self, /", proxy_index}, LASTREF_BINARY_ROWS("add", add), LASTREF_BINARY_ROWS("sub", subtract), \
        LASTREF_BINARY_ROWS("mul", multiply), LASTREF_BINARY_ROWS("matmul", matrix_multiply),                         \
        LASTREF_BINARY_ROWS("truediv", true_divide), LASTREF_BINARY_ROWS("floordiv", floor_divide),                   \
        LASTREF_BINARY_ROWS("mod", modulo), {"__pow__", "self, value, mod=None, /", proxy_pow},                       \
        {"__rpow__", "self, value, mod=None, /", proxy_reflected<BinaryOperator::power>},                             \
        {"__ipow__", "self, value, /", proxy_inplace<BinaryOperator::power>},                                         \
        {"__divmod__", "self, value, /", proxy_divmod<0>}, {"__rdivmod__", "self, value, /", proxy_divmod<1>},        \
        LASTREF_BINARY_ROWS("lshift", left_shift), LASTREF_BINARY_ROWS("rshift", right_shift),                        \
        LASTREF_BINARY_ROWS("and", bit_and), LASTREF_BINARY_ROWS("or", bit_or), LASTREF_BINARY_ROWS("xor", bit_xor)

constexpr NativeRow rows[] = {
    {"__bytes__", "self, /", proxy_bytes},
    NativeRow{.name = "__reversed__", .parameters = "self, /", .function = proxy_reversed, .since = 9},
    LASTREF_PROXY_ROWS};
constexpr NativeRow callable_rows[] = {{"__call__", "self, /, *args, **kwargs", proxy_call}, LASTREF_PROXY_ROWS};

#undef LASTREF_PROXY_ROWS
#undef LASTREF_BINARY_ROWS

}  // namespace

const TypeSpec weak_proxy_type{
    .name = "ProxyType",
    .kind = Kind::weak_reference,
    .instance_size = sizeof(WeakReference),
    .methods = rows,
    .subclassable = false,
    .module = "weakref",
    .hashable = false,
    .builtin_name = "weakproxy",
};

const TypeSpec weak_callable_proxy_type{
    .name = "CallableProxyType",
    .kind = Kind::weak_reference,
    .instance_size = sizeof(WeakReference),
    .methods = callable_rows,
    .subclassable = false,
    .module = "weakref",
    .hashable = false,
    .builtin_name = "weakcallableproxy",
};

}  // namespace lastref::model
