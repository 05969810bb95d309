#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/heap.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/type.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// Of records, instances of classic classes alone may have one.
bool has_finalizer(const Object* object) {
    return is_classic_instance(object) && find_classic_finalizer(object);
}

}  // namespace

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
    .finalize =
        [](Heap& heap, Object* object) {
            // It is not tracked meanwhile.
            heap.untrack(object);
            heap.embedder().call_finalizer(object);
            if (object->refcount > 1) heap.track(object);
            return true;
        },
    .has_finalizer = has_finalizer,
    .prevents_clearing = has_finalizer,
};

Ref<Record> make_record(Run& run, Type* type, std::uint32_t fields) {
    auto* record =
        static_cast<Record*>(run.heap.make_sized(Kind::record, type, sizeof(Record) + fields * sizeof(Object*)));
    record->field_count = fields;
    run.heap.track(record);
    return Ref<Record>::adopt(record);
}

}  // namespace lastref::model
