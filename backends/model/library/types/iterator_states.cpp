#include "backends/model/library/types/iterator_states.hpp"

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/range.hpp"
#include "backends/model/object/containers/set.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace lastref::model {

namespace {

Iterator* as_iterator(Object* object) {
    return static_cast<Iterator*>(object);
}

void check_is_as_in_cpython(Run& run, const Object* iterator) {
    if (run.profile.family == "pypy") run.refuse(fmt::format("copying a {}", type_name(iterator)));
}

bool is_of(const Iterator* iterator, std::string_view name) {
    return iterator->type->spec && iterator->type->spec->name == name;
}

Value applied(Run& run, Object* function, Object* argument, Object* state = nullptr) {
    Ref<Tuple> arguments = make_tuple(run, {argument});
    if (!state) return make_tuple(run, {function, arguments.get()});
    return make_tuple(run, {function, arguments.get(), state});
}

/// What stands for an iterator that came to its end.
Value nothing_for(Run& run, const Iterator* iterator) {
    if (run.profile.family == "pypy") return share(run.empty_tuple);
    if (is_of(iterator, "list_iterator") || is_of(iterator, "list_reverseiterator")) return make_list(run);
    const bool is_of_bytes = is_of(iterator, "bytes_iterator") || is_of(iterator, "bytearray_iterator");
    const bool is_of_text = is_of(iterator, "str_iterator") || is_of(iterator, "str_ascii_iterator");
    if (is_of_text || (is_of_bytes && run.profile.minor() < 7)) return share(run.empty_string);
    return share(run.empty_tuple);
}

bool is_text(const Object* object) {
    return object->kind == Kind::string;
}

/// Iterators of texts keep the byte that they are at.
std::int64_t characters_before(const Iterator* iterator) {
    const std::string_view text =
        as_string(iterator->source)->view().substr(0, static_cast<std::size_t>(iterator->index));
    return std::count_if(text.begin(), text.end(), [](char each) { return (each & 0xc0) != 0x80; });
}

std::int64_t byte_of_character(const Str* text, std::int64_t place) {
    std::int64_t at = 0;
    const std::string_view bytes = text->view();
    for (; at < std::ssize(bytes); ++at) {
        if ((bytes[static_cast<std::size_t>(at)] & 0xc0) != 0x80 && place-- == 0) break;
    }
    return at;
}

std::int64_t place_argument(Run& run, Object* state) {
    if (run.profile.family == "pypy") return integer_argument(run, state);
    if (!is_int(state)) raise(run, CoreType::type_error, "an integer is required");
    if (static_cast<Int*>(state)->big)
        raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
    return index_as_int64(run, state);
}

}  // namespace

Value reduce_sequence_iterator(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    Value iter = builtin_function(run, "iter");
    if (!iterator->source) return applied(run, iter.get(), nothing_for(run, iterator).get());
    Value place = make_int(run, is_text(iterator->source) ? characters_before(iterator) : iterator->index);
    return applied(run, iter.get(), iterator->source, place.get());
}

Value set_sequence_iterator(Run& run, Arguments arguments) {
    std::int64_t place = place_argument(run, arguments[1]);
    Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->source) return none(run);
    // The end is told by -1 where begun iterators do not begin anew: of lists from 3.13 on, of bytearrays from 3.14 on.
    const int last_beginning_anew = is_of(iterator, "list_iterator")        ? 12
                                    : is_of(iterator, "bytearray_iterator") ? 13
                                                                            : 99;
    if (run.profile.minor() > last_beginning_anew) {
        place = std::clamp<std::int64_t>(place, -1, length(run, iterator->source));
        if (place < 0) {
            clear(iterator->source);
            return none(run);
        }
    }
    place = std::max<std::int64_t>(place, 0);
    const bool stays_within = !is_of(iterator, "iterator") && run.profile.family != "pypy";
    if (stays_within) place = std::min(place, length(run, iterator->source));
    iterator->index = is_text(iterator->source) ? byte_of_character(as_string(iterator->source), place) : place;
    return none(run);
}

Value reduce_reversed(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    const bool is_of_list = is_of(iterator, "list_reverseiterator");
    const bool tells_end = run.profile.minor() >= (is_of_list ? 13 : 14);
    const bool has_ended = !iterator->source || (tells_end && iterator->index < 0);
    Value function = has_ended && is_of_list && !tells_end ? builtin_function(run, "iter")
                     : is_of_list                          ? builtin_function(run, "reversed")
                                                           : share(iterator->type);
    if (has_ended) return applied(run, function.get(), nothing_for(run, iterator).get());
    Value place = make_int(run, iterator->index);
    return applied(run, function.get(), iterator->source, place.get());
}

Value set_reversed(Run& run, Arguments arguments) {
    const std::int64_t place = place_argument(run, arguments[1]);
    Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->source) return none(run);
    const std::int64_t last = length(run, iterator->source) - 1;
    iterator->index = std::clamp<std::int64_t>(place, -1, last);
    return none(run);
}

namespace {

/// What the table of a dict or set holds.
Value contents_of(Run& run, Object* table) {
    const bool was = std::exchange(run.heap.making_internals, true);
    Ref<List> contents = make_list(run);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    if (table->kind == Kind::dict) {
        while (dict_next(static_cast<Dict*>(table), position, key, value)) {
            list_append(run, contents.get(), key);
            list_append(run, contents.get(), value);
        }
    } else {
        while (set_next(static_cast<Set*>(table), position, key)) list_append(run, contents.get(), key);
    }
    run.heap.making_internals = was;
    return contents;
}

}  // namespace

