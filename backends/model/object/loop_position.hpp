#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// Where a loop of CPython 3.15 stands in a sequence: it needs no iterator. Only frames hold one, and what they hold
/// there as far as anybody can see is the sequence. No collector tracks it.
struct LoopPosition : Object {
    Object* sequence;
    std::int64_t index;
};

/// What a loop over `iterable` keeps: its iterator, or a position in it. Raises TypeError.
Value begin_loop(Run& run, Object* iterable);

/// `held` itself, or the sequence if it is a position.
inline Object* looped_over(Object* held) {
    return held && held->kind == Kind::loop_position ? static_cast<LoopPosition*>(held)->sequence : held;
}

}  // namespace lastref::model
