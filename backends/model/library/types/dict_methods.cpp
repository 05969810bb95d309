#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/dict_iterators.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/vm/internals_guard.hpp"

namespace lastref::model {

namespace {

Dict* self_of(Arguments arguments) {
    return static_cast<Dict*>(arguments[0]);
}

Value dict_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    return make_anew(run.heap, [&] { return make_dict_of(run, type); });
}

Value dict_update(Run& run, Arguments arguments) {
    if (arguments[1]) dict_merge(run, self_of(arguments), arguments[1]);
    dict_merge_mapping(run, self_of(arguments), arguments[2]);
    return none(run);
}

Value dict_len(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->used);
}

Value dict_getitem(Run& run, Arguments arguments) {
    Dict* dict = self_of(arguments);
    if (Object* found = dict_find(run, dict, arguments[1])) return share(found);
    if (dict->type->program_defined) {
        if (Value made = call_special(run, dict, SpecialName::missing, {arguments[1]})) return made;
    }
    raise_with(run, CoreType::key_error, arguments[1]);
}

Value dict_setitem(Run& run, Arguments arguments) {
    dict_set(run, self_of(arguments), arguments[1], arguments[2]);
    return none(run);
}

Value dict_delitem(Run& run, Arguments arguments) {
    if (!dict_delete(run, self_of(arguments), arguments[1])) raise_with(run, CoreType::key_error, arguments[1]);
    return none(run);
}

Value dict_contains(Run& run, Arguments arguments) {
    return make_bool(run, dict_find(run, self_of(arguments), arguments[1]) != nullptr);
}

Value dict_iter(Run& run, Arguments arguments) {
    return make_dict_iterator(run, dict_key_iterator_type, self_of(arguments));
}

Value dict_reversed(Run& run, Arguments arguments) {
    return make_dict_iterator(run, dict_reverse_key_iterator_type, self_of(arguments));
}

Value compare_dicts(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool wanted = operation == compile::CompareOperator::equal;
    if (right->kind != Kind::dict || (!wanted && operation != compile::CompareOperator::not_equal)) {
        return not_implemented(run);
    }
    return make_bool(run, dict_equals(run, static_cast<Dict*>(left), static_cast<Dict*>(right)) == wanted);
}

Value dict_repr(Run& run, Arguments arguments) {
    Dict* dict = self_of(arguments);
    if (dict->used == 0) return make_string(run, "{}");
    ReprGuard guard(run, dict);
    if (guard.is_nested()) return make_string(run, "{...}");
    std::string text = "{";
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        Value kept_value = share(value);  // dies last
        Value kept_key = share(key);
        if (text.size() > 1) text += ", ";
        text += repr(run, key)->view();
        text += ": ";
        text += repr(run, value)->view();
    }
    return make_string(run, text + "}");
}

Value merged(Run& run, Object* left, Object* right) {
    if (left->kind != Kind::dict || right->kind != Kind::dict) return not_implemented(run);
    Ref<Dict> result = dict_copy(run, static_cast<Dict*>(left));
    dict_merge_mapping(run, result.get(), right);
    return result;
}

Value dict_or(Run& run, Arguments arguments) {
    return merged(run, arguments[0], arguments[1]);
}
Value dict_ror(Run& run, Arguments arguments) {
    return merged(run, arguments[1], arguments[0]);
}

Value dict_ior(Run& run, Arguments arguments) {
    dict_merge(run, self_of(arguments), arguments[1]);
    return share(arguments[0]);
}

Value dict_get(Run& run, Arguments arguments) {
    Object* found = dict_find(run, self_of(arguments), arguments[1]);
    return share(found ? found : arguments[2]);
}

Value dict_set_default_row(Run& run, Arguments arguments) {
    return share(dict_set_default(run, self_of(arguments), arguments[1], arguments[2]));
}

/// PyPy's dicts look at no key before they had one. Those that were cleared are taken for new ones here.
bool never_had_keys(Run& run, const Dict* dict) {
    return run.profile.family == "pypy" && !dict->items && !dict->owner;
}

