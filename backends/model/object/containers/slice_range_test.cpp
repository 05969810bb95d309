#include "backends/model/object/containers/slice_range.hpp"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <vector>

using namespace lastref::model;

namespace {

constexpr std::int64_t open_end = std::numeric_limits<std::int64_t>::max();

std::vector<std::int64_t> places(std::int64_t start, std::int64_t stop, std::int64_t step, std::int64_t length) {
    SliceRange range = adjust_slice({start, stop, step, 0}, length);
    std::vector<std::int64_t> result;
    for (std::int64_t i = 0; i < range.count; ++i) result.push_back(range.start + i * range.step);
    return result;
}

}  // namespace

TEST_CASE("Slices fit themselves to the length of a sequence") {
    using Places = std::vector<std::int64_t>;
    CHECK(places(0, open_end, 1, 3) == Places{0, 1, 2});
    CHECK(places(1, 10, 1, 3) == Places{1, 2});
    CHECK(places(-2, open_end, 1, 3) == Places{1, 2});
    CHECK(places(5, 10, 1, 3).empty());
    CHECK(places(2, 1, 1, 3).empty());
    CHECK(places(0, open_end, 2, 5) == Places{0, 2, 4});
    CHECK(places(open_end, -open_end, -1, 3) == Places{2, 1, 0});
    CHECK(places(open_end, -open_end, -2, 4) == Places{3, 1});
    CHECK(places(-10, 2, 1, 3) == Places{0, 1});
    CHECK(places(0, open_end, open_end, 3) == Places{0});
}
