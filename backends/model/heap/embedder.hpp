#pragma once

#include "backends/model/heap/object.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace lastref::model {

/// What one collection found, as gc.callbacks and gc.get_stats tell it.
struct CollectionResult {
    std::int64_t collected = 0;
    std::int64_t uncollectable = 0;
    std::int64_t candidates = 0;
    bool finalizers_were_running = false;  ///< and will go on; this collection ran none (PyPy)
};

/// Where a collector that marks begins.
enum class Roots : std::uint8_t {
    all,         ///< modules and frames
    new_frames,  ///< the innermost frame, and on to the first one that was visited before
};

/// The second contract: what a heap and its collector ask of the VM. Every call may run Python code, may allocate, may
/// reach safe points and may drop references; none lets a Python exception out.
class Embedder {
public:
    virtual ~Embedder() = default;

    /// Calls the program's `__del__` of the object's type. The count is at least 1 during the call.
    virtual void call_finalizer(Object* object) = 0;

    /// Calls the callback of a weak reference that is dead already. Exceptions are reported as unraisable.
    virtual void call_weak_callback(WeakReference& reference, Object* callback) = 0;

    /// What shows of importlib's own callback, which a lock that is gone had: its frame, and that code runs.
    virtual void call_import_callback() = 0;

    /// gc.callbacks, before and after a collection of `generation`.
    virtual void collection_starts(int generation) = 0;
    virtual void collection_stops(int generation, const CollectionResult& result) = 0;

    /// A piece of gc.set_debug's output for sys.stderr.
    virtual void debug_line(std::string_view text) = 0;

    /// What the program's modules and frames hold.
    virtual void visit_roots(Roots roots, const std::function<void(Object*)>& visit) = 0;

    /// `repr` as the collector's debug output shows an object: "<Node 0x7f...>".
    virtual void debug_object(std::string_view label, Object* object) = 0;

    /// Ends the run soon: it needs what the heap does not model. Runs no Python code.
    virtual void lack(std::string_view what) = 0;

    /// Puts an object into gc.garbage.
    virtual void add_garbage(Object* object) = 0;
};

}  // namespace lastref::model
