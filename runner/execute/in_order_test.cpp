#include "runner/execute/in_order.hpp"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <vector>

namespace lastref {

TEST_CASE("work that is done side by side is reported in order, all of it once") {
    std::vector<int> done(200);
    std::vector<std::size_t> order;
    const auto job = [&](std::size_t i, std::stop_token) { done[i] += 1; };
    const auto report = [&](std::size_t i) {
        order.push_back(i);
        return done[i] == 1 ? Continue::yes : Continue::no;
    };
    CHECK(do_in_order(done.size(), 4, job, report, {}) == done.size());
    REQUIRE(order.size() == done.size());
    for (std::size_t i = 0; i < order.size(); ++i) CHECK(order[i] == i);
}

TEST_CASE("nothing is reported after work was ended") {
    std::size_t last = 0;
    const auto report = [&](std::size_t i) {
        last = i;
        return i == 5 ? Continue::no : Continue::yes;
    };
    CHECK(do_in_order(1000, 4, [](std::size_t, std::stop_token) {}, report, {}) == 6);
    CHECK(last == 5);
}

TEST_CASE("a request to stop reaches the work that is under way, and no more is begun") {
    std::stop_source source;
    std::atomic<int> begun{0};
    const auto job = [&](std::size_t i, std::stop_token stop) {
        ++begun;
        if (i == 2) source.request_stop();
        if (i == 2) CHECK(stop.stop_requested());
    };
    CHECK(do_in_order(
              1000, 1, job, [](std::size_t) { return Continue::yes; }, source.get_token()) == 3);
    CHECK(begun == 3);
    CHECK(do_in_order(0, 4, job, [](std::size_t) { return Continue::yes; }, {}) == 0);
}

}  // namespace lastref
