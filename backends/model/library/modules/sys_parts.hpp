#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/run.hpp"

#include <span>
#include <string_view>

namespace lastref::model {

/// excepthook, unraisablehook, displayhook (sys_hooks.cpp).
extern const std::span<const NativeRow> sys_hooks;

/// What sys says of the interpreter (sys_facts.cpp): `version_info`, `flags` and so on. Null for no such name.
Value make_sys_fact(Run& run, std::string_view name);
extern const std::span<const std::string_view> sys_fact_names;

}  // namespace lastref::model
