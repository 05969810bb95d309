#include "fuzz/open_points.hpp"

#include <array>
#include <regex>

namespace lastref::fuzz {
namespace {

/// No collection but those that the program asks for.
std::string without_thresholds(const std::string& program) {
    static const std::regex call(R"(gc\.set_threshold\(\d+)");
    return std::regex_replace(program, call, "gc.set_threshold(1000000");
}

/// What warnings, tracebacks and context managers import on first use is there before the first collection.
std::string with_early_imports(const std::string& program) {
    return "import contextlib, traceback, tracemalloc, warnings\n"
           "with contextlib.ExitStack() as stack: stack.enter_context(contextlib.suppress())\n"
           "del stack\n" +
           program;
}

constexpr std::array points{
    OpenPoint{"when a lowered threshold starts a collection", without_thresholds},
    OpenPoint{"what imports of the interpreter's own leave to be collected", with_early_imports},
};

}  // namespace

std::span<const OpenPoint> open_points() {
    return points;
}

}  // namespace lastref::fuzz
