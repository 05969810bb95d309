#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/iterator.hpp"

/// How iterators of the built-in types end, and what they answer copies and pickles: `__reduce__` and `__setstate__`.
/// What PyPy has in another form is refused there.
namespace lastref::model {

/// iter(source) and a place in it; those of lists end with an empty list, of texts with an empty text, others with a
/// tuple.
Value reduce_sequence_iterator(Run& run, Arguments arguments);
Value set_sequence_iterator(Run& run, Arguments arguments);

/// reversed(source), likewise.
Value reduce_reversed(Run& run, Arguments arguments);
Value set_reversed(Run& run, Arguments arguments);

/// iter() of a list of what is left, which a copy of the iterator walks.
Value reduce_table_iterator(Run& run, Arguments arguments);

/// An iterator over a dict or set has come to its end. PyPy's keeps the table, though the dict or set that a program's
/// class made of it may go.
void end_table_iterator(Run& run, Iterator* iterator);

Value reduce_enumerate(Run& run, Arguments arguments);
Value reduce_zip(Run& run, Arguments arguments);
Value reduce_map(Run& run, Arguments arguments);
/// Whether a zip() or map() is strict.
Value set_strictness(Run& run, Arguments arguments);
Value reduce_filter(Run& run, Arguments arguments);
Value reduce_deque_iterator(Run& run, Arguments arguments);
Value reduce_callable_iterator(Run& run, Arguments arguments);

Value reduce_range_iterator(Run& run, Arguments arguments);
Value set_range_iterator(Run& run, Arguments arguments);

}  // namespace lastref::model
