#pragma once

#include "backends/model/object/core_types.hpp"

#include <string_view>

namespace lastref::model {

struct Object;
struct Run;
struct Type;

// Python 2 has three errors where Python 3 has one: EnvironmentError with the fields, and IOError and OSError below it.
extern const TypeSpec environment_error_type;
extern const TypeSpec io_error_type;
/// OSError, or in Python 2 what has its fields there.
Type* environment_error(Run& run);
/// OSError, or in Python 2 what streams raise there.
Type* io_error(Run& run);
/// As raise_os_error() does, what streams raise.
[[noreturn]] void raise_io_error(Run& run, int error_number, Object* filename = nullptr);

/// "No such file or directory" for 2: what strerror says on Linux.
std::string_view os_error_text(int error_number);

/// The name of a number ("ENOENT"), empty when unknown; and the number of a name, 0 when unknown.
std::string_view os_error_name(int error_number);
int os_error_number(std::string_view name);

/// The subclass of OSError that OSError(error_number, ...) makes.
CoreType os_error_class(int error_number);

}  // namespace lastref::model
