#include "backends/model/library/types/array_methods.hpp"

#include "backends/model/library/types/array_items.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

std::string_view view_of(Object* array) {
    return byte_array_view(array_bytes(array));
}

void check_whole_items(Run& run, Object* array, std::size_t size) {
    if (size % array_item_size(array)) raise(run, CoreType::value_error, "bytes length not a multiple of item size");
}

void append_bytes(Run& run, Object* array, std::string_view bytes) {
    const std::size_t end = array_length(array);
    if (!bytes.empty()) array_replace(run, array, end, end, bytes);
}

/// What a slice is to become, which may be the array itself.
std::string bytes_to_assign(Run& run, Object* array, Object* value) {
    if (!is_array(value))
        raise(run, CoreType::type_error, "can only assign array (not \"{}\") to array slice", type_name(value));
    if (array_typecode(value) != array_typecode(array))
        raise(run, CoreType::type_error, "bad argument type for built-in operation");
    return std::string(view_of(value));
}

void delete_stepwise(Run& run, Object* array, SliceRange range) {
    if (range.count <= 0) return;
    const std::size_t item_size = array_item_size(array);
    const std::string_view all = view_of(array);
    std::string kept;
    for (std::int64_t i = 0; i < array_length(array); ++i) {
        const std::int64_t way = i - range.start;
        const bool goes = way % range.step == 0 && way / range.step >= 0 && way / range.step < range.count;
        if (!goes) kept += all.substr(static_cast<std::size_t>(i) * item_size, item_size);
    }
    array_replace(run, array, 0, array_length(array), kept);
}

void set_slice(Run& run, Object* array, Slice* slice, Object* value) {
    SliceRange range = unpack_slice(run, slice);
    range = adjust_slice(range, array_length(array));
    const std::string bytes = value ? bytes_to_assign(run, array, value) : std::string();
    const auto start = static_cast<std::size_t>(range.start);
    if (range.step == 1) return array_replace(run, array, start, start + static_cast<std::size_t>(range.count), bytes);
    if (!value) return delete_stepwise(run, array, range);
    const std::size_t item_size = array_item_size(array);
    const auto given = static_cast<std::int64_t>(bytes.size() / item_size);
    if (given != range.count) {
        raise(run, CoreType::value_error, "attempt to assign array of size {} to extended slice of size {}", given,
              range.count);
    }
    for (std::int64_t i = 0; i < range.count; ++i) {
        const auto place = static_cast<std::size_t>(range.start + i * range.step);
        array_replace(run, array, place, place + 1, bytes.substr(static_cast<std::size_t>(i) * item_size, item_size));
    }
}

void extend_by_array(Run& run, Object* array, Object* other) {
    if (array_typecode(other) != array_typecode(array))
        raise(run, CoreType::type_error, "can only extend with array of same kind");
    append_bytes(run, array, std::string(view_of(other)));
}

}  // namespace

std::size_t array_place(Run& run, Object* array, Object* index, std::string_view words) {
    if (!is_int(index) && !find_special(index->type, SpecialName::index))
        raise(run, CoreType::type_error, "array indices must be integers");
    std::int64_t place = index_as_int64(run, index);
    const std::int64_t size = array_length(array);
    if (place < 0) place += size;
    if (place < 0 || place >= size) raise(run, CoreType::index_error, "{}", words);
    return static_cast<std::size_t>(place);
}

void array_extend_from(Run& run, Object* array, Object* iterable) {
    const char typecode = array_typecode(array);
    for_each(run, iterable, [&](Object* item) {
        append_bytes(run, array, item_bytes(run, typecode, item));
        return true;
    });
}

Value array_setitem(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    if (arguments[1]->kind == Kind::slice) {
        set_slice(run, array, static_cast<Slice*>(arguments[1]), arguments[2]);
        return none(run);
    }
    const bool is_index = is_int(arguments[1]) || find_special(arguments[1]->type, SpecialName::index);
    if (!is_index && run.profile.minor() < 7) raise(run, CoreType::type_error, "array indices must be integer");
    std::size_t place = array_place(run, array, arguments[1], "array assignment index out of range");
    const std::string bytes = item_bytes(run, array_typecode(array), arguments[2]);
    if (place < array_length(array)) array_replace(run, array, place, place + 1, bytes);
    return none(run);
}

Value array_delitem(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    if (arguments[1]->kind == Kind::slice) {
        set_slice(run, array, static_cast<Slice*>(arguments[1]), nullptr);
        return none(run);
    }
    const std::size_t place = array_place(run, array, arguments[1], "array assignment index out of range");
    array_replace(run, array, place, place + 1, "");
    return none(run);
}

Value array_iadd(Run& run, Arguments arguments) {
    if (!is_array(arguments[1])) {
        raise(run, CoreType::type_error, "can only extend array with array (not \"{}\")", type_name(arguments[1]));
    }
    extend_by_array(run, arguments[0], arguments[1]);
    return share(arguments[0]);
}

