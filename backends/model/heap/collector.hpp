#pragma once

#include "backends/model/heap/embedder.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace lastref::model {

class Heap;
struct Profile;

/// What a collection is said to have taken. Real ones differ from one to the next.
constexpr double seconds_of_collection = 1e-6;

/// What a generational reference-counting collector lets the gc module see and set. Absent where it has no such thing.
class GenerationControls {
public:
    struct Statistics {
        std::int64_t collections = 0;
        std::int64_t collected = 0;
        std::int64_t uncollectable = 0;
        std::int64_t candidates = 0;
    };

    virtual ~GenerationControls() = default;
    [[nodiscard]] virtual std::array<std::int64_t, 3> thresholds() const = 0;
    /// Negative: leaves that one as it is.
    virtual void set_thresholds(const std::array<std::int64_t, 3>& values) = 0;
    [[nodiscard]] virtual std::array<std::int64_t, 3> counts() const = 0;
    [[nodiscard]] virtual std::array<Statistics, 3> statistics() const = 0;
    virtual void freeze() = 0;
    virtual void unfreeze() = 0;
    [[nodiscard]] virtual std::int64_t frozen_count() const = 0;
    [[nodiscard]] virtual std::uint32_t debug_flags() const = 0;
    virtual void set_debug_flags(std::uint32_t flags) = 0;
};

/// gc.DEBUG_*.
enum DebugFlag : std::uint32_t {
    debug_stats = 1,
    debug_collectable = 2,
    debug_uncollectable = 4,
    debug_instances = 8,  ///< of classic classes; with debug_objects, what debugged_objects_have_sorts tells apart
    debug_objects = 16,
    debug_save_all = 32,
    debug_leak = debug_collectable | debug_uncollectable | debug_save_all,
};

/// The first contract: what the VM and the heap ask of a collector. A collector knows no Python type: it sees objects,
/// their counts, their edges and weak references. New objects appear in the heap's young list; from there on the lists
/// are the collector's. `none` is the skeleton to copy.
class Collector {
public:
    virtual ~Collector() = default;

    /// Whether an object dies when its count reaches zero. If so `did_reach_zero` is not called.
    [[nodiscard]] virtual bool frees_at_zero() const = 0;

    /// A tracked-kind object's count reached zero. Only called when `frees_at_zero()` is false.
    virtual void did_reach_zero(Object* object) = 0;

    /// An object whose type has a finalizer was made, and is complete but for its attributes.
    virtual void did_make_finalizable(Object* object) = 0;

    /// The finalizer of `object` has nothing left to do: a closed file's (PyPy).
    virtual void may_ignore_finalizer(Object* object) { static_cast<void>(object); }

    /// A weak reference with a callback to `object` was made.
    virtual void did_add_weak_callback(Object* object) { static_cast<void>(object); }

    /// A module is being imported. PyPy's importlib locks it, and that lock, dead when the import is over, has a weak
    /// callback that is Python code.
    virtual void did_lock_import() {}
    /// One that is locked again and again (a literal; in PyPy 7.3 `_bootlocale`, whenever open() asks for it): a lock
    /// that no collection took yet serves again, and a new one takes the callback from that before it.
    virtual void did_lock_import_again(std::string_view module) { static_cast<void>(module); }

    /// The heap's young allocations exceeded its threshold: inside an allocation, before the object is made. May
    /// collect.
    virtual void did_exceed_threshold() = 0;

    /// The VM is between two bytecodes and the heap asked for attention. May collect, may run finalizers.
    virtual void safe_point() = 0;

    /// gc.collect(generation). Returns what it freed.
    virtual CollectionResult collect(int generation) = 0;

    /// gc.enable(), gc.disable().
    virtual void set_enabled(bool enabled) = 0;
    [[nodiscard]] virtual bool enabled() const = 0;

    /// Objects that the collector holds, in its lists' order; `generation` -1 for all of them.
    virtual void for_each_object(int generation, const std::function<void(Object*)>& visit) = 0;

    /// gc.enable_finalizers(), gc.disable_finalizers(), counted. False where that cannot be.
    virtual bool set_finalizers_enabled(bool enabled) {
        static_cast<void>(enabled);
        return false;
    }

    /// gc.collect_step(): one step of an incremental collector; returns {old state, new state}. Others: {0, 0}.
    virtual std::array<int, 2> collect_step() { return {0, 0}; }

    /// Null where the collector has no generations to control.
    virtual GenerationControls* generations() { return nullptr; }
};

/// One row a collector.
std::unique_ptr<Collector> make_collector(const Profile& profile, Heap& heap);

}  // namespace lastref::model
