#include "backends/model/library/types/ordered_dict_methods.hpp"

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/operations.hpp"

namespace lastref::model {

namespace {

Dict* self_of(Arguments arguments) {
    return static_cast<Dict*>(arguments[0]);
}

Value set_row(Run& run, Arguments arguments) {
    dict_set(run, self_of(arguments), arguments[1], arguments[2]);
    return none(run);
}

Value delete_row(Run& run, Arguments arguments) {
    if (!dict_delete(run, self_of(arguments), arguments[1])) raise_with(run, CoreType::key_error, arguments[1]);
    return none(run);
}

Value pop_row(Run& run, Arguments arguments) {
    if (Value value = dict_take(run, self_of(arguments), arguments[1])) return value;
    if (!arguments[2]) raise_about_key(run, arguments[1]);
    return share(arguments[2]);
}

Value clear_row(Run& run, Arguments arguments) {
    dict_clear(run, self_of(arguments));
    return none(run);
}

/// What update() does with a plain dict.
Value merge_row(Run& run, Arguments arguments) {
    dict_merge(run, self_of(arguments), arguments[1]);
    return none(run);
}

constexpr NativeRow rows[] = {
    {"__setitem__", "self, key, value, /", set_row}, {"__delitem__", "self, key, /", delete_row},
    {"pop", "self, key, default=?", pop_row},        {"clear", "self, /", clear_row},
    {"_merge", "self, mapping, /", merge_row},
};

}  // namespace

Value take_dict_methods(Run& run, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    for (const NativeRow& row : rows) {
        Value method = make_type_attribute(run, type, row);
        set_attribute(run, type, run.intern(row.name), method.get());
    }
    return none(run);
}

Value same_order(Run& run, Arguments arguments) {
    const auto* left = static_cast<Dict*>(arguments[0]);
    const auto* right = static_cast<Dict*>(arguments[1]);
    const bool watches = is_true(run, arguments[2]);
    const auto left_version = left->version;
    const auto right_version = right->version;
    const auto key_at = [](const Dict* dict, std::uint32_t index) {
        const List* order = order_of(dict);
        return order && index < order->size ? share(order->items[index]) : Value{};
    };
    for (std::uint32_t i = 0;; ++i) {
        const Value one = key_at(left, i);
        const Value other = key_at(right, i);
        if (!one || !other) return make_bool(run, !one && !other);
        const bool is_same = equals(run, one.get(), other.get());
        const bool is_changed = left->version != left_version || right->version != right_version;
        if (is_changed && !watches) run.refuse("an OrderedDict that changes while it is compared, which may crash");
        if (is_changed) raise(run, CoreType::runtime_error, "OrderedDict mutated during iteration");
        if (!is_same) return make_bool(run, false);
    }
}

}  // namespace lastref::model
