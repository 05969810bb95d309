#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/functools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/key.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace lastref::model {

namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::min();

struct LruCache : Tracked {
    Object* cache;  ///< a dict: to the result of each key; with a limit to None, the results are in `links`
    Object* function;
    Object* info_type;  ///< what cache_info() returns
    Object* mark;       ///< between arguments and keywords
    Object** links;     ///< each key and its result, or objects that hold them, the one used longest ago first; a
                        ///< buffer of `capacity` references
    std::uint32_t link_count;  ///< references in it
    std::uint32_t capacity;
    std::int64_t limit;
    std::int64_t hits;
    std::int64_t misses;
    bool typed;
    bool links_are_objects;
    WeakReference* weak_references;
};

/// What up to 3.6 holds a key and its result, and the cache as that key's value.
const TypeSpec link_type{
    .name = "_lru_list_elem", .kind = Kind::record, .instance_size = sizeof(Record), .module = "functools"};

LruCache* self_of(Object* object) {
    return static_cast<LruCache*>(object);
}
Dict* cache_of(LruCache* self) {
    return static_cast<Dict*>(self->cache);
}

/// Takes what the links hold out of the object, then drops it, the oldest first.
void drop_links(Heap& heap, LruCache* self) {
    Object** links = std::exchange(self->links, nullptr);
    std::uint32_t count = std::exchange(self->link_count, 0);
    std::uint32_t capacity = std::exchange(self->capacity, 0);
    for (std::uint32_t i = 0; i < count; ++i) drop_reference(links[i]);
    if (links) heap.release_buffer(links, capacity * sizeof(Object*));
}

void append(Run& run, LruCache* self, Value reference) {
    if (self->link_count == self->capacity) {
        const std::uint32_t capacity = std::max<std::uint32_t>(8, 2 * self->capacity);
        auto* links = static_cast<Object**>(run.heap.allocate_buffer(capacity * sizeof(Object*)));
        std::copy_n(self->links, self->link_count, links);
        if (self->links) run.heap.release_buffer(self->links, self->capacity * sizeof(Object*));
        self->links = links;
        self->capacity = capacity;
    }
    self->links[self->link_count++] = reference.release();
}

std::uint32_t references_of_link(const LruCache* self) {
    return self->links_are_objects ? 1 : 2;
}

/// Where a link keeps its key and, behind it, the result.
Object** key_of(const LruCache* self, Object** link) {
    return self->links_are_objects ? static_cast<Record*>(*link)->fields() : link;
}

/// The result of a key that the cache holds, which is now the one used last.
Value use_link(LruCache* self, const Object* key) {
    const std::uint32_t length = references_of_link(self);
    Object** link = self->links;
    while (*key_of(self, link) != key) link += length;
    Value result = share(key_of(self, link)[1]);
    std::rotate(link, link + length, self->links + self->link_count);
    return result;
}

void destroy_lru_cache(Heap& heap, Object* object) {
    auto* self = self_of(object);
    heap.untrack(self);
    clear(self->cache);
    clear(self->function);
    clear(self->mark);
    clear(self->info_type);
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    drop_links(heap, self);
    heap.free_object(self, sizeof(LruCache));
}

Value wrapper_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    if (!is_callable(arguments[1])) raise(run, CoreType::type_error, "the first argument must be callable");
    Ref<Dict> cache = make_dict(run);
    Value mark = call(run, run.type(CoreType::object));
    auto* made = static_cast<LruCache*>(run.heap.make_sized(Kind::lru_cache, type, sizeof(LruCache)));
    made->function = share(arguments[1]).release();
    made->cache = cache.release();
    made->info_type = share(arguments[4]).release();
    made->mark = mark.release();
    made->limit = arguments[2] == run.none ? no_limit : index_as_int64(run, arguments[2]);
    if (made->limit != no_limit && run.profile.minor() > 6) made->limit = std::max<std::int64_t>(made->limit, 0);
    made->typed = is_true(run, arguments[3]);
    made->links_are_objects = does(run, Detail::caches_are_simple);
    run.heap.track(made);
    return Ref<LruCache>::adopt(made);
}

