#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/type.hpp"

#include <cstddef>

namespace lastref::model {

extern const KindRow record_kind;
const KindRow record_kind{
    .name = "record",
    .tracked = true,
    .edges = {.array = EdgeArray::inside,
              .array_offset = sizeof(Record),
              .count_offset = offsetof(Record, field_count)},
    .weak_offset = offsetof(Record, weak_references),
    .destroy =
        [](Heap& heap, Object* object) {
            auto* record = static_cast<Record*>(object);
            for (std::uint32_t i = 0; i < record->field_count; ++i) drop_reference_or_null(record->fields()[i]);
            heap.free_object(object, sizeof(Record) + record->field_count * sizeof(Object*));
        },
    // Whoever still calls a partial while a collection clears trash finds it whole.
    .clear = [](Heap&, Object*) {},
    .in_trashcan = true,
};

Ref<Record> make_record(Run& run, Type* type, std::uint32_t fields) {
    auto* record =
        static_cast<Record*>(run.heap.make_sized(Kind::record, type, sizeof(Record) + fields * sizeof(Object*)));
    record->field_count = fields;
    run.heap.track(record);
    return Ref<Record>::adopt(record);
}

}  // namespace lastref::model
