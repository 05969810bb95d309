#include "backends/process/run_child.hpp"
#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

/// Where no interpreter is found but those in `path`.
ChildResult bench(const testing::ProgramFixture& fixture, const std::vector<std::string>& arguments) {
    ChildPlan plan{.command = {LASTREF_BENCH_PROGRAM},
                   .environment = {"PATH=/no/such/folder", "HOME=" + fixture.folder().string()},
                   .folder = fixture.folder().string(),
                   .memory_bound = MemoryBound::resident};
    plan.command.insert(plan.command.end(), arguments.begin(), arguments.end());
    return run_child(plan, {}, {});
}

}  // namespace

TEST_CASE("the benchmark measures against the interpreter that it is told", "[bench]") {
#ifdef __SANITIZE_ADDRESS__
    SKIP("the sanitizer needs more addresses than the measured programs may take");
#endif
    testing::ProgramFixture fixture;
    ChildResult result =
        bench(fixture, {"--against", fixture.fake(), "-k", "fib", "--repeat", "1", "--json", "figures"});
    CHECK(result.code <= 1);
    CHECK(result.output.starts_with("model:cpython-3.13 against real:fake"));
    CHECK(result.output.find("\nfib(27), memory ") != std::string::npos);
    CHECK(fixture.read("figures").starts_with(
        "{\"against\": \"real:fake\", \"repeat\": 1, \"lines\": [\n  {\"name\": \"fib(27)\""));
}

TEST_CASE("the benchmark says why nothing was measured", "[bench]") {
    testing::ProgramFixture fixture;
    ChildResult result = bench(fixture, {"-k", "fib"});
    CHECK(result.code == 3);
    CHECK(result.errors == "lastref_bench: no CPython is found to measure against; --against names one\n");
    CHECK(bench(fixture, {"--against", fixture.fake(), "-k", "no such line"}).code == 4);
    CHECK(bench(fixture, {"--against", "none=/no/such/program"}).code == 2);
    CHECK(bench(fixture, {"--repeat", "0"}).code == 2);
}

}  // namespace lastref