Value array_imul(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    if (!is_int(arguments[1]) && !find_special(arguments[1]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "can't multiply sequence by non-int of type '{}'", type_name(arguments[1]));
    }
    const std::int64_t times = std::max<std::int64_t>(index_as_int64(run, arguments[1]), 0);
    const std::string once(view_of(array));
    if (!once.empty() && times > UINT32_MAX / static_cast<std::int64_t>(once.size()))
        raise_message(run, CoreType::memory_error, "");
    std::string all;
    for (std::int64_t i = 0; i < times; ++i) all += once;
    if (times != 1 && !once.empty()) array_replace(run, array, 0, array_length(array), all);
    return share(array);
}

Value array_append(Run& run, Arguments arguments) {
    append_bytes(run, arguments[0], item_bytes(run, array_typecode(arguments[0]), arguments[1]));
    return none(run);
}

Value array_extend(Run& run, Arguments arguments) {
    if (is_array(arguments[1])) {
        extend_by_array(run, arguments[0], arguments[1]);
    } else {
        array_extend_from(run, arguments[0], arguments[1]);
    }
    return none(run);
}

Value array_insert(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    std::int64_t place = integer_argument(run, arguments[1]);
    const std::string bytes = item_bytes(run, array_typecode(array), arguments[2]);
    const std::int64_t size = array_length(array);
    if (place < 0) place = std::max<std::int64_t>(place + size, 0);
    const auto at = static_cast<std::size_t>(std::min(place, size));
    array_replace(run, array, at, at, bytes);
    return none(run);
}

Value array_pop(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    std::int64_t place = integer_argument(run, arguments[1]);
    const std::int64_t size = array_length(array);
    if (size == 0) raise(run, CoreType::index_error, "pop from empty array");
    if (place < 0) place += size;
    if (place < 0 || place >= size) raise(run, CoreType::index_error, "pop index out of range");
    const auto at = static_cast<std::size_t>(place);
    Value item = array_item(run, array, at);
    array_replace(run, array, at, at + 1, "");
    return item;
}

Value array_remove(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    for (std::size_t i = 0; i < array_length(array); ++i) {
        Value item = array_item(run, array, i);
        if (!equals(run, item.get(), arguments[1])) continue;
        array_replace(run, array, i, i + 1, "");
        return none(run);
    }
    raise(run, CoreType::value_error, "array.remove(x): x not in {}", run.profile.minor() < 7 ? "list" : "array");
}

Value array_reverse(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    char* data = array_bytes(array)->data;
    const std::size_t item_size = array_item_size(array);
    // All bytes turned around, then those of each item turned back.
    std::reverse(data, data + array_bytes(array)->size);
    for (std::size_t i = 0; i < array_length(array); ++i)
        std::reverse(data + i * item_size, data + (i + 1) * item_size);
    return none(run);
}

Value array_clear(Run& run, Arguments arguments) {
    array_replace(run, arguments[0], 0, array_length(arguments[0]), "");
    return none(run);
}

Value array_byteswap(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    char* data = array_bytes(array)->data;
    const std::size_t item_size = array_item_size(array);
    for (std::size_t i = 0; i < array_length(array); ++i)
        std::reverse(data + i * item_size, data + (i + 1) * item_size);
    return none(run);
}

Value array_frombytes(Run& run, Arguments arguments) {
    const std::string bytes(require_bytes_like(run, arguments[1]));
    check_whole_items(run, arguments[0], bytes.size());
    append_bytes(run, arguments[0], bytes);
    return none(run);
}

Value array_fromlist(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::list) raise(run, CoreType::type_error, "arg must be list");
    auto* list = static_cast<List*>(arguments[1]);
    const std::uint32_t size = list->size;
    std::string bytes;
    for (std::uint32_t i = 0; i < size; ++i) {
        Value item = share(list->items[i]);
        bytes += item_bytes(run, array_typecode(arguments[0]), item.get());
        if (list->size != size) raise(run, CoreType::runtime_error, "list changed size during iteration");
    }
    append_bytes(run, arguments[0], bytes);
    return none(run);
}

Value array_fromunicode(Run& run, Arguments arguments) {
    const char typecode = array_typecode(arguments[0]);
    if (!is_string(arguments[1])) run.refuse("array.fromunicode() of what is no text");
    if (typecode != 'u' && typecode != 'w') {
        raise(run, CoreType::value_error, "fromunicode() may only be called on unicode type arrays{}",
              run.profile.minor() >= 13 ? " ('u' or 'w')" : "");
    }
    array_extend_from(run, arguments[0], arguments[1]);
    return none(run);
}

Value array_fromfile(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    const std::int64_t count = integer_argument(run, arguments[2]);
    if (count < 0) {
        raise(run, CoreType::value_error, "{}", run.profile.minor() >= 15 ? "n cannot be negative" : "negative count");
    }
    Value size = make_int(run, count * array_item_size(array));
    Value read = call_method(run, arguments[1], "read", {size.get()});
    if (read->kind != Kind::bytes) raise(run, CoreType::type_error, "read() didn't return bytes");
    const std::string bytes(static_cast<Bytes*>(read.get())->view());
    check_whole_items(run, array, bytes.size());
    append_bytes(run, array, bytes);
    if (bytes.size() < static_cast<std::size_t>(count) * array_item_size(array))
        raise(run, CoreType::eof_error, "read() didn't return enough bytes");
    return none(run);
}

}  // namespace lastref::model
