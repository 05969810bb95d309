#pragma once

#include "backends/model/object/block_watch.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lastref::model {

/// Where blocks of memory were asked for: the innermost place first, `depth` how many there were.
struct AllocationTrace {
    std::vector<std::pair<const std::string*, int>> places;
    int depth = 0;
    auto operator<=>(const AllocationTrace&) const = default;
};

/// The run's watch over its memory, from the first question on, and the traces of tracemalloc. PyPy has neither.
class WatchedMemory : public Interpreter::Extension {
public:
    BlockWatch& watch(Run& run);
    /// Whether anybody asked yet.
    [[nodiscard]] BlockWatch* watch_if_any() { return watch_.get(); }

    void start_tracing(Run& run, int limit);
    void stop_tracing();
    [[nodiscard]] int limit() const { return limit_; }
    /// `number` is what the watch tells; not 0.
    [[nodiscard]] const AllocationTrace& trace(std::uint32_t number) const { return *traces_[number - 1]; }

private:
    std::uint32_t here(const Interpreter& vm);

    std::unique_ptr<BlockWatch> watch_;
    std::map<AllocationTrace, std::uint32_t> numbers_;
    std::vector<const AllocationTrace*> traces_;
    int limit_ = 1;
};

WatchedMemory& watched_memory(Run& run);

}  // namespace lastref::model
