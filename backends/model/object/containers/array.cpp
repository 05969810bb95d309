#include "backends/model/object/containers/array.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/text/bytes.hpp"

namespace lastref::model {

bool is_array(const Object* object) {
    if (object->kind != Kind::record) return false;
    const TypeSpec& spec = built_in_spec(object->type);
    return spec.name == "array" && spec.module == "array";
}

Ref<Record> make_array(Run& run, Type* type, char typecode, std::uint32_t item_size, std::string_view bytes) {
    Ref<ByteArray> content = make_byte_array(run, bytes);
    auto* made = static_cast<Record*>(run.heap.make_sized(Kind::record, type, sizeof(Record) + sizeof(Object*)));
    made->field_count = 1;
    made->fields()[0] = content.release();
    made->numbers[0] = typecode;
    made->numbers[1] = item_size;
    // Before it is of a type that a collector asks, an array is of no interest to it.
    if (type->program_defined || run.profile.minor() >= 10) run.heap.track(made);
    return Ref<Record>::adopt(made);
}

void array_replace(Run& run, Object* array, std::size_t start, std::size_t stop, std::string_view bytes) {
    ByteArray* content = array_bytes(array);
    const std::size_t item_size = array_item_size(array);
    if (content->exports && bytes.size() != (stop - start) * item_size)
        raise_message(run, CoreType::buffer_error, "cannot resize an array that is exporting buffers");
    byte_array_replace(run, content, start * item_size, stop * item_size, bytes);
}

}  // namespace lastref::model
