#pragma once

#include "backends/model/heap/allocator.hpp"
#include "backends/model/heap/pools.hpp"
#include "backends/model/object/run.hpp"

#include <array>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lastref::model {

/// Which blocks of memory the real runtime would have, and where each was asked for.
///
/// Nothing is watched until a program looks: the allocator then begins to tell of each block that it gives out and
/// takes back, and what lives already is entered by a walk over all that can be reached. The model's own blocks are
/// not the real ones: at each question the living objects say which blocks they have there, and how large
/// (real_size.hpp); a buffer is found by the object that owns it. Added to that is what the real runtime holds for
/// reuse: freed floats, lists, dicts and tuples, which are given out again before any memory is asked for, and which
/// a full collection gives back. How many of them the interpreter's start leaves behind was measured.
class BlockWatch final : public AllocationObserver {
public:
    /// Tells where the program is; never 0.
    using Here = std::function<std::uint32_t()>;

    explicit BlockWatch(Run& run);
    ~BlockWatch() override;
    BlockWatch(const BlockWatch&) = delete;
    BlockWatch& operator=(const BlockWatch&) = delete;

    /// Blocks that are not given back, held ones included.
    std::int64_t count();

    /// From now on each block is traced to `here`. Null: tracing ends, and traces are forgotten.
    void trace(Here here);
    [[nodiscard]] bool is_tracing() const { return here_ != nullptr; }
    void forget_traces();
    /// What is allocated while tracing rests belongs to nobody.
    void rest() { ++resting_; }
    void go_on() { --resting_; }

    struct TracedMemory {
        std::size_t now = 0;
        std::size_t peak = 0;
    };
    /// The peak counts buffers by the size that they have in the model.
    TracedMemory traced_memory();
    void reset_peak();
    /// Each traced block: its trace and its size.
    void for_each_traced_block(const std::function<void(std::uint32_t trace, std::size_t bytes)>& visit);
    /// The trace of an object's own block; 0: none.
    [[nodiscard]] std::uint32_t trace_of(const Object* object) const;

    /// What sys._debugmallocstats() writes of the small-object allocator. It is followed from the first call on.
    std::string small_blocks();

    void did_allocate(void* memory, std::size_t size, Tenant tenant) override;
    void will_release(void* memory) override;
    void did_clear_free_lists() override;

private:
    struct Record {
        Tenant tenant;
        std::uint32_t trace = 0;
        std::size_t size = 0;
        std::vector<Pools::Place> places{};
    };
    struct Held {
        std::uint32_t trace = 0;
        std::size_t bytes = 0;
    };
    using Visitor = std::function<void(std::uint32_t trace, std::size_t bytes)>;

    void enter_living();
    void enter(Object* object, std::vector<Object*>& found);
    void for_each_block(const Visitor& visit);
    std::vector<Held>* held_of(const Record& record);
    [[nodiscard]] std::size_t most_held(const Record& record) const;
    [[nodiscard]] std::size_t bytes_of_held(const Record& record) const;
    void fill_held();
    void place(void* memory, Record& record);
    void place_last();

    Run& run_;
    Here here_;
    int resting_ = 0;
    std::unordered_map<const void*, Record> records_;
    std::array<std::vector<Held>, 32> held_;
    std::size_t traced_ = 0;       ///< bytes of the model's blocks that are traced
    std::size_t most_traced_ = 0;  ///< since the peak was known
    std::size_t peak_ = 0;
    std::optional<Pools> pools_;
    void* last_ = nullptr;  ///< given out, but not placed yet: only its tenant tells how large it is
};

}  // namespace lastref::model
