#pragma once

#include "backends/model/object/containers/array.hpp"

#include <string>

/// What lies in an array.array: numbers and characters, as their typecodes say.
namespace lastref::model {

/// The bytes of an item; 0 for what is no typecode of the profile's version.
std::uint32_t item_size_of(const Profile& profile, char typecode);

/// The typecodes of the profile's version, in the module's order.
std::string_view typecodes_of(const Profile& profile);

/// The value of an item. May collect.
Value array_item(Run& run, Object* array, std::size_t place);

/// The bytes of a value as an item. Raises TypeError or OverflowError; may run Python code.
std::string item_bytes(Run& run, char typecode, Object* value);

}  // namespace lastref::model
