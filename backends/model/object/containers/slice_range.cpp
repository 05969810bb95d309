#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/subscript.hpp"

#include <algorithm>
#include <limits>

namespace lastref::model {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = -largest;

std::int64_t slice_part(Run& run, Object* object) {
    auto complain = [&] { raise_worded(run, CoreType::type_error, run.profile.words.slice_index); };
    if (!is_index(object)) complain();
    Value index = subscript(
        run, [&] { return index_of(run, object); }, complain);
    auto* number = static_cast<Int*>(index.get());
    if (number->big) return number->negative ? smallest : largest;
    return std::max(number->value, smallest);
}

}  // namespace

SliceRange unpack_slice(Run& run, Slice* slice) {
    SliceRange range{0, 0, 1, 0};
    if (slice->step != run.none) {
        range.step = slice_part(run, slice->step);
        if (range.step == 0) raise(run, CoreType::value_error, "slice step cannot be zero");
    }
    range.start = slice->start != run.none ? slice_part(run, slice->start) : range.step < 0 ? largest : 0;
    range.stop = slice->stop != run.none ? slice_part(run, slice->stop) : range.step < 0 ? smallest : largest;
    return range;
}

SliceRange adjust_slice(SliceRange range, std::int64_t length) {
    auto fit = [&](std::int64_t place) {
        if (place < 0) {
            place += length;
            if (place < 0) return range.step < 0 ? std::int64_t{-1} : std::int64_t{0};
        }
        if (place >= length) return range.step < 0 ? length - 1 : length;
        return place;
    };
    range.start = fit(range.start);
    range.stop = fit(range.stop);
    range.count = 0;
    if (range.step < 0 && range.stop < range.start) range.count = (range.start - range.stop - 1) / -range.step + 1;
    if (range.step > 0 && range.start < range.stop) range.count = (range.stop - range.start - 1) / range.step + 1;
    return range;
}

std::int64_t search_place(Run& run, Object* index, std::int64_t length) {
    if (run.profile.family == "cpython" && !is_index(index))
        raise(run, CoreType::type_error, "slice indices must be integers or have an __index__ method");
    return clamped_place(run, index, length);
}

std::int64_t clamped_place(Run& run, Object* index, std::int64_t length) {
    std::int64_t place = slice_part(run, index);
    if (place < 0) place = std::max<std::int64_t>(place + length, 0);
    return place;
}

}  // namespace lastref::model
