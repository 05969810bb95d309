#pragma once

#include "backends/model/compile/code.hpp"

#include <cstdint>
#include <vector>

namespace lastref::model::compile {

/// What lies on the stack when instruction number `at` begins, from the bottom on: for what CPython (3.14) loaded
/// without counting it the number of the local that holds it, `Code::absent` for all else. A load of a local borrows
/// where the value leaves the stack before the next jump or its target, is not stored in a local, and the local is not
/// stored meanwhile; never in the code of handlers, nor of locals that may be unset.
std::vector<std::uint32_t> borrowed_operands(const Code& code, std::uint32_t at);

}  // namespace lastref::model::compile
