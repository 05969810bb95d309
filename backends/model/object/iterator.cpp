#include "backends/model/object/iterator.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// CPython's iterators have no tp_clear: what they walk is let go when they are exhausted or die.
void clear_nothing(Heap&, Object*) {}

const TypeSpec& spec_of(const Type* type) {
    while (!type->spec) type = type->base;
    return *type->spec;
}

void destroy_iterator(Heap& heap, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    for (std::uint8_t place : spec_of(object->type).dies) clear((&iterator->source)[place]);
    heap.free_object(object, instance_size(object->type, sizeof(Iterator)));
}

}  // namespace

extern const KindRow iterator_kind;
const KindRow iterator_kind{
    .name = "iterator",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Iterator, source), .fixed_count = 4},
    .destroy = destroy_iterator,
    .clear = clear_nothing,
};

Ref<Iterator> make_raw_iterator(Run& run, Type* type) {
    return Ref<Iterator>::adopt(
        static_cast<Iterator*>(run.heap.make_sized(Kind::iterator, type, instance_size(type, sizeof(Iterator)))));
}

namespace {

Ref<Iterator> make_over(Run& run, Type* type, Object* source) {
    Ref<Iterator> iterator = make_raw_iterator(run, type);
    add_reference(source);
    iterator->source = source;
    run.heap.track(iterator.get());
    return iterator;
}

}  // namespace

Ref<Iterator> make_iterator(Run& run, CoreType type, Object* source) {
    return make_over(run, run.type(type), source);
}

Ref<Iterator> make_iterator(Run& run, const TypeSpec& spec, Object* source) {
    return make_over(run, builtin_type(run, spec), source);
}

}  // namespace lastref::model
