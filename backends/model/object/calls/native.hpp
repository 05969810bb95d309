#pragma once

#include "backends/model/object/ref.hpp"

#include <cstdint>
#include <string_view>

namespace lastref::model {

struct Run;

/// What a native function is called with: one place a parameter of its row, in order, borrowed from the caller. A
/// parameter that was not given and has no default in the row is null. `*args` is a Tuple, `**kwargs` a Dict.
struct Arguments {
    Object* const* values = nullptr;
    std::uint32_t count = 0;
    Object* operator[](std::uint32_t place) const { return values[place]; }
};

/// Throws Raised for a Python exception.
using NativeFunction = Value (*)(Run& run, Arguments arguments);

enum class Binding : std::uint8_t {
    method,  ///< of a type: the first parameter is the object
    static_method,
    class_method,  ///< the first parameter is the type
    function,      ///< of a module
};

/// As `since` of what Python 3 does not have any more.
inline constexpr int only_python_2 = -1;
/// Of what PyPy has before its language does.
inline constexpr int from_3_10_or_pypy = -2;
/// Of what is CPython's alone, and not there in Python 2.
inline constexpr int only_cpython_3 = -3;
inline constexpr int only_pypy = -4;
/// Of what CPython has to 3.11.
inline constexpr int to_3_11_or_pypy = -5;

/// One built-in function or method. `parameters` is written as in Python, without annotations: "self, item, /",
/// "iterable=(), /, *, key=None, reverse=False", "*args, sep=None, end=None". A default is None, True, False, an
/// integer,
/// '' or (); "=?" marks an optional parameter that is null when not given.
struct NativeRow {
    std::string_view name;
    std::string_view parameters;
    NativeFunction function = nullptr;
    Binding binding = Binding::method;

    /// Whether a pending collection may run right after a call of it. CPython does the commonest ones in its loop,
    /// without.
    bool safe_point_after = true;

    int since = 0;   ///< of a built-in type: 3.`since` was the first language to have it
    int until = 99;  ///< and 3.`until` the last
};

/// One computed attribute of a built-in type. A null setter makes it read-only; a setter gets null for `del`.
struct GetSetRow {
    std::string_view name;
    Value (*get)(Run& run, Object* object) = nullptr;
    void (*set)(Run& run, Object* object, Object* value) = nullptr;
    int since = 0;   ///< 3.`since` was the first language to have it
    int until = 99;  ///< and 3.`until` the last
};

struct Signature;

/// A built-in function, a method of a built-in type, or one bound to its object.
struct Native : Tracked {
    Object* self;   ///< the bound object, the module, or null
    Object* owner;  ///< the type that defines it, or null
    const NativeRow* row;
    const Signature* signature;  ///< the parsed parameters; shared by all runs
    WeakReference* weak_references;
};

}  // namespace lastref::model
