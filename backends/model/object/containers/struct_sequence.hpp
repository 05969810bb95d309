#pragma once

#include "backends/model/object/run.hpp"
#include "backends/model/object/types/type.hpp"

#include <initializer_list>

namespace lastref::model {

/// The getter of one named field of a tuple.
template <std::uint32_t place>
Value struct_field(Run&, Object* object) {
    return Value::share(static_cast<Tuple*>(object)->items()[place]);
}

/// `sys.version_info(major=3, ...)`, by the names of the type's attributes.
Value struct_repr(Run& run, Arguments arguments);

inline constexpr NativeRow struct_methods[] = {{"__repr__", "self, /", struct_repr}};

/// The specification of a tuple with named fields, one attribute a field, in order.
constexpr TypeSpec struct_spec(std::string_view name, std::string_view module, std::span<const GetSetRow> fields) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::tuple;
    spec.instance_size = sizeof(Tuple);
    spec.base = &tuple_type;
    spec.methods = struct_methods;
    spec.attributes = fields;
    spec.subclassable = false;
    spec.module = module;
    return spec;
}

/// Of a built-in type: nobody makes instances of it by calling it.
inline constexpr ObjectFlag flag_made_inside = flag_values_read;

/// One value a field. Tracked.
Value make_struct(Run& run, const TypeSpec& spec, std::initializer_list<Value> values);

}  // namespace lastref::model
