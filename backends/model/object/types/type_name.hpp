#pragma once

#include "backends/model/heap/object.hpp"

#include <fmt/format.h>

#include <string_view>

namespace lastref::model {

/// "list" or "collections.deque", as messages name the type of an object (tp_name), and the object that is meant.
struct TypeName : std::string_view {
    TypeName(std::string_view text, const Object* object) : std::string_view(text), of(object) {}
    const Object* of;
};

TypeName type_name(const Object* object);

}  // namespace lastref::model

namespace fmt {
template <>
struct formatter<lastref::model::TypeName> : formatter<std::string_view> {};
}  // namespace fmt
