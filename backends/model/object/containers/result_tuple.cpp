#include "backends/model/object/containers/result_tuple.hpp"

#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/make.hpp"

namespace lastref::model {

Value next_pair(Run& run, Object*& kept, Value first, Value second) {
    if (may_reuse_result(kept)) {
        auto* tuple = static_cast<Tuple*>(kept);
        Value result = share(tuple);
        Value old_second = Value::adopt(std::exchange(tuple->items()[1], second.release()));
        Value old_first = Value::adopt(std::exchange(tuple->items()[0], first.release()));  // dies first
        run.heap.track(tuple);
        return result;
    }
    Ref<Tuple> tuple = make_raw_tuple(run, 2);
    tuple->items()[0] = first.release();
    tuple->items()[1] = second.release();
    track_tuple(run, tuple.get());
    return tuple;
}

Value first_result(Run& run, std::size_t size) {
    if (!run.profile.result_tuples_reused || size == 0) return {};
    Ref<Tuple> tuple = make_raw_tuple(run, size);
    for (std::size_t i = 0; i < size; ++i) tuple->items()[i] = none(run).release();
    track_tuple(run, tuple.get());
    return tuple;
}

}  // namespace lastref::model
