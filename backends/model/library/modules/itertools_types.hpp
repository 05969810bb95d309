#pragma once

#include "backends/model/object/iterator.hpp"
#include "backends/model/object/types/type.hpp"

namespace lastref::model {

// Endless and single-source iterators of itertools (itertools_sources.cpp).
extern const TypeSpec itertools_count_type;
extern const TypeSpec itertools_cycle_type;
extern const TypeSpec itertools_repeat_type;
extern const TypeSpec itertools_chain_type;
extern const TypeSpec itertools_islice_type;
extern const TypeSpec itertools_tee_type;

/// One that walks that iterator, which has no tee yet.
Ref<Iterator> tee_of(Run& run, Object* iterator);

// Those that ask a function or another iterable (itertools_filters.cpp).
extern const TypeSpec itertools_takewhile_type;
extern const TypeSpec itertools_dropwhile_type;
extern const TypeSpec itertools_filterfalse_type;
extern const TypeSpec itertools_starmap_type;
extern const TypeSpec itertools_accumulate_type;
extern const TypeSpec itertools_compress_type;
extern const TypeSpec itertools_zip_longest_type;
extern const TypeSpec itertools_pairwise_type;
extern const TypeSpec itertools_batched_type;

/// One of `type` over a tuple of iterators, zip_longest's or Python 2's izip_longest's.
Ref<Iterator> make_zip_longest(Run& run, Type* type, Ref<Tuple> iterators, Object* filler);

// Python 2's own (itertools_python_2.cpp).
extern const TypeSpec itertools_ifilter_type;
extern const TypeSpec itertools_ifilterfalse_type;
extern const TypeSpec itertools_imap_type;
extern const TypeSpec itertools_izip_type;
extern const TypeSpec itertools_izip_longest_type;

/// Of an iterator that lets go of its function before what it walks.
inline constexpr std::array<std::uint8_t, 4> function_dies_first{1, 0, 2, 3};

/// The specification of an iterator type of itertools.
constexpr TypeSpec itertools_spec(std::string_view name, Value (*next)(Run&, Object*), std::span<const NativeRow> rows,
                                  std::array<std::uint8_t, 4> dies = {0, 1, 2, 3}) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::iterator;
    spec.instance_size = sizeof(Iterator);
    spec.methods = rows;
    spec.module = "itertools";
    spec.next = next;
    spec.dies = dies;
    return spec;
}

/// The next item of what an iterator walks; CPython's let go of that when it fails, as when it ends.
Value next_or_end(Run& run, Iterator& iterator);

}  // namespace lastref::model
