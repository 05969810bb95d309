#pragma once

#include "backends/model/object/make.hpp"

namespace lastref::model {

extern const TypeSpec generic_alias_type;
extern const TypeSpec union_type_type;

/// `int | None`: what type.__or__ gives. NotImplemented for what is no type.
Value make_union_type(Run& run, Object* left, Object* right);

/// The members of a types.UnionType, null for any other object. Borrowed. isinstance(x, int | str) asks this.
Tuple* union_members(Run& run, Object* object);

}  // namespace lastref::model
