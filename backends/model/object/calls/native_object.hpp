#pragma once

#include "backends/model/object/run.hpp"

#include <cstddef>
#include <string_view>

namespace lastref::model {

/// The parameters of a native function, parsed from its row's text.
struct Signature {
    static constexpr std::uint32_t maximum = 16;
    enum class Default : std::uint8_t { required, absent, none, true_, false_, integer, empty_string, empty_tuple };
    struct Parameter {
        std::string_view name;
        Default default_kind = Default::required;
        std::int64_t integer = 0;
    };
    std::uint8_t count = 0;  ///< all places, *args and **kwargs included
    std::uint8_t positional_only = 0;
    std::uint8_t positional = 0;      ///< positional-only included
    std::uint8_t required = 0;        ///< positional ones without default
    std::int8_t var_positional = -1;  ///< the place of *args
    std::int8_t var_keyword = -1;     ///< the place of **kwargs
    Parameter parameters[maximum];

    /// Of a signature that is cut off behind its `count` parameters, as natives have it.
    [[nodiscard]] std::size_t bytes() const { return offsetof(Signature, parameters) + count * sizeof(Parameter); }
};

/// Parses "self, item, /, *, key=None". A row that is malformed is a fault of ours and stops the program.
Signature parse_signature(std::string_view parameters);

/// A built-in function object. `self` may be null: an unbound method of `owner`, or a module's function.
Ref<Native> make_native(Run& run, const NativeRow& row, Object* self, Object* owner);

/// What a built-in type's dict holds for a row: a method, a static method, a class method.
Value make_type_attribute(Run& run, Type* type, const NativeRow& row);
Value make_getset(Run& run, Type* type, const GetSetRow& row);
/// `__next__`, `__iter__`, `__doc__`, `__module__`, `__hash__ = None`: what follows from a type's specification. Null
/// when nothing does.
Value make_implied_attribute(Run& run, Type* type, std::string_view name);
/// Whether the real runtime makes the type at run time, as it makes classes: then its namespace tells its module.
bool is_heap_type_of_c(const Run& run, const TypeSpec& spec);

/// Calls a native with the arguments in place (a bound self is not among them).
Value call_native(Run& run, Native* native, Object* const* arguments, std::size_t count, Tuple* keyword_names);

/// The class's own names as keys, for dir(); built-in ones included whether or not they were made yet.
void add_class_names(Run& run, Type* type, Dict* names);

/// "list" for error messages about a type itself.
std::string_view type_name_of(const Type* type);

/// What Python 2 calls a special method of Python 3.
std::string_view name_in_python_2(std::string_view name);
/// What the function tells as its name.
std::string_view told_name(const Native* native);

// object's own special methods, by which lookups tell that a class has nothing of its own.
Value object_getattribute(Run& run, Arguments arguments);
Value object_setattr(Run& run, Arguments arguments);
Value object_delattr(Run& run, Arguments arguments);
/// As object's, which CPython does not apply to types.
Value type_setattr(Run& run, Arguments arguments);
Value type_delattr(Run& run, Arguments arguments);
Value object_new(Run& run, Arguments arguments);
Value object_init(Run& run, Arguments arguments);

}  // namespace lastref::model
