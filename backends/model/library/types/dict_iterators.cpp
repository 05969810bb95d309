#include "backends/model/library/types/dict_iterators.hpp"

#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/result_tuple.hpp"
#include "backends/model/object/iterator.hpp"

namespace lastref::model {

namespace {

// Iterator fields: source the dict, second the tuple kept for reuse, index the next entry, limit the size that the dict
// must keep (-1 once it did not), step how many entries are left.

enum class Direction : std::uint8_t { forward, backward };

/// The place of the next live entry, or -1 at the end, where the dict is let go.
template <Direction direction>
std::int64_t advance(Run& run, Iterator* iterator) {
    auto* dict = static_cast<Dict*>(iterator->source);
    if (!dict) return -1;
    if (iterator->limit != dict->used) {
        iterator->limit = -1;
        raise(run, CoreType::runtime_error, "dictionary changed size during iteration");
    }
    std::int64_t place = iterator->index;
    if constexpr (direction == Direction::forward) {
        while (place < dict->end && !dict_key_at(dict, static_cast<std::uint32_t>(place))) ++place;
        if (place >= dict->end) place = -1;
        iterator->index = place + 1;
    } else {
        while (place >= 0 && !dict_key_at(dict, static_cast<std::uint32_t>(place))) --place;
        iterator->index = place - 1;
    }
    if (place < 0) {
        end_table_iterator(run, iterator);
        return -1;
    }
    if (iterator->step-- == 0) {
        if (run.profile.family == "pypy") {
            end_table_iterator(run, iterator);
            return -1;
        }
        if (run.profile.minor() < 8) return place;
        clear(iterator->source);
        raise(run, CoreType::runtime_error, "dictionary keys changed during iteration");
    }
    return place;
}

template <Direction direction>
Value next_key(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    std::int64_t place = advance<direction>(run, iterator);
    if (place < 0) return {};
    return share(dict_key_at(static_cast<Dict*>(iterator->source), static_cast<std::uint32_t>(place)));
}

template <Direction direction>
Value next_value(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    std::int64_t place = advance<direction>(run, iterator);
    if (place < 0) return {};
    return share(dict_value_at(static_cast<Dict*>(iterator->source), static_cast<std::uint32_t>(place)));
}

template <Direction direction>
Value next_item(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    std::int64_t place = advance<direction>(run, iterator);
    if (place < 0) return {};
    auto* dict = static_cast<Dict*>(iterator->source);
    Value key = share(dict_key_at(dict, static_cast<std::uint32_t>(place)));
    Value value = share(dict_value_at(dict, static_cast<std::uint32_t>(place)));
    return next_pair(run, iterator->second, std::move(key), std::move(value));
}

Value length_hint(Run& run, Arguments arguments) {
    auto* iterator = static_cast<Iterator*>(arguments[0]);
    auto* dict = static_cast<Dict*>(iterator->source);
    return make_int(run, dict && dict->used == iterator->limit ? iterator->step : 0);
}

constexpr NativeRow rows[] = {
    {"__length_hint__", "self, /", length_hint},
    {"__reduce__", "self, /", reduce_table_iterator},
};

constexpr TypeSpec iterator_spec(std::string_view name, Value (*next)(Run&, Object*)) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::iterator;
    spec.instance_size = sizeof(Iterator);
    spec.methods = rows;
    spec.subclassable = false;
    spec.next = next;
    return spec;
}

}  // namespace

const TypeSpec dict_key_iterator_type = iterator_spec("dict_keyiterator", next_key<Direction::forward>);
const TypeSpec dict_value_iterator_type = iterator_spec("dict_valueiterator", next_value<Direction::forward>);
const TypeSpec dict_item_iterator_type = iterator_spec("dict_itemiterator", next_item<Direction::forward>);
const TypeSpec dict_reverse_key_iterator_type = iterator_spec("dict_reversekeyiterator", next_key<Direction::backward>);
const TypeSpec dict_reverse_value_iterator_type =
    iterator_spec("dict_reversevalueiterator", next_value<Direction::backward>);
const TypeSpec dict_reverse_item_iterator_type =
    iterator_spec("dict_reverseitemiterator", next_item<Direction::backward>);

Value make_dict_iterator(Run& run, const TypeSpec& type, Dict* dict) {
    Ref<Iterator> iterator = make_raw_iterator(run, builtin_type(run, type));
    iterator->source = share(dict).release();
    bool backward = &type == &dict_reverse_key_iterator_type || &type == &dict_reverse_value_iterator_type ||
                    &type == &dict_reverse_item_iterator_type;
    iterator->index = backward ? std::int64_t{dict->end} - 1 : 0;
    iterator->limit = iterator->step = dict->used;
    if (&type == &dict_item_iterator_type || &type == &dict_reverse_item_iterator_type) {
        iterator->second = first_result(run).release();
    }
    run.heap.track(iterator.get());
    return iterator;
}

}  // namespace lastref::model
