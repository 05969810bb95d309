#pragma once

#include "backends/model/object/make.hpp"

#include <optional>
#include <string>
#include <string_view>

/// bytes, bytearray and memoryview for C++ code. Nothing here runs Python code unless it says so.
namespace lastref::model {

/// A new bytes object of `size` zero bytes, for the caller to fill. Raises MemoryError when it is too large.
Ref<Bytes> make_raw_bytes(Run& run, std::size_t size);
std::int64_t bytes_hash(Bytes* bytes);
Ref<Bytes> bytes_concatenate(Run& run, Bytes* left, Bytes* right);
/// bytearray's repr escapes single quotes between double ones too.
enum class SingleQuotes : std::uint8_t { escaped_as_quotes, always_escaped };
/// b'..', quotes and escapes as CPython chooses them.
void append_bytes_repr(std::string& result, std::string_view bytes,
                       SingleQuotes single_quotes = SingleQuotes::escaped_as_quotes);

/// Without the b: the repr of Python 2's str.
void append_quoted_bytes(std::string& result, std::string_view bytes,
                         SingleQuotes single_quotes = SingleQuotes::escaped_as_quotes);

inline std::string_view byte_array_view(const ByteArray* bytes) {
    return {bytes->data, bytes->size};
}
/// New bytes are zero. Raises BufferError "Existing exports of data: object cannot be re-sized" while a memoryview is
/// on it.
void byte_array_resize(Run& run, ByteArray* bytes, std::size_t size);
/// Replaces [start, stop) by `bytes`, which may lie in the array itself. Raises BufferError when the size changes
/// while a memoryview is on it.
void byte_array_replace(Run& run, ByteArray* array, std::size_t start, std::size_t stop, std::string_view bytes);

/// A memoryview on bytes, bytearray or another memoryview, that keeps the owner of the source, too, if there is one.
/// Raises TypeError for other objects. May collect.
Ref<MemoryView> make_memory_view(Run& run, Object* source, Object* owner = nullptr);
/// Its `obj`: in CPython the owner of the source, where there is one.
Object* memory_view_object(const MemoryView* view);
/// A part of one; both are on the same object. May collect.
Ref<MemoryView> make_memory_view_part(Run& run, MemoryView* view, std::uint32_t start, std::uint32_t size,
                                      std::int64_t step);
/// Lets go of the object below. Nothing when it is released already.
void memory_view_release(MemoryView* view);
/// Where the bytes of a view lie now. Requires that it is not released.
char* memory_view_data(MemoryView* view);

/// Whether what it shows lies together.
inline bool is_contiguous(const MemoryView* view) {
    return view->step == 1 || view->size == 1;
}

/// The bytes of a bytes-like object: bytes, bytearray, memoryview that is not released; nothing for others. Valid until
/// the object changes.
std::optional<std::string_view> bytes_like(Object* object);
/// Likewise. Raises TypeError "a bytes-like object is required, not 'str'".
std::string_view require_bytes_like(Run& run, Object* object);

}  // namespace lastref::model
