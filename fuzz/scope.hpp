#pragma once

#include <string>
#include <vector>

namespace lastref::fuzz {

/// What is known of the object that a name is bound to.
enum class Shape {
    any,
    instance,  ///< of a class of the program: takes attributes
    list,
    dict,
    set,
    deque,
    tuple,
    function,  ///< that takes any one argument
    generator,
    coroutine,
    iterator,
    weak_reference,
    weak_values,
    weak_keys,
    weak_set,
    finalizer,
    exception,
    file,
    type,
};

struct Name {
    std::string text;
    Shape shape = Shape::any;
};

/// The names that a place in the program can use, all of them bound there.
struct Scope {
    enum class Kind { module, function };
    Kind kind = Kind::module;
    std::vector<Name> names;
    std::size_t first_own = 0;       ///< those before it belong to scopes around, and can only be read
    std::size_t first_bindable = 0;  ///< those before it may not be bound anew or deleted: they are used again
};

}  // namespace lastref::fuzz
