#include "backends/model/object/make.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

void destroy_slice(Heap& heap, Object* object) {
    auto* slice = static_cast<Slice*>(object);
    clear(slice->step);
    clear(slice->start);
    clear(slice->stop);
    heap.free_object(object, sizeof(Slice));
}

}  // namespace

extern const KindRow slice_kind;
const KindRow slice_kind{
    .name = "slice",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Slice, start), .fixed_count = 3},
    .destroy = destroy_slice,
};

Ref<Slice> make_slice(Run& run, Object* start, Object* stop, Object* step) {
    auto* made = run.heap.make<Slice>(Kind::slice, run.type(CoreType::slice));
    made->start = share(start ? start : run.none).release();
    made->stop = share(stop ? stop : run.none).release();
    made->step = share(step ? step : run.none).release();
    run.heap.track(made);
    return Ref<Slice>::adopt(made);
}

}  // namespace lastref::model
