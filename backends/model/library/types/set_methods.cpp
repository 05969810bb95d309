#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/library/types/set_algebra.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/set.hpp"
#include "backends/model/object/containers/set_table.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/types/may_be_tracked.hpp"

#include <vector>

namespace lastref::model {

namespace {

Set* self_of(Arguments arguments) {
    return static_cast<Set*>(arguments[0]);
}

bool is_exact_frozenset(Run& run, const Object* object) {
    return is_exactly(run, object, CoreType::frozenset);
}

Value set_new(Run& run, Arguments arguments) {
    return make_set_of(run, class_argument(arguments[0]));
}

Value set_init(Run& run, Arguments arguments) {
    if (self_of(arguments)->fill) set_clear(run, self_of(arguments));
    if (arguments[1]) set_merge(run, self_of(arguments), arguments[1]);
    return none(run);
}

bool holds_atoms_only(Set* set) {
    std::uint32_t position = 0;
    Object* key = nullptr;
    while (set_next(set, position, key)) {
        if (may_be_tracked(key)) return false;
    }
    return true;
}

Value frozenset_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    Object* iterable = arguments[1];
    if (iterable && type == run.type(CoreType::frozenset) && is_exact_frozenset(run, iterable)) return share(iterable);
    Ref<Set> made = make_set_of(run, type);
    if (iterable) set_merge(run, made.get(), iterable);
    if (made->used == 0 && type == run.type(CoreType::frozenset) && does(run, Detail::empty_frozensets_are_one)) {
        if (!run.empty_frozenset) run.empty_frozenset = made.release();
        // The library may have made it, unseen.
        if (!is_tracked(run.empty_frozenset)) run.heap.track(run.empty_frozenset);
        return share(run.empty_frozenset);
    }
    if (run.profile.atomic_frozensets_born_untracked && !type->program_defined && holds_atoms_only(made.get())) {
        run.heap.untrack(made.get());
    }
    return made;
}

/// The hash of a key to look for: a set, unhashable, is looked for as a frozenset of the same items.
struct LookupKey {
    LookupKey(Run& run, Object* key) : object(share(key)) {
        try {
            hash = hash_of_key(run, key, run.profile.words.unhashable_element);
        } catch (const Raised& raised) {
            if (key->kind != Kind::set || !is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
            Ref<Set> frozen = make_frozenset(run);
            set_merge(run, frozen.get(), key);
            hash = frozenset_hash(frozen.get());
            object = frozen;
        }
    }
    Value object;
    std::int64_t hash = 0;
};

Value set_len(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->used);
}

Value set_contains_row(Run& run, Arguments arguments) {
    LookupKey key(run, arguments[1]);
    return make_bool(run, set_contains(run, self_of(arguments), key.object.get(), key.hash));
}

Value set_iter(Run& run, Arguments arguments) {
    Ref<Iterator> iterator = make_iterator(run, CoreType::set_iterator, arguments[0]);
    iterator->limit = iterator->step = self_of(arguments)->used;
    return iterator;
}

Value set_repr(Run& run, Arguments arguments) {
    Set* set = self_of(arguments);
    std::string_view name = type_name(set);
    if (set->used == 0) return make_string(run, fmt::format("{}({})", name, run.profile.python_2 ? "[]" : ""));
    ReprGuard guard(run, set);
    if (guard.is_nested()) return make_string(run, fmt::format("{}(...)", name));
    Ref<List> items = make_list(run);
    if (does(run, Detail::sets_show_items_themselves)) {
        Object* key = nullptr;
        for (std::uint32_t place = 0; set_next(set, place, key);) list_append(run, items.get(), share(key));
    } else {
        list_extend(run, items.get(), set);
    }
    Ref<Str> shown = repr(run, items.get());
    std::string_view inside = shown->view().substr(1, shown->size - 2);
    if (run.profile.python_2) return make_string(run, fmt::format("{}([{}])", name, inside));
    if (is_exactly(run, set, CoreType::set)) return make_string(run, fmt::format("{{{}}}", inside));
    return make_string(run, fmt::format("{}({{{}}})", name, inside));
}

Value frozenset_hash_row(Run& run, Arguments arguments) {
    return make_int(run, frozenset_hash(self_of(arguments)));
}

Value compare_sets(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    if (!is_any_set(right)) return not_implemented(run);
    auto* one = static_cast<Set*>(left);
    auto* other = static_cast<Set*>(right);
    bool answer = false;
    switch (operation) {
        case CompareOperator::equal: answer = one->used == other->used && is_subset(run, one, other); break;
        case CompareOperator::not_equal: answer = one->used != other->used || !is_subset(run, one, other); break;
        case CompareOperator::less: answer = one->used < other->used && is_subset(run, one, other); break;
        case CompareOperator::less_equal: answer = is_subset(run, one, other); break;
        case CompareOperator::greater: answer = one->used > other->used && is_subset(run, other, one); break;
        case CompareOperator::greater_equal: answer = is_subset(run, other, one); break;
    }
    return make_bool(run, answer);
}

/// Replaces the contents of `set` by those of `fresh`; the old ones die with it.
void take_contents(Set* set, Ref<Set> fresh) {
    set_swap(set, fresh.get());
}

// Methods that take any number of iterables.

Tuple* others_of(Arguments arguments) {
    return static_cast<Tuple*>(arguments[1]);
}

Value set_update_row(Run& run, Arguments arguments) {
    Tuple* others = others_of(arguments);
    for (std::uint32_t i = 0; i < others->size; ++i)
        set_merge(run, self_of(arguments), others->items()[i], LengthHint::not_asked);
    return none(run);
}

Value set_union(Run& run, Arguments arguments) {
    Ref<Set> result = copy_of(run, arguments[0]);
    Tuple* others = others_of(arguments);
    for (std::uint32_t i = 0; i < others->size; ++i) {
        if (others->items()[i] != arguments[0])
            set_merge(run, result.get(), others->items()[i], LengthHint::asked_after_iter);
    }
    return result;
}

Ref<Set> intersection_of_all(Run& run, Arguments arguments) {
    Tuple* others = others_of(arguments);
    if (others->size == 0) return copy_of(run, arguments[0]);
    Ref<Set> result = Ref<Set>::share(self_of(arguments));
    for (std::uint32_t i = 0; i < others->size; ++i) result = intersection(run, result.get(), others->items()[i]);
    return result;
}

Value set_intersection(Run& run, Arguments arguments) {
    return intersection_of_all(run, arguments);
}

Value set_intersection_update(Run& run, Arguments arguments) {
    take_contents(self_of(arguments), intersection_of_all(run, arguments));
    return none(run);
}

Value set_difference(Run& run, Arguments arguments) {
    Tuple* others = others_of(arguments);
    if (others->size == 0) return copy_of(run, arguments[0]);
    Ref<Set> result = difference(run, self_of(arguments), others->items()[0]);
    for (std::uint32_t i = 1; i < others->size; ++i) subtract(run, result.get(), others->items()[i]);
    return result;
}

Value set_difference_update(Run& run, Arguments arguments) {
    Tuple* others = others_of(arguments);
    for (std::uint32_t i = 0; i < others->size; ++i) subtract(run, self_of(arguments), others->items()[i]);
    return none(run);
}

Value set_symmetric_difference(Run& run, Arguments arguments) {
    return symmetric_difference(run, self_of(arguments), arguments[1]);
}

Value set_symmetric_difference_update(Run& run, Arguments arguments) {
    subtract_symmetrically(run, self_of(arguments), arguments[1]);
    return none(run);
}

Value set_issubset(Run& run, Arguments arguments) {
    Set* set = self_of(arguments);
    if (!is_any_set(arguments[1]) && does(run, Detail::subsets_are_intersected))
        return make_bool(run, intersection(run, set, arguments[1])->used == set->used);
    return make_bool(run, is_subset(run, set, as_set(run, arguments[1]).get()));
}

Value set_issuperset(Run& run, Arguments arguments) {
    if (is_any_set(arguments[1]) || !does(run, Detail::supersets_stop_at_what_they_lack))
        return make_bool(run, is_subset(run, as_set(run, arguments[1]).get(), self_of(arguments)));
    bool has_all = true;
    for_each(run, arguments[1], [&](Object* key) { return has_all = set_contains(run, self_of(arguments), key); });
    return make_bool(run, has_all);
}

Value set_isdisjoint(Run& run, Arguments arguments) {
    bool disjoint = true;
    if (arguments[0] == arguments[1]) return make_bool(run, self_of(arguments)->used == 0);
    if (is_any_set(arguments[1])) {
        auto [walked, asked] = walked_and_asked(run, self_of(arguments), static_cast<Set*>(arguments[1]));
        for_each_key(walked, [&, asked = asked](Object* key, std::int64_t hash) {
            if (disjoint) disjoint = !set_contains(run, asked, key, hash);
        });
        return make_bool(run, disjoint);
    }
    for_each(run, arguments[1], [&](Object* key) { return disjoint = !set_contains(run, self_of(arguments), key); });
    return make_bool(run, disjoint);
}

// Operators: both operands are sets.

template <Value (*operation)(Run&, Set*, Set*)>
Value operator_row(Run& run, Arguments arguments) {
    if (!is_any_set(arguments[0]) || !is_any_set(arguments[1])) return not_implemented(run);
    return operation(run, static_cast<Set*>(arguments[0]), static_cast<Set*>(arguments[1]));
}

template <Value (*operation)(Run&, Set*, Set*)>
Value reflected_row(Run& run, Arguments arguments) {
    if (!is_any_set(arguments[1])) return not_implemented(run);
    return operation(run, static_cast<Set*>(arguments[1]), static_cast<Set*>(arguments[0]));
}

Value op_or(Run& run, Set* left, Set* right) {
    Ref<Set> result = copy_of(run, left);
    if (left != right) set_merge(run, result.get(), right);
    return result;
}
Value op_and(Run& run, Set* left, Set* right) {
    return intersection(run, left, right);
}
Value op_sub(Run& run, Set* left, Set* right) {
    return difference(run, left, right);
}
Value op_xor(Run& run, Set* left, Set* right) {
    return symmetric_difference(run, left, right);
}
Value op_ior(Run& run, Set* left, Set* right) {
    set_merge(run, left, right);
    return share(left);
}
Value op_iand(Run& run, Set* left, Set* right) {
    take_contents(left, intersection(run, left, right));
    return share(left);
}
Value op_isub(Run& run, Set* left, Set* right) {
    subtract(run, left, right);
    return share(left);
}
Value op_ixor(Run& run, Set* left, Set* right) {
    subtract_symmetrically(run, left, right);
    return share(left);
}

Value set_add_row(Run& run, Arguments arguments) {
    set_add(run, self_of(arguments), arguments[1]);
    return none(run);
}

Value set_discard_row(Run& run, Arguments arguments) {
    LookupKey key(run, arguments[1]);
    set_take(run, self_of(arguments), key.object.get(), key.hash);
    return none(run);
}

Value set_remove(Run& run, Arguments arguments) {
    LookupKey key(run, arguments[1]);
    if (!set_take(run, self_of(arguments), key.object.get(), key.hash)) {
        raise_with(run, CoreType::key_error, arguments[1]);
    }
    return none(run);
}

Value set_pop(Run& run, Arguments arguments) {
    Value key = set_take_any(run, self_of(arguments));
    if (!key) raise(run, CoreType::key_error, "pop from an empty set");
    return key;
}

Value set_clear_row(Run& run, Arguments arguments) {
    set_clear(run, self_of(arguments));
    return none(run);
}

Value set_copy(Run& run, Arguments arguments) {
    if (is_exact_frozenset(run, arguments[0])) return share(arguments[0]);
    return copy_of(run, arguments[0]);
}

#define LASTREF_ANY_SET_ROWS                                                                                        \
    {"__reduce__", "self, /", reduce_in_library}, {"__len__", "self, /", set_len},                                  \
        {"__contains__", "self, object, /", set_contains_row}, {"__iter__", "self, /", set_iter},                   \
        {"__repr__", "self, /", set_repr}, LASTREF_COMPARISON_ROWS(compare_sets),                                   \
        {"__or__", "self, value, /", operator_row<op_or>}, {"__ror__", "self, value, /", reflected_row<op_or>},     \
        {"__and__", "self, value, /", operator_row<op_and>}, {"__rand__", "self, value, /", reflected_row<op_and>}, \
        {"__sub__", "self, value, /", operator_row<op_sub>}, {"__rsub__", "self, value, /", reflected_row<op_sub>}, \
        {"__xor__", "self, value, /", operator_row<op_xor>}, {"__rxor__", "self, value, /", reflected_row<op_xor>}, \
        {"union", "self, /, *others", set_union}, {"intersection", "self, /, *others", set_intersection},           \
        {"difference", "self, /, *others", set_difference},                                                         \
        {"symmetric_difference", "self, other, /", set_symmetric_difference},                                       \
        {"issubset", "self, other, /", set_issubset}, {"issuperset", "self, other, /", set_issuperset},             \
        {"isdisjoint", "self, other, /", set_isdisjoint}, {"copy", "self, /", set_copy},                            \
        {"__sizeof__", "self, /", object_sizeof}, {                                                                 \
        "__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9                      \
    }

constexpr NativeRow set_rows[] = {
    {"__new__", "cls, *args, **kwargs", set_new, Binding::static_method},
    {"__init__", "self, iterable=?, /", set_init},
    LASTREF_ANY_SET_ROWS,
    {"__ior__", "self, value, /", operator_row<op_ior>},
    {"__iand__", "self, value, /", operator_row<op_iand>},
    {"__isub__", "self, value, /", operator_row<op_isub>},
    {"__ixor__", "self, value, /", operator_row<op_ixor>},
    {"add", "self, object, /", set_add_row},
    {"discard", "self, object, /", set_discard_row},
    {"remove", "self, object, /", set_remove},
    {"pop", "self, /", set_pop},
    {"clear", "self, /", set_clear_row},
    {"update", "self, /, *others", set_update_row},
    {"intersection_update", "self, /, *others", set_intersection_update},
    {"difference_update", "self, /, *others", set_difference_update},
    {"symmetric_difference_update", "self, other, /", set_symmetric_difference_update},
};

constexpr NativeRow frozenset_rows[] = {
    {"__new__", "cls, iterable=?, /", frozenset_new, Binding::static_method},
    {"__hash__", "self, /", frozenset_hash_row},
    LASTREF_ANY_SET_ROWS,
};

}  // namespace

const TypeSpec set_type{
    .name = "set",
    .kind = Kind::set,
    .instance_size = sizeof(Set),
    .methods = set_rows,
    .hashable = false,
    .attributes_go_first = true,
};

const TypeSpec frozenset_type{
    .name = "frozenset",
    .kind = Kind::set,
    .instance_size = sizeof(Set),
    .methods = frozenset_rows,
    .attributes_go_first = true,
};

}  // namespace lastref::model
