#include "backends/model/heap/pools.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace lastref::model {

namespace {

std::vector<Pools::Place> allocate(Pools& pools, std::size_t count, std::size_t size) {
    std::vector<Pools::Place> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back(pools.allocate(size));
    return places;
}

}  // namespace

TEST_CASE("Blocks of one size share pools, and pools arenas") {
    Pools pools(4096, 256 << 10);
    allocate(pools, 253, 16);
    CHECK(pools.figures().used_pools == 1);
    allocate(pools, 1, 16);
    allocate(pools, 1, 17);
    CHECK(pools.figures().used_pools == 3);
    CHECK(pools.figures().arenas == 1);
    CHECK(pools.figures().free_pools == 61);
}

TEST_CASE("A request of more than 512 bytes is the system's business") {
    Pools pools(16384, 1 << 20);
    CHECK(pools.allocate(513) == Pools::none);
    pools.release(Pools::none);
    CHECK(pools.figures().arenas == 0);
}

TEST_CASE("One living block keeps its arena from the system") {
    Pools pools(4096, 256 << 10);
    std::vector<Pools::Place> places = allocate(pools, 100000, 64);
    std::size_t arenas = pools.figures().arenas;
    CHECK(arenas > 20);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i % 1000 != 0) pools.release(places[i]);
    }
    CHECK(pools.figures().arenas == arenas);
    for (std::size_t i = 0; i < places.size(); i += 1000) pools.release(places[i]);
    CHECK(pools.figures().arenas == 1);
    CHECK(pools.figures().most_arenas == arenas);
    CHECK(pools.figures().blocks == 0);
}

TEST_CASE("A pool that is free again serves another size") {
    Pools pools(4096, 256 << 10);
    Pools::Place place = pools.allocate(32);
    pools.release(place);
    CHECK(pools.allocate(512) == place);
    CHECK(pools.figures().used_pools == 1);
}

}  // namespace lastref::model
