#include "backends/model/library/modules/functools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/dict.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/tuple.hpp"

#include <vector>

namespace lastref::model {

namespace {

// A record of cache (a dict, oldest first), function, the type of cache_info(), the mark between arguments and
// keywords. Numbers: the largest size (-1: none), whether typed, hits, misses.

enum Field : std::uint8_t { cache_field, function_field, info_field, mark_field, field_count };
enum Number : std::uint8_t { maxsize_number, typed_number, hits_number, misses_number };

Record* self_of(Object* object) {
    return static_cast<Record*>(object);
}
Dict* cache_of(Record* self) {
    return static_cast<Dict*>(self->fields()[cache_field]);
}

Value wrapper_new(Run& run, Arguments arguments) {
    Type* type = class_argument(run, arguments[0], lru_wrapper_type);
    Ref<Dict> cache = make_dict(run);
    Value mark = call(run, run.type(CoreType::object));
    Ref<Record> made = make_record(run, type, field_count);
    made->fields()[function_field] = share(arguments[1]).release();
    made->fields()[cache_field] = cache.release();
    made->fields()[info_field] = share(arguments[4]).release();
    made->fields()[mark_field] = mark.release();
    made->numbers[maxsize_number] =
        arguments[2] == run.none ? -1 : std::max<std::int64_t>(index_as_int64(run, arguments[2]), 0);
    made->numbers[typed_number] = is_true(run, arguments[3]);
    return made;
}

/// What a call is remembered by: one plain int or str by itself, else a tuple of all that it was given.
Value make_key(Run& run, Record* self, Tuple* positional, Dict* keywords) {
    bool typed = self->numbers[typed_number] != 0;
    if (!typed && keywords->used == 0) {
        if (positional->size == 1) {
            Object* only = positional->items()[0];
            if (is_exact_string(run, only) || is_exactly(run, only, CoreType::integer)) return share(only);
        }
        return share(positional);
    }
    std::vector<Object*> parts(positional->items(), positional->items() + positional->size);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    if (keywords->used) parts.push_back(self->fields()[mark_field]);
    while (dict_next(keywords, position, key, value)) {
        parts.push_back(key);
        parts.push_back(value);
    }
    if (typed) {
        for (std::uint32_t i = 0; i < positional->size; ++i) parts.push_back(positional->items()[i]->type);
        for (position = 0; dict_next(keywords, position, key, value);) parts.push_back(value->type);
    }
    return model::make_tuple(run, parts);
}

Value call_function(Run& run, Record* self, Tuple* positional, Dict* keywords) {
    Value function = share(self->fields()[function_field]);
    if (keywords->used == 0) return run.call(function.get(), positional->items(), positional->size, nullptr);
    std::vector<Object*> values(positional->items(), positional->items() + positional->size);
    std::vector<Object*> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(keywords, position, key, value)) {
        names.push_back(key);
        values.push_back(value);
    }
    Ref<Tuple> keyword_names = model::make_tuple(run, names);
    return run.call(function.get(), values.data(), positional->size, keyword_names.get());
}

/// Stores a new result; the oldest one, if it has to go, dies after that, its key first.
void remember(Run& run, Record* self, Object* key, std::int64_t hash, Object* result) {
    Dict* cache = cache_of(self);
    if (dict_find(run, cache, key, hash)) return;  // the call itself stored one
    Value old_result;
    Value old_key;
    std::int64_t limit = self->numbers[maxsize_number];
    if (limit > 0 && cache->used >= limit) {
        std::uint32_t oldest = 0;
        while (!dict_key_at(cache, oldest)) ++oldest;
        dict_remove_entry(run, cache, oldest, old_key, old_result);
    }
    dict_set(run, cache, key, hash, result);
}

Value wrapper_call(Run& run, Arguments arguments) {
    Value kept = share(arguments[0]);
    Record* self = self_of(kept.get());
    auto* positional = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    std::int64_t limit = self->numbers[maxsize_number];
    if (limit == 0) {
        ++self->numbers[misses_number];
        return call_function(run, self, positional, keywords);
    }
    Value key = make_key(run, self, positional, keywords);
    std::int64_t hash = hash_of_key(run, key.get());
    std::int64_t entry = dict_find_entry(run, cache_of(self), key.get(), hash);
    if (entry >= 0) {
        ++self->numbers[hits_number];
        Value result = share(dict_value_at(cache_of(self), static_cast<std::uint32_t>(entry)));
        if (limit > 0) dict_move_entry(run, cache_of(self), static_cast<std::uint32_t>(entry), DictEnd::back);
        return result;
    }
    ++self->numbers[misses_number];
    Value result = call_function(run, self, positional, keywords);
    remember(run, self, key.get(), hash, result.get());
    return result;
}

Value wrapper_get(Run& run, Arguments arguments) {
    if (!arguments[1] || arguments[1] == run.none) return share(arguments[0]);
    return make_bound_method(run, arguments[0], arguments[1]);
}

Value cache_info(Run& run, Arguments arguments) {
    Record* self = self_of(arguments[0]);
    Value hits = make_int(run, self->numbers[hits_number]);
    Value misses = make_int(run, self->numbers[misses_number]);
    Value maxsize = self->numbers[maxsize_number] < 0 ? none(run) : make_int(run, self->numbers[maxsize_number]);
    Value size = make_int(run, cache_of(self)->used);
    return call(run, self->fields()[info_field], {hits.get(), misses.get(), maxsize.get(), size.get()});
}

Value cache_clear(Run& run, Arguments arguments) {
    Record* self = self_of(arguments[0]);
    self->numbers[hits_number] = self->numbers[misses_number] = 0;
    dict_clear(run, cache_of(self));
    return none(run);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, user_function, maxsize, typed, cache_info_type, /", wrapper_new, Binding::static_method},
    {"__call__", "self, /, *args, **keywords", wrapper_call},
    {"__get__", "self, instance, owner=None, /", wrapper_get},
    {"__copy__", "self, /", self_row},
    {"__deepcopy__", "self, memo, /", self_row},
    {"cache_info", "self, /", cache_info},
    {"cache_clear", "self, /", cache_clear},
};

constexpr GetSetRow attributes[] = {{"__dict__", get_instance_dict}};

}  // namespace

const TypeSpec lru_wrapper_type{
    .name = "_lru_cache_wrapper",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = rows,
    .attributes = attributes,
    .module = "functools",
    .has_dict = true,
};

}  // namespace lastref::model