void end_table_iterator(Run& run, Iterator* iterator) {
    Value source = Value::adopt(std::exchange(iterator->source, nullptr));
    if (!run.profile.ended_table_iterators_hold) return;
    if (source->type->program_defined) source = contents_of(run, source.get());
    hold(iterator->second, std::move(source));
}

Value reduce_table_iterator(Run& run, Arguments arguments) {
    check_is_as_in_cpython(run, arguments[0]);
    const Iterator* iterator = as_iterator(arguments[0]);
    Ref<Iterator> copy = make_raw_iterator(run, iterator->type);
    const auto keep = [](Object*& field, Object* object) { field = object ? share(object).release() : nullptr; };
    keep(copy->source, iterator->source);
    keep(copy->second, iterator->second);
    keep(copy->third, iterator->third);
    copy->index = iterator->index;
    copy->limit = iterator->limit;
    copy->step = iterator->step;
    copy->version = iterator->version;
    run.heap.track(copy.get());
    Ref<List> left = list_from(run, copy.get());
    return applied(run, builtin_function(run, "iter").get(), left.get());
}

Value reduce_enumerate(Run& run, Arguments arguments) {
    const Iterator* iterator = as_iterator(arguments[0]);
    if (run.profile.family == "pypy") run.refuse("copying an enumerate");
    Value count = iterator->third ? share(iterator->third) : make_int(run, iterator->index);
    Ref<Tuple> made_of = make_tuple(run, {iterator->source, count.get()});
    return make_tuple(run, {iterator->type, made_of.get()});
}

Value reduce_zip(Run& run, Arguments arguments) {
    const Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->step) return make_tuple(run, {iterator->type, iterator->source});
    return make_tuple(run, {iterator->type, iterator->source, run.true_});
}

Value set_strictness(Run& run, Arguments arguments) {
    as_iterator(arguments[0])->step = is_true(run, arguments[1]);
    return none(run);
}

Value reduce_map(Run& run, Arguments arguments) {
    const Iterator* iterator = as_iterator(arguments[0]);
    Ref<List> made_of = make_list(run);
    list_append(run, made_of.get(), iterator->second);
    auto* iterators = static_cast<Tuple*>(iterator->source);
    for (std::uint32_t i = 0; i < iterators->size; ++i) list_append(run, made_of.get(), iterators->items()[i]);
    Ref<Tuple> all = tuple_from(run, made_of.get());
    if (!iterator->step) return make_tuple(run, {iterator->type, all.get()});
    return make_tuple(run, {iterator->type, all.get(), run.true_});
}

Value reduce_filter(Run& run, Arguments arguments) {
    const Iterator* iterator = as_iterator(arguments[0]);
    Ref<Tuple> made_of = make_tuple(run, {iterator->second, iterator->source});
    return make_tuple(run, {iterator->type, made_of.get()});
}

Value reduce_deque_iterator(Run& run, Arguments arguments) {
    const Iterator* iterator = as_iterator(arguments[0]);
    Value place = make_int(run, static_cast<Deque*>(iterator->source)->size - iterator->limit);
    Ref<Tuple> made_of = make_tuple(run, {iterator->source, place.get()});
    return make_tuple(run, {iterator->type, made_of.get()});
}

Value reduce_callable_iterator(Run& run, Arguments arguments) {
    check_is_as_in_cpython(run, arguments[0]);
    const Iterator* iterator = as_iterator(arguments[0]);
    Value iter = builtin_function(run, "iter");
    if (!iterator->source || iterator->index < 0) return applied(run, iter.get(), run.empty_tuple);
    Ref<Tuple> made_of = make_tuple(run, {iterator->source, iterator->second});
    return make_tuple(run, {iter.get(), made_of.get()});
}

Value reduce_range_iterator(Run& run, Arguments arguments) {
    check_is_as_in_cpython(run, arguments[0]);
    // Before, it tells where it began, which is not kept here.
    if (run.profile.minor() < 12) run.refuse("copying a range_iterator");
    const auto* iterator = static_cast<RangeIterator*>(arguments[0]);
    const bool is_big = iterator->big_left != nullptr;
    Value start = is_big ? share(iterator->big_next) : make_int(run, iterator->next);
    Value step = is_big ? share(iterator->big_step) : make_int(run, iterator->step);
    Value left = is_big ? share(iterator->big_left) : make_int(run, iterator->left);
    using compile::BinaryOperator;
    Value way = binary_operation(run, static_cast<int>(BinaryOperator::multiply), left.get(), step.get());
    Value stop = binary_operation(run, static_cast<int>(BinaryOperator::add), start.get(), way.get());
    Ref<Range> range = make_range(run, start.get(), stop.get(), step.get());
    return applied(run, builtin_function(run, "iter").get(), range.get(), run.none);
}

Value set_range_iterator(Run& run, Arguments arguments) {
    check_is_as_in_cpython(run, arguments[0]);
    auto* iterator = static_cast<RangeIterator*>(arguments[0]);
    if (run.profile.minor() < 12 || iterator->big_left) run.refuse("range_iterator.__setstate__");
    if (is_int(arguments[1]) && static_cast<Int*>(arguments[1])->big)
        raise(run, CoreType::overflow_error, "Python int too large to convert to C long");
    const std::int64_t place = std::clamp<std::int64_t>(index_as_int64(run, arguments[1]), 0, iterator->left);
    iterator->next += place * iterator->step;
    iterator->left -= place;
    return none(run);
}

}  // namespace lastref::model