Value dict_pop(Run& run, Arguments arguments) {
    if (never_had_keys(run, self_of(arguments))) {
        if (arguments[2]) return share(arguments[2]);
        raise_with(run, CoreType::key_error, arguments[1]);
    }
    if (Value value = dict_take(run, self_of(arguments), arguments[1])) return value;
    if (arguments[2]) return share(arguments[2]);
    raise_with(run, CoreType::key_error, arguments[1]);
}

Value dict_popitem(Run& run, Arguments arguments) {
    Value key;
    Value value;
    if (!dict_take_last(run, self_of(arguments), key, value)) {
        raise(run, CoreType::key_error, "popitem(): dictionary is empty");
    }
    return make_tuple(run, {key.get(), value.get()});
}

Value make_view(Run& run, CoreType type, Object* dict) {
    Ref<View> view = Ref<View>::adopt(run.heap.make<View>(Kind::view, run.type(type)));
    view->source = share(dict).release();
    run.heap.track(view.get());
    return view;
}

/// In Python 2 a list.
template <CoreType type>
Value dict_view_row(Run& run, Arguments arguments) {
    if (!run.profile.python_2) return make_view(run, type, arguments[0]);
    Ref<Dict> dict = Ref<Dict>::share(self_of(arguments));
    Ref<List> list = make_list(run);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict.get(), position, key, value)) {
        Value item = type == CoreType::dict_keys     ? share(key)
                     : type == CoreType::dict_values ? share(value)
                                                     : Value(make_tuple(run, {key, value}));
        list_append(run, list.get(), std::move(item));
    }
    return list;
}

template <CoreType type>
Value dict_lazy_view_row(Run& run, Arguments arguments) {
    return make_view(run, type, arguments[0]);
}
template <CoreType type>
Value dict_lazy_iterator_row(Run& run, Arguments arguments) {
    return get_iterator(run, make_view(run, type, arguments[0]).get());
}

/// Where calls look for the built-in names in the function's namespace, those of one that is emptied find none. What
/// runs already keeps them.
void lose_builtins(Run& run, Dict* dict) {
    if (!does(run, Detail::namespaces_know_builtins) || !dict_find(dict, run.name(SpecialName::builtins))) return;
    InternalsGuard guard(run);
    Ref<Dict> nothing = make_dict(run);
    run.heap.collector().for_each_object(-1, [&](Object* each) {
        if (each->kind != Kind::function) return;
        auto* function = static_cast<Function*>(each);
        if (function->globals == dict) replace(function->builtins, share(nothing.get()));
    });
}

Value dict_clear_row(Run& run, Arguments arguments) {
    lose_builtins(run, self_of(arguments));
    dict_clear(run, self_of(arguments));
    return none(run);
}

Value dict_copy_row(Run& run, Arguments arguments) {
    return dict_copy(run, self_of(arguments));
}

Value dict_fromkeys(Run& run, Arguments arguments) {
    Value made = call(run, arguments[0]);
    bool plain = is_exactly(run, made.get(), CoreType::dict);
    bool has_hashes =
        is_exactly(run, arguments[1], CoreType::set) || is_exactly(run, arguments[1], CoreType::frozenset);
    if (plain && has_hashes && does(run, Detail::fromkeys_reuses_hashes)) {
        auto* source = static_cast<Set*>(arguments[1]);
        for (std::uint32_t i = 0; source->items && i < source->places; ++i) {
            if (!source->items[i] || source->hashes[i] == -1) continue;
            Value key = share(source->items[i]);
            dict_set(run, static_cast<Dict*>(made.get()), key.get(), source->hashes[i], arguments[2]);
        }
        return made;
    }
    if (plain && is_exactly(run, arguments[1], CoreType::dict) && does(run, Detail::fromkeys_reuses_hashes)) {
        auto* source = static_cast<Dict*>(arguments[1]);
        for (std::uint32_t i = 0; i < source->end; ++i) {
            if (!source->items[2 * std::size_t{i}]) continue;
            Value key = share(source->items[2 * std::size_t{i}]);
            dict_set(run, static_cast<Dict*>(made.get()), key.get(), source->hashes[i], arguments[2]);
        }
        return made;
    }
    Value iterator = get_iterator(run, arguments[1]);
    if (run.profile.family == "pypy") ask_length(run, arguments[1], iterator.get());
    for_each_left(run, iterator.get(), [&](Object* key) {
        if (plain) {
            dict_set(run, static_cast<Dict*>(made.get()), key, arguments[2]);
        } else {
            set_item(run, made.get(), key, arguments[2]);
        }
        return true;
    });
    return made;
}

