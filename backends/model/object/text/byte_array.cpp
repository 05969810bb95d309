#include "backends/model/object/errors.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cstring>
#include <limits>

namespace lastref::model {

namespace {

void destroy_byte_array(Heap& heap, Object* object) {
    auto* bytes = static_cast<ByteArray*>(object);
    heap.release_buffer(bytes->data, bytes->capacity);
    heap.free_object(object, instance_size(object->type, sizeof(ByteArray)));
}

void reserve(Run& run, ByteArray* bytes, std::size_t size) {
    // One byte more for the zero behind the last; room to grow where it has grown by a little.
    if (size < bytes->capacity) return;
    bool grows_slowly = size * 8 <= std::size_t{bytes->capacity} * 9;
    std::size_t capacity = grows_slowly ? size + size / 8 + (size < 9 ? 3 : 6) : size + 1;
    if (capacity > std::numeric_limits<std::uint32_t>::max()) raise_message(run, CoreType::memory_error, "");
    auto* data = static_cast<char*>(run.heap.allocate_buffer(capacity));
    if (bytes->size) std::memcpy(data, bytes->data, bytes->size);
    run.heap.release_buffer(bytes->data, bytes->capacity);
    bytes->data = data;
    bytes->capacity = static_cast<std::uint32_t>(capacity);
}

}  // namespace

extern const KindRow byte_array_kind;
const KindRow byte_array_kind{.name = "bytearray", .destroy = destroy_byte_array};

Ref<ByteArray> make_byte_array(Run& run, std::string_view bytes) {
    auto made = Ref<ByteArray>::adopt(run.heap.make<ByteArray>(Kind::byte_array, run.type(CoreType::byte_array)));
    byte_array_replace(run, made.get(), 0, 0, bytes);
    return made;
}

void byte_array_resize(Run& run, ByteArray* bytes, std::size_t size) {
    if (size == bytes->size) return;
    if (bytes->exports && run.profile.exports_prevent_resizing) {
        raise_message(run, CoreType::buffer_error, "Existing exports of data: object cannot be re-sized");
    }
    reserve(run, bytes, size);
    if (size > bytes->size) std::memset(bytes->data + bytes->size, 0, size - bytes->size);
    bytes->size = static_cast<std::uint32_t>(size);
}

void byte_array_replace(Run& run, ByteArray* array, std::size_t start, std::size_t stop, std::string_view bytes) {
    std::string copy(bytes);
    std::size_t tail = array->size - stop;
    std::size_t size = start + copy.size() + tail;
    if (size > array->size) {
        byte_array_resize(run, array, size);
        std::memmove(array->data + start + copy.size(), array->data + stop, tail);
    } else if (size < array->size) {
        if (array->exports) byte_array_resize(run, array, size);
        std::memmove(array->data + start + copy.size(), array->data + stop, tail);
        byte_array_resize(run, array, size);
    }
    if (!copy.empty()) std::memcpy(array->data + start, copy.data(), copy.size());
}

}  // namespace lastref::model
