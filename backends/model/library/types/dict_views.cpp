#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/dict_iterators.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/set_algebra.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/set.hpp"
#include "backends/model/object/repr_guard.hpp"

namespace lastref::model {

namespace {

bool is_items(Run& run, const Object* view) {
    return view->type == run.type(CoreType::dict_items);
}

bool is_set_view(Run& run, const Object* object) {
    return object->type == run.type(CoreType::dict_keys) || is_items(run, object);
}

Value view_len(Run& run, Arguments arguments) {
    return make_int(run, dict_of_view(arguments[0])->used);
}

Value view_repr(Run& run, Arguments arguments) {
    ReprGuard guard(run, arguments[0]);
    if (guard.is_nested()) return make_string(run, "...");
    Ref<List> items = list_from(run, arguments[0]);
    return make_string(run, fmt::format("{}({})", type_name(arguments[0]), repr(run, items.get())->view()));
}

template <const TypeSpec& type>
Value view_iter(Run& run, Arguments arguments) {
    return make_dict_iterator(run, type, dict_of_view(arguments[0]));
}

bool view_has(Run& run, Object* view, Object* item) {
    Dict* dict = dict_of_view(view);
    if (!is_items(run, view)) return dict_find(run, dict, item) != nullptr;
    if (item->kind != Kind::tuple || static_cast<Tuple*>(item)->size != 2) return false;
    Object* found = dict_find(run, dict, static_cast<Tuple*>(item)->items()[0]);
    if (!found) return false;
    Value kept = share(found);
    return is_sought(run, found, static_cast<Tuple*>(item)->items()[1]);
}

Value view_contains(Run& run, Arguments arguments) {
    return make_bool(run, view_has(run, arguments[0], arguments[1]));
}

bool all_in(Run& run, Object* items, Object* container) {
    bool all = true;
    for_each(run, items, [&](Object* item) { return all = contains(run, container, item); });
    return all;
}

Value compare_views(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    if (!is_any_set(right) && !is_set_view(run, right)) return not_implemented(run);
    std::int64_t left_size = dict_of_view(left)->used;
    std::int64_t right_size = length(run, right);
    switch (operation) {
        case CompareOperator::equal: return make_bool(run, left_size == right_size && all_in(run, left, right));
        case CompareOperator::not_equal: return make_bool(run, left_size != right_size || !all_in(run, left, right));
        case CompareOperator::less: return make_bool(run, left_size < right_size && all_in(run, left, right));
        case CompareOperator::less_equal: return make_bool(run, left_size <= right_size && all_in(run, left, right));
        case CompareOperator::greater: return make_bool(run, left_size > right_size && all_in(run, right, left));
        case CompareOperator::greater_equal: break;
    }
    return make_bool(run, left_size >= right_size && all_in(run, right, left));
}

Ref<Set> set_of(Run& run, Object* iterable) {
    Ref<Set> result = make_set(run);
    set_merge(run, result.get(), iterable);
    return result;
}

/// From 3.9 on the keys' hashes are those that the dict knows.
Ref<Set> set_of_view(Run& run, Object* object) {
    const bool is_known = object->type == run.type(CoreType::dict_keys) && does(run, Detail::views_know_hashes) &&
                          is_exactly(run, dict_of_view(object), CoreType::dict);
    return set_of(run, is_known ? dict_of_view(object) : object);
}

/// PyPy's, of a set of the view and one of the other: the smaller one is walked.
Value and_in_order(Run& run, Object* view, Object* other) {
    Ref<Set> result = make_set(run);
    Ref<Set> walked = set_of(run, view);
    Ref<Set> asked = set_of(run, other);
    if (walked->used > asked->used) std::swap(walked, asked);
    for_each(run, walked.get(), [&](Object* item) {
        if (set_contains(run, asked.get(), item)) set_add(run, result.get(), item);
        return true;
    });
    return result;
}

Value view_and(Run& run, Arguments arguments) {
    Object* view = is_set_view(run, arguments[0]) ? arguments[0] : arguments[1];
    Object* other = view == arguments[0] ? arguments[1] : arguments[0];
    if (run.profile.sets_keep_insertion_order) return and_in_order(run, view, other);
    // Up to 3.8 all that is in the view has to be hashable.
    if (does(run, Detail::views_are_intersected_as_sets)) return intersection(run, set_of(run, view).get(), other);
    const std::uint32_t size = dict_of_view(view)->used;
    if (is_exactly(run, other, CoreType::set) && size <= static_cast<Set*>(other)->used)
        return intersection(run, static_cast<Set*>(other), view);
    if (is_set_view(run, other) && dict_of_view(other)->used > size) std::swap(view, other);
    Ref<Set> result = make_set(run);
    for_each(run, other, [&](Object* item) {
        if (view_has(run, view, item)) set_add(run, result.get(), item);
        return true;
    });
    return result;
}

Value view_or(Run& run, Arguments arguments) {
    Ref<Set> result = set_of_view(run, arguments[0]);
    set_merge(run, result.get(), arguments[1]);
    return result;
}

Value view_sub(Run& run, Arguments arguments) {
    Ref<Set> result = set_of_view(run, arguments[0]);
    subtract(run, result.get(), arguments[1]);
    return result;
}

/// Calls `visit(key, value, hash)` for what is in a dict, which may change meanwhile.
template <class Visit>
void for_each_entry(Dict* dict, Visit&& visit) {
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        Value kept_key = share(key);
        Value kept_value = share(value);
        visit(key, value, dict->hashes[position - 1]);
    }
}

/// The pairs that just one of two views of items has, those of the smaller one first.
Value differing_items(Run& run, Object* left, Object* right) {
    if (dict_of_view(right)->used > dict_of_view(left)->used) std::swap(left, right);
    Ref<Dict> rest = dict_copy(run, dict_of_view(left));
    Ref<Set> result = make_set(run);
    auto add_pair = [&](Object* key, Object* value, std::int64_t) {
        Ref<Tuple> pair = make_tuple(run, {key, value});
        set_add(run, result.get(), pair.get());
    };
    for_each_entry(dict_of_view(right), [&](Object* key, Object* value, std::int64_t hash) {
        Value found = share(dict_find(run, rest.get(), key, hash));
        if (found && equals(run, found.get(), value)) {
            dict_delete(run, rest.get(), key, hash);
        } else {
            add_pair(key, value, hash);
        }
    });
    for_each_entry(rest.get(), add_pair);
    return result;
}

Value view_xor(Run& run, Arguments arguments) {
    const bool by_value = is_items(run, arguments[0]) && is_items(run, arguments[1]);
    if (by_value && does(run, Detail::views_of_items_differ_by_value))
        return differing_items(run, arguments[0], arguments[1]);
    Ref<Set> result = set_of_view(run, arguments[0]);
    subtract_symmetrically(run, result.get(), arguments[1]);
    return result;
}

template <Value (*operation)(Run&, Arguments)>
Value reflected(Run& run, Arguments arguments) {
    Object* swapped[] = {arguments[1], arguments[0]};
    return operation(run, {swapped, 2});
}

Value view_isdisjoint(Run& run, Arguments arguments) {
    Object* view = arguments[0];
    Object* other = arguments[1];
    if (view == other) return make_bool(run, dict_of_view(view)->used == 0);
    // The shorter one is walked.
    const bool is_sized =
        is_set_view(run, other) || is_exactly(run, other, CoreType::set) || is_exactly(run, other, CoreType::frozenset);
    if (is_sized && length(run, other) > dict_of_view(view)->used) std::swap(view, other);
    bool disjoint = true;
    for_each(run, other, [&](Object* item) { return disjoint = !contains(run, view, item); });
    return make_bool(run, disjoint);
}

Value view_mapping(Run& run, Object* view) {
    Ref<View> proxy = Ref<View>::adopt(run.heap.make<View>(Kind::view, run.type(CoreType::mapping_proxy)));
    proxy->source = share(dict_of_view(view)).release();
    run.heap.track(proxy.get());
    return proxy;
}

template <CoreType type>
Value view_new(Run& run, Arguments arguments) {
    if (!is_subtype(arguments[1]->type, run.type(CoreType::dict)))
        raise(run, CoreType::type_error, "'dict' object expected, got '{}' instead", type_name(arguments[1]));
    Ref<View> view = Ref<View>::adopt(run.heap.make<View>(Kind::view, run.type(type)));
    view->source = share(arguments[1]).release();
    run.heap.track(view.get());
    return view;
}

#define LASTREF_SET_VIEW_ROWS                                                                           \
    {"__len__", "self, /", view_len}, {"__repr__", "self, /", view_repr},                               \
        {"__contains__", "self, key, /", view_contains}, LASTREF_COMPARISON_ROWS(compare_views),        \
        {"__and__", "self, value, /", view_and}, {"__rand__", "self, value, /", reflected<view_and>},   \
        {"__or__", "self, value, /", view_or}, {"__ror__", "self, value, /", reflected<view_or>},       \
        {"__sub__", "self, value, /", view_sub}, {"__rsub__", "self, value, /", reflected<view_sub>},   \
        {"__xor__", "self, value, /", view_xor}, {"__rxor__", "self, value, /", reflected<view_xor>}, { \
        "isdisjoint", "self, other, /", view_isdisjoint                                                 \
    }

constexpr NativeRow keys_rows[] = {
    {"__new__", "type, dict", view_new<CoreType::dict_keys>, Binding::static_method, true, only_pypy},
    {"__iter__", "self, /", view_iter<dict_key_iterator_type>},
    {"__reversed__", "self, /", view_iter<dict_reverse_key_iterator_type>, Binding::method, true, 8},
    LASTREF_SET_VIEW_ROWS,
};

constexpr NativeRow items_rows[] = {
    {"__new__", "type, dict", view_new<CoreType::dict_items>, Binding::static_method, true, only_pypy},
    {"__iter__", "self, /", view_iter<dict_item_iterator_type>},
    {"__reversed__", "self, /", view_iter<dict_reverse_item_iterator_type>, Binding::method, true, 8},
    LASTREF_SET_VIEW_ROWS,
};

constexpr NativeRow values_rows[] = {
    {"__new__", "type, dict", view_new<CoreType::dict_values>, Binding::static_method, true, only_pypy},
    {"__iter__", "self, /", view_iter<dict_value_iterator_type>},
    {"__reversed__", "self, /", view_iter<dict_reverse_value_iterator_type>, Binding::method, true, 8},
    {"__len__", "self, /", view_len},
    {"__repr__", "self, /", view_repr},
};

constexpr GetSetRow attributes[] = {{"mapping", view_mapping, nullptr, 10}};

constexpr TypeSpec view_spec(std::string_view name, std::span<const NativeRow> rows, bool hashable) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::view;
    spec.instance_size = sizeof(View);
    spec.methods = rows;
    spec.attributes = attributes;
    spec.subclassable = false;
    spec.hashable = hashable;
    return spec;
}

}  // namespace

const TypeSpec dict_keys_type = view_spec("dict_keys", keys_rows, false);
const TypeSpec dict_items_type = view_spec("dict_items", items_rows, false);
const TypeSpec dict_values_type = view_spec("dict_values", values_rows, true);

}  // namespace lastref::model
