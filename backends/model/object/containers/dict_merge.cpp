#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/dict_table.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"

namespace lastref::model {

namespace {

/// A dict whose class does not walk differently.
bool walks_as_dict(Run& run, const Object* object) {
    if (object->kind != Kind::dict) return false;
    if (is_exactly(run, object, CoreType::dict)) return true;
    return find_special(object->type, SpecialName::iter) == find_special(run.type(CoreType::dict), SpecialName::iter);
}

/// Whether CPython copies the table as a whole, so that no key is compared.
bool is_cloned(Run& run, const Dict* dict, const Dict* source) {
    if (dict->used > 0) return false;
    if (run.profile.family == "pypy") return true;
    if (!does(run, Detail::merges_clone_tables) || !walks_as_dict(run, dict)) return false;
    const std::uint32_t half = source->index_size / 2;
    return source->used == source->end && (source->index_size <= 8 || half * 2 / 3 < source->used);
}

enum class Keys : std::uint8_t { are_compared, are_copied };

void merge_dict(Run& run, Dict* dict, Dict* source, Keys keys) {
    if (dict == source || source->used == 0) return;
    if (shares_keys(dict) && dict->used == 0 && run.profile.emptied_dicts_have_own_keys) run.shared_dicts.remove(dict);
    const bool is_copied = keys == Keys::are_copied || is_cloned(run, dict, source);
    const std::uint32_t size = dict->index_size;
    if (is_copied && does(run, Detail::tables_of_strings_give_way)) {
        rebuild_table(run.heap, dict, source->index_size);
    } else {
        dict_reserve(run, dict, source->used);
    }
    if (dict->index_size != size) dict->has_other_keys |= source->has_other_keys;
    std::uint32_t position = 0;
    std::uint32_t used = source->used;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(source, position, key, value)) {
        Value kept_key = share(key);
        Value kept_value = share(value);
        const std::int64_t hash = source->hashes[position - 1];
        is_copied ? dict_add(run, dict, key, hash, value) : dict_set(run, dict, key, hash, value);
        if (source->used != used && run.profile.family != "pypy")
            raise(run, CoreType::runtime_error, "dict mutated during update");
    }
}

}  // namespace

void dict_merge_mapping(Run& run, Dict* dict, Object* mapping) {
    if (walks_as_dict(run, mapping)) return merge_dict(run, dict, static_cast<Dict*>(mapping), Keys::are_compared);
    Value keys = call_method(run, mapping, run.name(SpecialName::keys));
    if (run.profile.family == "cpython" && !run.profile.python_2 && !is_iterable(keys.get()))
        raise_worded(run, CoreType::type_error,
                     run.profile.minor() >= 15 ? "{}.keys() must return an iterable, not {}"
                                               : "{}.keys() returned a non-iterable (type {})",
                     type_name(mapping), type_name(keys.get()));
    for_each(run, keys.get(), [&](Object* key) {
        Value value = get_item(run, mapping, key);
        dict_set(run, dict, key, value.get());
        return true;
    });
}

namespace {

Ref<List> list_left(Run& run, Object* iterator) {
    Ref<List> left = make_list(run);
    for_each_left(run, iterator, [&](Object* item) {
        list_append(run, left.get(), item);
        return true;
    });
    return left;
}

/// What is no list or tuple is walked; CPython walks its iterator, and asks that for a length.
Ref<List> list_of_pair(Run& run, Object* pair) {
    if (pair->kind == Kind::list || pair->kind == Kind::tuple) return list_from(run, pair);
    const Value iterator = get_iterator(run, pair);
    if (run.profile.family == "cpython") return list_from(run, iterator.get());
    ask_length(run, pair, iterator.get());
    return list_left(run, iterator.get());
}

}  // namespace

void dict_merge_pairs(Run& run, Dict* dict, Object* pairs) {
    std::int64_t place = 0;
    Value iterator = get_iterator(run, pairs);
    if (does(run, Detail::dicts_ask_for_lengths)) {
        ask_length(run, pairs, iterator.get());
        iterator = get_iterator(run, list_left(run, iterator.get()).get());
    }
    for_each_left(run, iterator.get(), [&](Object* pair) {
        Ref<List> both;
        try {
            both = list_of_pair(run, pair);
        } catch (const Raised& raised) {
            if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
            raise_worded(run, CoreType::type_error, run.profile.words.update_element, place, type_name(pair));
        }
        if (both->size != 2) {
            raise(run, CoreType::value_error, "dictionary update sequence element #{} has length {}; 2 is required",
                  place, both->size);
        }
        dict_set(run, dict, both->items[0], both->items[1]);
        ++place;
        return true;
    });
}

void dict_merge(Run& run, Dict* dict, Object* source) {
    if (source->kind == Kind::dict || find_attribute(run, source, run.name(SpecialName::keys))) {
        dict_merge_mapping(run, dict, source);
    } else {
        dict_merge_pairs(run, dict, source);
    }
}

Ref<Dict> dict_copy(Run& run, Dict* dict) {
    Ref<Dict> copy = make_dict(run);
    if (does(run, Detail::copies_clone_tables) && walks_as_dict(run, dict) && dict->used >= dict->end * 2 / 3) {
        merge_dict(run, copy.get(), dict, Keys::are_copied);
    } else {
        dict_merge(run, copy.get(), dict);
    }
    if (shares_keys(dict)) run.shared_dicts.did_copy(dict, copy.get());
    return copy;
}

bool dict_equals(Run& run, Dict* left, Dict* right) {
    const bool on_pypy = run.profile.family == "pypy";
    const bool asks_keys = on_pypy || run.profile.python_2;  // for their hashes, again
    if (on_pypy && left == right) return true;
    if (left->used != right->used) return false;
    const std::uint32_t used = left->used;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(left, position, key, value)) {
        Value kept_value = share(value);  // dies last
        Value kept_key = share(key);
        Object* other = asks_keys ? dict_find(run, right, key) : dict_find(run, right, key, left->hashes[position - 1]);
        if (!other) return false;
        Value kept_other = share(other);
        if (!equals(run, value, other)) return false;
        if (on_pypy && left->used != used)
            raise(run, CoreType::runtime_error, "dictionary changed size during iteration");
    }
    return true;
}

}  // namespace lastref::model
