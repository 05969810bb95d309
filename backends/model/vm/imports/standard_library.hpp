#pragma once

#include <string_view>

namespace lastref::model {

/// Whether real Pythons have a top-level module of this name: a model that lacks it refuses the program, where for any
/// other name ModuleNotFoundError is the right answer.
bool is_standard_module(std::string_view name);

/// Likewise, or what real runtimes bring along for their own tests.
bool is_shipped_module(std::string_view name);

/// Likewise, of what PyPy alone has.
bool is_module_of_pypy(std::string_view name);
/// Parts in C of CPython's library, which PyPy has in Python alone.
bool is_lacking_on_pypy(std::string_view name);

/// Whether importing a module that the models lack does nothing that a program could see, so that it can be imported
/// and only its use is refused: the public modules that no platform lacks. What their imports leave to a collection is
/// not there.
bool is_known_by_name_alone(std::string_view name);

}  // namespace lastref::model