/// What changes a dict and leaves the order of an OrderedDict, which has its own, as it was.
template <NativeFunction row>
Value no_order(Run& run, Arguments arguments) {
    if (keeps_order(self_of(arguments))) run.refuse("a method of dict that changes an OrderedDict");
    return row(run, arguments);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args, **kwargs", dict_new, Binding::static_method},
    {"__init__", "self, iterable=?, /, **kwargs", dict_update},
    {"__len__", "self, /", dict_len},
    {"__getitem__", "self, key, /", dict_getitem},
    {"__setitem__", "self, key, value, /", no_order<dict_setitem>},
    {"__delitem__", "self, key, /", no_order<dict_delitem>},
    {"__contains__", "self, key, /", dict_contains},
    {"__iter__", "self, /", dict_iter},
    {"__reversed__", "self, /", dict_reversed, Binding::method, true, 8},
    LASTREF_COMPARISON_ROWS(compare_dicts),
    {"__repr__", "self, /", dict_repr},
    {"__or__", "self, value, /", dict_or, Binding::method, true, 9},
    {"__ror__", "self, value, /", dict_ror, Binding::method, true, 9},
    {"__ior__", "self, value, /", no_order<dict_ior>, Binding::method, true, 9},
    {"get", "self, key, default=None, /", dict_get},
    {"setdefault", "self, key, default=None, /", no_order<dict_set_default_row>},
    {"pop", "self, key, default=?, /", no_order<dict_pop>},
    {"popitem", "self, /", no_order<dict_popitem>},
    {"keys", "self, /", dict_view_row<CoreType::dict_keys>},
    {"values", "self, /", dict_view_row<CoreType::dict_values>},
    {"items", "self, /", dict_view_row<CoreType::dict_items>},
    {"has_key", "self, key, /", dict_contains, Binding::method, true, only_python_2},
    {"viewkeys", "self, /", dict_lazy_view_row<CoreType::dict_keys>, Binding::method, true, only_python_2},
    {"viewvalues", "self, /", dict_lazy_view_row<CoreType::dict_values>, Binding::method, true, only_python_2},
    {"viewitems", "self, /", dict_lazy_view_row<CoreType::dict_items>, Binding::method, true, only_python_2},
    {"iterkeys", "self, /", dict_lazy_iterator_row<CoreType::dict_keys>, Binding::method, true, only_python_2},
    {"itervalues", "self, /", dict_lazy_iterator_row<CoreType::dict_values>, Binding::method, true, only_python_2},
    {"iteritems", "self, /", dict_lazy_iterator_row<CoreType::dict_items>, Binding::method, true, only_python_2},
    {"update", "self, iterable=?, /, **kwargs", no_order<dict_update>},
    {"clear", "self, /", no_order<dict_clear_row>},
    {"copy", "self, /", dict_copy_row},
    {"fromkeys", "cls, iterable, value=None, /", dict_fromkeys, Binding::class_method},
    {"__sizeof__", "self, /", object_sizeof},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

}  // namespace

const TypeSpec dict_type{
    .name = "dict",
    .kind = Kind::dict,
    .instance_size = sizeof(Dict),
    .methods = rows,
    .hashable = false,
};

}  // namespace lastref::model
