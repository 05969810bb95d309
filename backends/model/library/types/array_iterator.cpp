#include "backends/model/library/types/array_items.hpp"
#include "backends/model/library/types/array_methods.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

Value next_of_array(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    if (!iterator->source) return {};
    if (iterator->index < array_length(iterator->source))
        return array_item(run, iterator->source, static_cast<std::size_t>(iterator->index++));
    clear(iterator->source);
    return {};
}

Value iterator_reduce(Run& run, Arguments arguments) {
    const auto* iterator = static_cast<Iterator*>(arguments[0]);
    Value iter = builtin_function(run, "iter");
    Ref<Tuple> made_of = make_tuple(run, {iterator->source ? iterator->source : run.empty_tuple});
    if (!iterator->source) return make_tuple(run, {iter.get(), made_of.get()});
    Value place = make_int(run, iterator->index);
    return make_tuple(run, {iter.get(), made_of.get(), place.get()});
}

Value iterator_setstate(Run& run, Arguments arguments) {
    auto* iterator = static_cast<Iterator*>(arguments[0]);
    if (!is_int(arguments[1])) raise(run, CoreType::type_error, "an integer is required");
    const std::int64_t place = index_as_int64(run, arguments[1]);
    if (iterator->source) iterator->index = std::clamp<std::int64_t>(place, 0, array_length(iterator->source));
    return none(run);
}

constexpr NativeRow iterator_rows[] = {
    {"__reduce__", "self, /", iterator_reduce},
    {"__setstate__", "self, state, /", iterator_setstate},
};

const TypeSpec array_iterator_type{
    .name = "arrayiterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows,
    .subclassable = false,
    .module = "array",
    .next = next_of_array,
};

}  // namespace

Value make_array_iterator(Run& run, Object* array) {
    return make_iterator(run, array_iterator_type, array);
}

}  // namespace lastref::model
