#pragma once

#include "backends/model/object/run.hpp"

#include <initializer_list>
#include <span>
#include <string_view>

/// Constructors of built-in objects. Each may collect (a tracked allocation) unless it says otherwise.
namespace lastref::model {

// Atoms; none of these collects.
Value make_int(Run& run, std::int64_t value);
Value make_float(Run& run, double value);
Value make_complex(Run& run, double real, double imaginary);
/// `text` is UTF-8 (lone surrogates as three bytes each) and is copied.
Ref<Str> make_string(Run& run, std::string_view text);
/// A new Str of `size` bytes, `length` code points, to be filled in by the caller.
Ref<Str> make_raw_string(Run& run, std::size_t size, std::size_t length);
Ref<Str> make_character(Run& run, std::uint32_t code_point);
Ref<Bytes> make_bytes(Run& run, std::string_view bytes);
Ref<ByteArray> make_byte_array(Run& run, std::string_view bytes);
inline Value make_bool(Run& run, bool value) {
    return share(value ? run.true_ : run.false_);
}
inline Value none(Run& run) {
    return share(run.none);
}

// Containers. Items are borrowed from the caller: each gains a reference.
Ref<Tuple> make_tuple(Run& run, std::span<Object* const> items);
inline Ref<Tuple> make_tuple(Run& run, std::initializer_list<Object*> items) {
    return make_tuple(run, std::span<Object* const>(items.begin(), items.size()));
}
/// Untracked and full of nulls, for the caller to fill and then to `heap.track`.
Ref<Tuple> make_raw_tuple(Run& run, std::size_t size);
Ref<List> make_list(Run& run, std::span<Object* const> items = {});
Ref<Dict> make_dict(Run& run);
Ref<Set> make_set(Run& run);
Ref<Set> make_frozenset(Run& run);
Ref<Slice> make_slice(Run& run, Object* start, Object* stop, Object* step);
Ref<Cell> make_cell(Run& run, Object* content);
Ref<BoundMethod> make_bound_method(Run& run, Object* function, Object* self);
/// An iterator of the given type over `source`; tracked.
Ref<Iterator> make_iterator(Run& run, CoreType type, Object* source);
Ref<Iterator> make_iterator(Run& run, const TypeSpec& spec, Object* source);
/// `weakref.ref(object)`: the shared one when `callback` is null and `type` is the plain one.
/// Raises TypeError "cannot create weak reference to 'int' object".
Ref<WeakReference> make_weak_reference(Run& run, Type* type, Object* object, Object* callback);
/// What its `__weakref__` tells of what refers to it weakly.
Value get_weak_reference(Run& run, Object* object);
/// A library object with `fields` references, all null; tracked.
Ref<Record> make_record(Run& run, Type* type, std::uint32_t fields);
/// An instance of a program-defined class (or object itself), without calling __init__.
Value make_instance(Run& run, Type* type);

}  // namespace lastref::model
