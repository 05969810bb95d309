#pragma once

#include "backends/model/object/ref.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// collections.deque: an array with room at both ends.
Ref<Deque> make_deque_of(Run& run, Type* type);

/// Hand a reference over; with a limit, what falls off the other end dies afterwards.
void deque_append(Run& run, Deque* deque, Value item);
void deque_append_left(Run& run, Deque* deque, Value item);

/// Require a deque that is not empty.
Value deque_take(Run& run, Deque* deque);
Value deque_take_left(Run& run, Deque* deque);
Value deque_take_at(Run& run, Deque* deque, std::uint32_t place);

/// Requires place <= size.
void deque_insert(Run& run, Deque* deque, std::uint32_t place, Object* item);

/// Empties it; items die first to last.
void deque_clear(Run& run, Deque* deque);

}  // namespace lastref::model
