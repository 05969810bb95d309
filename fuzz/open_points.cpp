#include "fuzz/open_points.hpp"

#include "fuzz/fuzz_program.hpp"

#include <array>
#include <regex>

namespace lastref::fuzz {
namespace {

/// No collection but those that the program asks for.
std::string without_thresholds(const std::string& program, const Target&) {
    static const std::regex call(R"(gc\.set_threshold\(\d+)");
    return std::regex_replace(program, call, "gc.set_threshold(1000000");
}

/// What warnings, tracebacks and context managers import on first use, and what the program imports by itself, is there
/// before the first collection, and what it left is gone.
std::string with_early_imports(const std::string& program, const Target&) {
    std::string text =
        "import contextlib, traceback, tracemalloc, warnings\n"
        "with contextlib.ExitStack() as stack: stack.enter_context(contextlib.suppress())\n"
        "del stack\n";
    for (const std::string& module : imported_modules(program))
        text += "try: __import__('" + module + "')\nexcept ImportError: pass\n";
    return text + "__import__('gc').collect()\n" + program;
}

/// No collection of PyPy's is under way when gc.get_objects() makes its long list.
std::string with_collections_before_lists(const std::string& program, const Target& target) {
    static const std::regex call(R"(gc\.get_objects\()");
    return target.cpython ? program : std::regex_replace(program, call, "(gc.collect(), gc.get_objects)[1](");
}

constexpr std::array points{
    OpenPoint{"when a lowered threshold starts a collection", without_thresholds},
    OpenPoint{"what imports leave to be collected", with_early_imports},
    OpenPoint{"how far the list of gc.get_objects() brings a collection", with_collections_before_lists},
};

}  // namespace

std::span<const OpenPoint> open_points() {
    return points;
}

}  // namespace lastref::fuzz
