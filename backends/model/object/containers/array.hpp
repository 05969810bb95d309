#pragma once

#include "backends/model/object/make.hpp"
#include "backends/model/object/types/type.hpp"

#include <string_view>

/// array.array for C++ code: a record of the bytearray that has the bytes of the items, and of the typecode.
namespace lastref::model {

bool is_array(const Object* object);

inline ByteArray* array_bytes(Object* array) {
    return static_cast<ByteArray*>(static_cast<Record*>(array)->fields()[0]);
}
inline char array_typecode(const Object* array) {
    return static_cast<char>(static_cast<const Record*>(array)->numbers[0]);
}
inline std::uint32_t array_item_size(const Object* array) {
    return static_cast<std::uint32_t>(static_cast<const Record*>(array)->numbers[1]);
}
inline std::uint32_t array_length(Object* array) {
    return array_bytes(array)->size / array_item_size(array);
}

/// A new array of whole items. May collect.
Ref<Record> make_array(Run& run, Type* type, char typecode, std::uint32_t item_size, std::string_view bytes);

/// Replaces the items [start, stop) by `bytes`, which may lie in the array itself. Raises BufferError when the size
/// changes while a memoryview is on it.
void array_replace(Run& run, Object* array, std::size_t start, std::size_t stop, std::string_view bytes);

}  // namespace lastref::model
