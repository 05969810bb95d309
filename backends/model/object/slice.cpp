#include "backends/model/object/slice.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/integer.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace lastref::model {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

/// An index of any size, clipped to 64 bits.
std::int64_t slice_index(Run& run, Object* object) {
    if (object->kind != Kind::integer && !find_special(object->type, SpecialName::index)) {
        raise_message(run, CoreType::type_error, "slice indices must be integers or None or have an __index__ method");
    }
    Value index = index_of(run, object);
    auto* number = static_cast<Int*>(index.get());
    if (int_fits_int64(number)) return number->value;
    return number->negative ? least : most;
}

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

SliceBounds unpack_slice(Run& run, Slice* slice) {
    SliceBounds bounds;
    if (slice->step != run.none) {
        bounds.step = std::max(slice_index(run, slice->step), -most);
        if (bounds.step == 0) raise_message(run, CoreType::value_error, "slice step cannot be zero");
    }
    bool backwards = bounds.step < 0;
    bounds.start = slice->start == run.none ? (backwards ? most : 0) : slice_index(run, slice->start);
    bounds.stop = slice->stop == run.none ? (backwards ? least : most) : slice_index(run, slice->stop);
    return bounds;
}

SliceBounds clip_slice(SliceBounds bounds, std::int64_t length) {
    bool backwards = bounds.step < 0;
    auto clip = [&](std::int64_t place) {
        if (place < 0) {
            place += length;
            if (place < 0) place = backwards ? -1 : 0;
        } else if (place >= length) {
            place = backwards ? length - 1 : length;
        }
        return place;
    };
    bounds.start = clip(bounds.start);
    bounds.stop = clip(bounds.stop);
    bounds.count = 0;
    if (backwards) {
        if (bounds.stop < bounds.start) bounds.count = (bounds.start - bounds.stop - 1) / -bounds.step + 1;
    } else if (bounds.start < bounds.stop) {
        bounds.count = (bounds.stop - bounds.start - 1) / bounds.step + 1;
    }
    if (bounds.step == 1) bounds.stop = std::max(bounds.start, bounds.stop);
    return bounds;
}

}  // namespace lastref::model
