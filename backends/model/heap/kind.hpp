#pragma once

#include <cstdint>

/// One row an object kind: X(name). A kind is a C++ layout; several Python types may share one.
/// Each kind's own file in object/ or library/ defines `const KindRow name_kind`.
#define LASTREF_KINDS(X) \
    X(none)              \
    X(ellipsis)          \
    X(not_implemented)   \
    X(integer)           \
    X(floating)          \
    X(complex_number)    \
    X(string)            \
    X(bytes)             \
    X(byte_array)        \
    X(memory_view)       \
    X(list)              \
    X(tuple)             \
    X(dict)              \
    X(set)               \
    X(range)             \
    X(range_iterator)    \
    X(loop_position)     \
    X(slice)             \
    X(instance)          \
    X(type)              \
    X(function)          \
    X(native)            \
    X(bound_method)      \
    X(descriptor)        \
    X(cell)              \
    X(code)              \
    X(frame)             \
    X(traceback)         \
    X(generator)         \
    X(generator_step)    \
    X(module)            \
    X(exception)         \
    X(weak_reference)    \
    X(iterator)          \
    X(view)              \
    X(record)            \
    X(deque)             \
    X(lru_cache)         \
    X(file)

namespace lastref::model {

enum class Kind : std::uint8_t {
#define LASTREF_KIND(name) name,
    LASTREF_KINDS(LASTREF_KIND)
#undef LASTREF_KIND
        count
};

}  // namespace lastref::model