/// What a call is remembered by: one plain int or str by itself (since 3.7), else a tuple of all that it was given.
Value make_key(Run& run, LruCache* self, Tuple* positional, Dict* keywords) {
    bool typed = self->typed;
    if (!typed && keywords->used == 0) {
        if (positional->size == 1 && !does(run, Detail::caches_are_simple)) {
            Object* only = positional->items()[0];
            if (is_exact_string(run, only) || is_exactly(run, only, CoreType::integer)) return share(only);
        }
        return share(positional);
    }
    std::vector<Object*> parts(positional->items(), positional->items() + positional->size);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    if (keywords->used) parts.push_back(self->mark);
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

Value call_function(Run& run, LruCache* self, Tuple* positional, Dict* keywords) {
    Value function = share(self->function);
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
void remember(Run& run, LruCache* self, Object* key, std::int64_t hash, Object* result) {
    Dict* cache = cache_of(self);
    if (dict_find(run, cache, key, hash)) return;  // the call itself stored one
    if (self->limit == no_limit) {
        dict_set(run, cache, key, hash, result);
        return;
    }
    Value old_result;
    Value old_key;
    Value link;
    const std::uint32_t length = references_of_link(self);
    if (self->link_count > 0 && self->link_count / length >= self->limit) {
        Object** held = key_of(self, self->links);
        old_key = Value::adopt(std::exchange(held[0], share(key).release()));
        old_result = Value::adopt(std::exchange(held[1], share(result).release()));
        std::rotate(self->links, self->links + length, self->links + self->link_count);
        std::uint32_t entry = 0;
        while (dict_key_at(cache, entry) != old_key.get()) ++entry;
        Value also_key;
        dict_remove_entry(run, cache, entry, also_key, link);
    } else if (self->links_are_objects) {
        Ref<Record> made = make_record(run, builtin_type(run, link_type), 2);
        made->fields()[0] = share(key).release();
        made->fields()[1] = share(result).release();
        link = std::move(made);
        append(run, self, link);
    } else {
        link = none(run);
        append(run, self, share(key));
        append(run, self, share(result));
    }
    dict_set(run, cache, key, hash, link.get());
}

Value wrapper_call(Run& run, Arguments arguments) {
    Value kept = share(arguments[0]);
    LruCache* self = self_of(kept.get());
    auto* positional = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    // Since 3.7 a call that fails is a miss too.
    const bool counts_results = does(run, Detail::caches_are_simple);
    const auto call_missing = [&] {
        if (!counts_results) ++self->misses;
        Value result = call_function(run, self, positional, keywords);
        if (counts_results) ++self->misses;
        return result;
    };
    if (self->limit == 0) return call_missing();
    Value key = make_key(run, self, positional, keywords);
    std::int64_t hash = hash_of_key(run, key.get());
    std::int64_t found = dict_find_entry(run, cache_of(self), key.get(), hash);
    if (found >= 0) {
        ++self->hits;
        auto entry = static_cast<std::uint32_t>(found);
        if (self->limit == no_limit) return share(dict_value_at(cache_of(self), entry));
        return use_link(self, dict_key_at(cache_of(self), entry));
    }
    Value result = call_missing();
    remember(run, self, key.get(), hash, result.get());
    return result;
}

Value wrapper_get(Run& run, Arguments arguments) {
    if (!arguments[1] || arguments[1] == run.none) return share(arguments[0]);
    return make_bound_method(run, arguments[0], arguments[1]);
}

Value cache_info(Run& run, Arguments arguments) {
    LruCache* self = self_of(arguments[0]);
    Value hits = make_int(run, self->hits);
    Value misses = make_int(run, self->misses);
    Value maxsize = self->limit == no_limit ? none(run) : make_int(run, self->limit);
    Value size = make_int(run, cache_of(self)->used);
    return call(run, self->info_type, {hits.get(), misses.get(), maxsize.get(), size.get()});
}

Value cache_clear(Run& run, Arguments arguments) {
    LruCache* self = self_of(arguments[0]);
    self->hits = self->misses = 0;
    dict_clear(run, cache_of(self));
    drop_links(run.heap, self);
    return none(run);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, user_function, maxsize, typed, cache_info_type, /", wrapper_new, Binding::static_method},
    {"__call__", "self, /, *args, **keywords", wrapper_call},
    {"__get__", "self, instance, owner=None, /", wrapper_get},
    {"__reduce__", "self, /", reduce_to_name},
    {"__copy__", "self, /", self_row},
    {"__deepcopy__", "self, memo, /", self_row},
    {"cache_info", "self, /", cache_info},
    {"cache_clear", "self, /", cache_clear},
};

constexpr GetSetRow attributes[] = {{"__dict__", get_instance_dict, set_instance_dict}};

}  // namespace

extern const KindRow lru_cache_kind;
const KindRow lru_cache_kind{
    .name = "lru_cache",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(LruCache, cache),
              .fixed_count = 4,
              .array = EdgeArray::pointed,
              .array_offset = offsetof(LruCache, links),
              .count_offset = offsetof(LruCache, link_count)},
    .weak_offset = offsetof(LruCache, weak_references),
    .destroy = destroy_lru_cache,
    // Whoever still calls a cached function while a collection clears trash finds it whole.
    .clear = [](Heap&, Object*) {},
};

const TypeSpec lru_wrapper_type{
    .name = "_lru_cache_wrapper",
    .kind = Kind::lru_cache,
    .instance_size = sizeof(LruCache),
    .methods = rows,
    .attributes = attributes,
    .module = "functools",
    .has_dict = true,
};

}  // namespace lastref::model
