#pragma once

#include "backends/model/object/calls/native.hpp"

/// The methods of array.array that change one, and its iterator.
namespace lastref::model {

Value array_setitem(Run& run, Arguments arguments);
Value array_delitem(Run& run, Arguments arguments);
Value array_iadd(Run& run, Arguments arguments);
Value array_imul(Run& run, Arguments arguments);
Value array_append(Run& run, Arguments arguments);
Value array_extend(Run& run, Arguments arguments);
Value array_insert(Run& run, Arguments arguments);
Value array_pop(Run& run, Arguments arguments);
Value array_remove(Run& run, Arguments arguments);
Value array_reverse(Run& run, Arguments arguments);
Value array_clear(Run& run, Arguments arguments);
Value array_byteswap(Run& run, Arguments arguments);
Value array_frombytes(Run& run, Arguments arguments);
Value array_fromlist(Run& run, Arguments arguments);
Value array_fromunicode(Run& run, Arguments arguments);
Value array_fromfile(Run& run, Arguments arguments);

/// iter(array). May collect.
Value make_array_iterator(Run& run, Object* array);

/// Appends what an iterable gives, each at once.
void array_extend_from(Run& run, Object* array, Object* iterable);
/// The place of an index. Raises TypeError, or IndexError with the words.
std::size_t array_place(Run& run, Object* array, Object* index, std::string_view words);

}  // namespace lastref::model
