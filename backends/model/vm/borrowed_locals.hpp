#pragma once

#include <cstdint>

namespace lastref::model {

class Interpreter;
struct Object;

/// How many references the frames that run hold to `object` without counting them (3.14): what a local holds and an
/// operand, or the parameter of a call, borrows. The model counts them.
std::int64_t borrowed_references(Interpreter& vm, const Object* object);

}  // namespace lastref::model
